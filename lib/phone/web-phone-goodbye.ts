import type SipMessage from 'ringcentral-web-phone/sip-message/index';
import type OutboundMessage from 'ringcentral-web-phone/sip-message/outbound/index';
import RequestMessage from 'ringcentral-web-phone/sip-message/outbound/request';
import { sequenceOf } from './sip-answer';

function target(request: OutboundMessage): string {
  return request.subject.split(' ')[1] ?? '';
}

/** An ACK has the number of its INVITE; other requests count on. */
function within(method: string, request: OutboundMessage, to: string, sequence?: string): RequestMessage {
  const { 'Call-Id': callId = '', From = '', Via = '' } = request.headers;
  return new RequestMessage(`${method} ${target(request)} SIP/2.0`, {
    'Call-Id': callId,
    From,
    To: to,
    Via,
    ...(sequence && { CSeq: `${sequence} ${method}` }),
  });
}

/**
 * What to send when the server still answers an INVITE that we gave up: CANCEL while it rings, ACK and BYE once it is
 * up, nothing when it failed by itself.
 */
export function toGoodbyes(request: OutboundMessage, answer: SipMessage, status: number): readonly RequestMessage[] {
  const { number } = sequenceOf(request);
  const to = answer.getHeader('To') ?? '';
  if (status < 200) return [within('CANCEL', request, request.headers.To ?? '', number)];
  if (status < 300) return [within('ACK', request, to, number), within('BYE', request, to)];
  return [];
}
