/** The parts of a SIP message that are read here; header names in any case. */
export interface SipMessageLike {
  subject: string;
  readonly headers: Readonly<Record<string, string>>;
  getHeader(name: string): string | undefined;
}

/** The status of a SIP response, undefined for a request. */
export function statusOf(message: SipMessageLike): number | undefined {
  const status = /^SIP\/2\.0 (\d{3})(?: |$)/.exec(message.subject)?.[1];
  return status === undefined ? undefined : Number(status);
}

/** The words after the status. */
export const phraseOf = (message: SipMessageLike): string => /^SIP\/2\.0 \d{3} (.*)$/.exec(message.subject)?.[1] ?? '';

/** Why the telephone network released the call, where it says so: `Reason: Q.850;cause=17`. */
export function q850Of(message: SipMessageLike): number | undefined {
  const cause = /Q\.850\s*;.*?\bcause=(\d{1,3})/i.exec(message.getHeader('Reason') ?? '')?.[1];
  return cause === undefined ? undefined : Number(cause);
}

/** The number of a CSeq and its method, which together (`key`) name one request of a call; a CANCEL shares the number. */
export function sequenceOf(message: SipMessageLike): {
  readonly key: string;
  readonly number: string;
  readonly method: string;
} {
  const [number = '', method = ''] = (message.getHeader('CSeq') ?? '').trim().split(/\s+/);
  return { key: `${number} ${method}`, number, method };
}

/** How long a registration holds, as the server granted it. Unit: seconds. */
export function expiresOf(message: SipMessageLike): number | undefined {
  const expires = /;expires=(\d+)/.exec(message.getHeader('Contact') ?? '')?.[1];
  return expires === undefined ? undefined : Number(expires);
}
