import type { MediaLeg } from '../media/answerer';
import type { CallId } from '../world/line';
import type { SipHeaders, SipRequest } from './message';
import type { Contact } from './registrar';
import { createToken } from './reply';

/** web-phone matches replies by CSeq number alone and counts up from below 10 000: ours must never meet its own. */
const FIRST_SERVER_SEQUENCE = 100_000;
const VIA_HOST = 'simulator.invalid';

let nextSequence = FIRST_SERVER_SEQUENCE;

/** One leg between a device and the phone network, whoever started it. */
export interface Call {
  readonly callId: CallId;
  /** Our side as it stands in From or To, with tag. */
  readonly local: string;
  /** The device's side as it stands in From or To, with tag. */
  readonly remote: string;
  readonly leg: MediaLeg;
  /** Where the device is now; changes when it registers anew on another socket. */
  contact: Contact;
  phase: 'trying' | 'answered' | 'up';
  isHeld: boolean;
}

/** Creates a request of ours to a device, in the dialog of a call or before it. */
export function createRequest(
  method: string,
  to: Pick<Call, 'callId' | 'local' | 'remote' | 'contact'>,
  rest: { readonly headers?: SipHeaders; readonly body?: string; readonly branch?: string; readonly sequence?: number },
): SipRequest {
  const sequence = rest.sequence ?? nextSequence++;
  return {
    kind: 'request',
    method,
    uri: to.contact.uri,
    headers: [
      ['Via', `SIP/2.0/WSS ${VIA_HOST};branch=${rest.branch ?? `z9hG4bK${createToken()}`}`],
      ['From', to.local],
      ['To', to.remote],
      ['Call-Id', to.callId],
      ['CSeq', `${sequence} ${method}`],
      ['Contact', `<sip:${VIA_HOST};transport=wss>`],
      ['Max-Forwards', '70'],
      ...(rest.headers ?? []),
    ],
    body: rest.body ?? '',
  };
}

/** The header with which RingCentral ties a SIP leg to a telephony session. web-phone depends on the order of the two. */
export function apiIds(order: { readonly sessionId: string; readonly partyId: string }): SipHeaders {
  return [['p-rc-api-ids', `party-id=${order.partyId};session-id=${order.sessionId}`]];
}
