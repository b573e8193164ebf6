import { request as requestTls } from 'node:https';
import type { Simulator } from '../../simulator/server';

/** A request and its answer. */
export interface Exchange {
  readonly method: string;
  /** Without query. */
  readonly path: string;
  readonly status: number;
  /** Parsed JSON, text for anything else, undefined for nothing. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** What goes out. */
export interface Outgoing {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  /** Sent as it is, called JSON. */
  readonly raw?: string;
}

/** Sends requests to a simulator over TLS and keeps what came back. */
export interface Recorder {
  readonly exchanges: readonly Exchange[];
  send(outgoing: Outgoing): Promise<Exchange>;
  /** Keeps an answer that came another way, e.g. over the gateway. */
  keep(exchange: Exchange): Exchange;
}

/** Creates a recorder that trusts the simulator's own certificate and no other. */
export function createRecorder(simulator: Pick<Simulator, 'url' | 'certificate'>): Recorder {
  const exchanges: Exchange[] = [];
  const keep = (exchange: Exchange) => {
    exchanges.push(exchange);
    return exchange;
  };
  return { exchanges, keep, send: async (outgoing) => keep(await send(simulator, outgoing)) };
}

function send({ url, certificate }: Pick<Simulator, 'url' | 'certificate'>, outgoing: Outgoing): Promise<Exchange> {
  const { method, path } = outgoing;
  const { text, type } = toContent(outgoing);
  const headers = {
    ...(type !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
    ...(outgoing.token !== undefined && { authorization: `Bearer ${outgoing.token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = requestTls(url + path, { method, headers, ca: certificate }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = parse(Buffer.concat(chunks).toString('utf8'));
        const named = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
        const status = response.statusCode ?? 0;
        resolve({ method, path: path.split('?')[0] ?? path, status, body, headers: Object.fromEntries(named) });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

function toContent({ json, form, raw }: Outgoing): { readonly text: string; readonly type?: string } {
  if (form) return { text: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
  if (raw !== undefined) return { text: raw, type: 'application/json' };
  return json === undefined ? { text: '' } : { text: JSON.stringify(json), type: 'application/json' };
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
