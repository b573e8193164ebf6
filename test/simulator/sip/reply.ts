import { randomUUID } from 'node:crypto';
import { hasTag, headerOf, type SipHeaders, type SipRequest, type SipResponse } from './message';

const PHRASES: Readonly<Record<number, string>> = {
  100: 'Trying',
  183: 'Session Progress',
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  407: 'Proxy Authentication Required',
  481: 'Call/Transaction Does Not Exist',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  501: 'Not Implemented',
  603: 'Too Many Contacts',
};

const COPIED = ['Via', 'From', 'Call-Id', 'CSeq'];

/** What to put into an answer. */
export interface ReplyOptions {
  readonly status: number;
  /** Default: the usual phrase of the status. */
  readonly phrase?: string;
  /** Tag of our side; needed from the first answer other than 100 on. */
  readonly tag?: string;
  readonly headers?: SipHeaders;
  readonly body?: string;
}

/** Creates a tag, branch or nonce: random and unique. */
export function createToken(): string {
  return randomUUID().replaceAll('-', '');
}

/** Answers a request with the headers that RFC 3261 8.2.6 demands. */
export function replyTo(request: SipRequest, options: ReplyOptions): SipResponse {
  const to = headerOf(request, 'To');
  const tagged = hasTag(to) || options.tag === undefined ? to : `${to};tag=${options.tag}`;
  // web-phone reads Via and CSeq in exactly this spelling (call-session/index.ts, reInvite).
  const copied = COPIED.map((name) => [name, headerOf(request, name)] as const);
  return {
    kind: 'response',
    status: options.status,
    phrase: options.phrase ?? PHRASES[options.status] ?? 'Unknown',
    headers: [...copied, ['To', tagged], ...(options.headers ?? [])],
    body: options.body ?? '',
  };
}

/** The headers of a body. */
export function contentType(type: string): SipHeaders {
  return [['Content-Type', type]];
}
