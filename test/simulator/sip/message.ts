/** A SIP message as text on a WebSocket: one message per frame (RFC 7118), so no framing is needed. */

export type SipHeaders = readonly (readonly [name: string, value: string])[];

export interface SipRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly headers: SipHeaders;
  readonly body: string;
}

export interface SipResponse {
  readonly kind: 'response';
  readonly status: number;
  readonly phrase: string;
  readonly headers: SipHeaders;
  readonly body: string;
}

export type SipMessage = SipRequest | SipResponse;

function parseHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
}

/** Reads one message; undefined if it is none (a keep-alive, or garbage). */
export function parseSip(text: string): SipMessage | undefined {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [startLine = '', ...lines] = head.split('\r\n');
  const common = { headers: lines.filter((line) => line.includes(':')).map(parseHeader), body: rest.join('\r\n\r\n') };
  const response = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(startLine);
  if (response) return { kind: 'response', status: Number(response[1]), phrase: response[2] ?? '', ...common };
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(startLine);
  if (!request) return undefined;
  return { kind: 'request', method: request[1] ?? '', uri: request[2] ?? '', ...common };
}

/** Writes a message; Content-Length is added here. */
export function formatSip(message: SipMessage): string {
  const startLine =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.status} ${message.phrase}`;
  const headers = [...message.headers, ['Content-Length', String(Buffer.byteLength(message.body))] as const];
  return `${startLine}\r\n${headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${message.body}`;
}

/** The value of a header, whatever the case of its name; an empty string if it is absent. */
export function headerOf(message: { readonly headers: SipHeaders }, name: string): string {
  const wanted = name.toLowerCase();
  return message.headers.find(([key]) => key.toLowerCase() === wanted)?.[1] ?? '';
}

/** The number in the CSeq header. */
export function sequenceOf(message: SipMessage): number {
  return Number.parseInt(headerOf(message, 'CSeq'), 10);
}

/** The method in the CSeq header: what a response answers. */
export function sequenceMethodOf(message: SipMessage): string {
  return headerOf(message, 'CSeq').split(/\s+/)[1] ?? '';
}

/** The URI between angle brackets in From, To or Contact. */
export function addressOf(header: string): string {
  return /<([^>]+)>/.exec(header)?.[1] ?? header;
}

/** The part of a `sip:` URI before the @. */
export function userOf(uri: string): string {
  return /^(?:.*<)?sips?:([^@;>]+)/.exec(uri)?.[1] ?? '';
}

/** Whether From or To already carries a tag. */
export function hasTag(header: string): boolean {
  return header.includes(';tag=');
}
