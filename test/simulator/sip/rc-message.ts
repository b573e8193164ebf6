import type { Contact } from './registrar';
import { createToken } from './reply';

const INCOMING_CALL = 6;
const COMMANDS: Readonly<Record<string, 'voicemail' | 'declined' | 'received'>> = {
  '11': 'voicemail',
  '12': 'declined',
  '17': 'received',
};

/** What a device asks for in a call-control MESSAGE; `other` is not part of the simulator. */
export type RcCommand = 'voicemail' | 'declined' | 'received' | 'other';

/**
 * The P-rc header of an incoming call: web-phone copies its ids into the messages with which it declines.
 * Source: ringcentral-web-phone 2.5.4, rc-message and call-session/inbound.
 */
export function rcMessageOf(call: { readonly from: string }, contact: Contact): string {
  const from = `#${call.from.replace(/\D/g, '')}@simulator.invalid`;
  const to = `${contact.username}@simulator.invalid`;
  const header = `SID="${createToken()}" Req="{${createToken()}}" From="${from}" To="${to}" Cmd="${INCOMING_CALL}"`;
  return `<Msg><Hdr ${header}/><Bdy Cln="${contact.authorizationId}" Phn="${call.from}"/></Msg>`;
}

/** Reads the command number in the XML of a MESSAGE. */
export function rcMessageCommandOf(xml: string): RcCommand {
  return COMMANDS[/\bCmd="(\d+)"/.exec(xml)?.[1] ?? ''] ?? 'other';
}
