import { randomUUID } from 'node:crypto';

/** Place in a connection's stream; a client that comes back with it misses nothing. */
export interface Wsc {
  readonly token: string;
  readonly sequence: number;
}

/** Facts that the gateway tells about itself. Source: ringcentral-api-docs, code-samples/websockets. */
export const CONNECTION_FACTS = {
  maxConnectionsPerSession: 50,
  recoveryBufferSize: 100,
  recoveryTimeout: 180,
  idleTimeout: 1800,
  absoluteTimeout: 86_400,
  maxActiveRequests: 10,
} as const;

/** The first frame of a connection. Recovery fields are there only when the client asked for recovery. */
export function connectionDetails(wsc: Wsc, nowMs: number, recovery?: { state: string; errorCode?: string }): string {
  const messageId = randomUUID();
  return JSON.stringify([
    { type: 'ConnectionDetails', messageId, status: 200, wsc, headers: { RCRequestId: messageId } },
    {
      creationTime: new Date(nowMs).toISOString().replace('Z', '+0000'),
      ...(recovery && { recoveryState: recovery.state }),
      ...(recovery?.errorCode !== undefined && { recoveryErrorCode: recovery.errorCode }),
      ...CONNECTION_FACTS,
    },
  ]);
}

/** A notification, with the place in the stream after it. */
export function serverNotification(wsc: Wsc, envelope: { readonly uuid: string }): string {
  const headers = { RCRequestId: randomUUID() };
  return JSON.stringify([
    { type: 'ServerNotification', messageId: envelope.uuid, status: 200, wsc, headers },
    envelope,
  ]);
}

/** The answer to a client's request: same type and message id. */
export function clientResponse(
  messageId: string,
  response: { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> },
): string {
  const meta = { type: 'ClientRequest', messageId, status: response.status, headers: response.headers ?? {} };
  return JSON.stringify(response.body === undefined ? [meta] : [meta, response.body]);
}

/** The echo of a heartbeat: one element. */
export function heartbeat(messageId: string): string {
  return JSON.stringify([{ type: 'Heartbeat', messageId }]);
}

/** An error frame, e.g. `WSG-902` for an idle connection. */
export function errorFrame(errorCode: string, message: string): string {
  return JSON.stringify([
    { type: 'Error', messageId: randomUUID(), status: 400 },
    { errorCode, message },
  ]);
}

/** What a client may send. */
export type ClientFrame =
  | { readonly type: 'Heartbeat'; readonly messageId: string }
  | {
      readonly type: 'ClientRequest';
      readonly messageId: string;
      readonly method: string;
      readonly path: string;
      readonly query: Readonly<Record<string, string>>;
      readonly body: unknown;
    };

/** Reads a client's frame; undefined if it is none. */
export function parseClientFrame(text: string): ClientFrame | undefined {
  const frame = parse(text);
  if (!Array.isArray(frame)) return undefined;
  const meta = toRecord(frame[0]);
  const messageId = String(meta.messageId ?? '');
  if (meta.type === 'Heartbeat') return { type: 'Heartbeat', messageId };
  if (meta.type !== 'ClientRequest' || typeof meta.path !== 'string') return undefined;
  const query = Object.entries(toRecord(meta.query)).map(([name, value]) => [name, String(value)]);
  return {
    type: 'ClientRequest',
    messageId,
    method: String(meta.method ?? 'GET').toUpperCase(),
    path: meta.path,
    query: Object.fromEntries(query),
    body: frame[1],
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
