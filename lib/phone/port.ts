/** Name of the port between the phone and the background. */
export const PHONE_PORT = 'phone';

/** One end of the link, free of any browser API. Posting into a dead port must not throw. */
export interface PortLike {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
  disconnect(): void;
}

/** What a freshly started background sends to find a phone that is already there. */
export const CONNECT_REQUEST = { to: 'offscreen', t: 'connect' } as const;

/** Is this the background's wish that the phone opens its port? */
export function isConnectRequest(message: unknown): boolean {
  if (typeof message !== 'object' || message === null) return false;
  return Reflect.get(message, 'to') === CONNECT_REQUEST.to && Reflect.get(message, 't') === CONNECT_REQUEST.t;
}

/** Who sent a one-shot message, as far as the browser vouches for it. */
export interface MessageSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?: unknown;
}

/** Our own background is the one sender of ours that is neither in a tab nor a page. */
export function isOwnBackground(sender: MessageSender, ownId: string): boolean {
  if (sender.id !== ownId || sender.tab !== undefined) return false;
  return sender.url === undefined || !/\.html([?#]|$)/.test(sender.url);
}
