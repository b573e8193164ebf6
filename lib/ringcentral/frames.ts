import * as v from 'valibot';
import { id, lenient } from './schema';

/**
 * One frame of RingCentral's notification gateway: a JSON array of meta and body.
 * Source: developers.ringcentral.com, guide "WebSocket notifications".
 */
export interface Frame {
  readonly type: string;
  /** A token with which a lost connection can be taken up where this frame left it. */
  readonly wsc: string | undefined;
  readonly body: unknown;
}

const LARGEST_FRAME_CHARS = 1_000_000;
const metaSchema = v.object({
  type: v.string(),
  wsc: lenient(v.object({ token: id })),
});
const frameSchema = v.pipe(v.string(), v.maxLength(LARGEST_FRAME_CHARS), v.parseJson(), v.looseTuple([metaSchema]));

/** Reads one frame; undefined when it is not one. Never throws. */
export function readFrame(data: unknown): Frame | undefined {
  const frame = v.safeParse(frameSchema, data);
  if (!frame.success) return undefined;
  const [{ type, wsc }, body] = frame.output;
  return { type, wsc: wsc?.token, body };
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
    const cleaned = withoutWsc(String(data));
    for (const listener of [...libraryListeners]) listener({ data: cleaned });
  });
  Object.assign(socket, {
    addEventListener: (type: string, listener: Listener) =>
      type === 'message' ? libraryListeners.add(listener) : addListener(type, listener),
    removeEventListener: (_type: string, listener: Listener) => libraryListeners.delete(listener),
  });
}

/** A frame that could be read, read again: few go to the library, and of the others nothing need be copied. */
function withoutWsc(data: string): string {
  const [meta, ...rest]: [object, ...unknown[]] = JSON.parse(data);
  return JSON.stringify([{ ...meta, wsc: undefined }, ...rest]);
}

function isForLibrary({ type, body }: Frame): boolean {
  if (type === 'ConnectionDetails') return v.is(connectionDetailsSchema, body);
  return type === 'Error' || type === 'ClientRequest';
}
