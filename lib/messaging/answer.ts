import type { IssuedCommand } from '../call/commands';
import type { RefusalReason } from '../call/reasons';
import type { PageLimits } from './limits';
import {
  type FromUi,
  PAGE_REQUESTS,
  type RequestOutcome,
  type SendOutcome,
  type ToUi,
  type UiRequest,
} from './protocol';
import type { SenderClass } from './sender';

/** Somebody who may speak to the background. */
export type Known = Exclude<SenderClass, { kind: 'stranger' }>;

type PageSender = Extract<SenderClass, { kind: 'page' }>;

/** Those who carry wishes out. */
export interface Handlers {
  readonly handleCommand: (issued: IssuedCommand) => Promise<SendOutcome>;
  readonly handleRequest: (request: UiRequest, sender: Known) => Promise<RequestOutcome>;
}

const nack = (id: string, refused: RefusalReason): ToUi => ({
  kind: 'ack',
  id,
  outcome: { ok: false, refusal: { refused } },
});

/** The answer to a message that made no sense, where it had an id to answer to. */
export const malformed = (id: string | undefined): ToUi | undefined =>
  id === undefined ? undefined : nack(id, 'malformed');

/** Says no to what a web page may not wish, or wishes too often. */
export function checkPage(limits: PageLimits, message: FromUi, sender: PageSender, nowMs: number): ToUi | undefined {
  if (message.kind === 'command') {
    const refused = limits.check(message.command, sender.tabId, nowMs);
    return refused === undefined ? undefined : nack(message.id, refused);
  }
  const isListed = PAGE_REQUESTS.some((kind) => kind === message.request.kind);
  if (isListed && limits.checkRequest(sender.tabId, nowMs)) return undefined;
  return { kind: 'answer', id: message.id, outcome: { ok: false, problem: 'not-allowed-here' } };
}

/** Ids of a page live in a name space of their own: it must not be able to claim one of the popup, or of another tab. */
export async function carryOut(handlers: Handlers, message: FromUi, sender: Known): Promise<ToUi> {
  const { id } = message;
  if (message.kind === 'request') {
    return { kind: 'answer', id, outcome: await handlers.handleRequest(message.request, sender) };
  }
  const ownId = sender.kind === 'page' ? `page:${sender.tabId}:${id}` : id;
  return { kind: 'ack', id, outcome: await handlers.handleCommand({ id: ownId, command: message.command }) };
}
