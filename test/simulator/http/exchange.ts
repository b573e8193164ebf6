import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request that has been read whole. */
export interface Incoming {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Lower-case, without port. */
  readonly host: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

/** An answer before it is written. `lose`: cut the connection instead. */
export interface Outgoing {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly lose?: boolean;
}

const MAX_BODY_BYTES = 1_000_000;

/** Reads a request. Rejects if the body is larger than a megabyte or the client goes away. */
export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('body too large');
    chunks.push(part);
  }
  const url = new URL(message.url ?? '/', 'https://simulator.invalid');
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    host: (message.headers.host ?? '').toLowerCase().replace(/:\d+$/, ''),
    headers: message.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

/** Writes an answer, or cuts the connection. */
export function writeOutgoing(response: ServerResponse, outgoing: Outgoing): void {
  if (outgoing.lose) {
    response.socket?.destroy();
    return;
  }
  const { body } = outgoing;
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json;charset=utf-8';
  response.writeHead(outgoing.status, {
    ...(body !== undefined && { 'Content-Type': type }),
    ...(outgoing.status !== 204 && { 'Content-Length': String(Buffer.byteLength(text)) }),
    ...outgoing.headers,
  });
  response.end(text);
}

/** Parses a JSON body. `undefined` for an empty one, `'malformed'` for one that is not JSON. */
export function parseJson(text: string): { readonly value: unknown } | 'malformed' {
  if (text === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return 'malformed';
  }
}
