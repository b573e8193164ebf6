import * as v from 'valibot';
import { lenient } from './schema';

/**
 * One frame of RingCentral's notification gateway: a JSON array of meta and body.
 * Source: developers.ringcentral.com, guide "WebSocket notifications".
 */
export interface Frame {
  readonly type: string;
  /** A token with which a lost connection can be taken up where this frame left it. */
  readonly wsc: string | undefined;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

const metaSchema = v.looseObject({
  type: v.string(),
  wsc: lenient(v.looseObject({ token: v.pipe(v.string(), v.minLength(1)) })),
});
const frameSchema = v.pipe(v.string(), v.parseJson(), v.array(v.unknown()), v.minLength(1));
const LARGEST_FRAME_CHARS = 1_000_000;

/** Reads one frame; undefined when it is not one. Never throws. */
export function readFrame(data: unknown): Frame | undefined {
  if (typeof data === 'string' && data.length > LARGEST_FRAME_CHARS) return undefined;
  const frame = v.safeParse(frameSchema, data);
  if (!frame.success) return undefined;
  const [first, body] = frame.output;
  const meta = v.safeParse(metaSchema, first);
  if (!meta.success) return undefined;
  const { wsc, ...rest } = meta.output;
  return { type: rest.type, wsc: wsc?.token, meta: rest, body };
}

/** The first frame of every connection. `recoveryState` is there only if the connection asked to recover. */
export const connectionDetailsSchema = v.looseObject({
  recoveryTimeout: v.fallback(v.number(), 180),
  recoveryState: lenient(v.picklist(['Successful', 'Failed'])),
});

type Listener = (event: { readonly data: unknown }) => void;

/** The part of a WebSocket that the tap stands in front of. */
export interface TappedSocket {
  addEventListener(type: string, listener: Listener): void;
}

/**
 * Stands between a socket and the library that opened it, before the first frame can arrive. We see every frame. The
 * library sees only what it needs (connection details, errors, answers), without `wsc`, which is ours to keep, and
 * never a frame that would make its listeners throw.
 */
export function tapFrames(socket: TappedSocket, onFrame: (frame: Frame | undefined) => void): void {
  const addListener = socket.addEventListener.bind(socket);
  const libraryListeners = new Set<Listener>();
  addListener('message', ({ data }) => {
    const frame = readFrame(data);
    onFrame(frame);
    if (!frame || !isForLibrary(frame)) return;
    const cleaned = JSON.stringify([frame.meta, frame.body]);
    for (const listener of [...libraryListeners]) listener({ data: cleaned });
  });
  Object.assign(socket, {
    addEventListener: (type: string, listener: Listener) =>
      type === 'message' ? libraryListeners.add(listener) : addListener(type, listener),
    removeEventListener: (_type: string, listener: Listener) => libraryListeners.delete(listener),
  });
}

function isForLibrary({ type, body }: Frame): boolean {
  if (type === 'ConnectionDetails') return v.is(connectionDetailsSchema, body);
  return type === 'Error' || type === 'ClientRequest';
}
