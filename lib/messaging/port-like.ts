/** What the browser says about the other end. The browser vouches for it; what the other end sends is never trusted. */
export interface SenderLike {
  readonly id?: string;
  readonly url?: string;
  readonly origin?: string;
  readonly frameId?: number;
  readonly documentLifecycle?: string;
  readonly tabId?: number;
}

/** One end of a long-lived connection, free of any browser API so that tests can bring their own. */
export interface PortLike {
  readonly name: string;
  readonly sender: SenderLike | undefined;
  /** Never throws: a message into a port that is just going away is lost without a sound. */
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
  disconnect(): void;
}

/** The parts of a browser's port that are used, whichever of the two API objects it came from. */
export interface RawPort {
  readonly name: string;
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/**
 * Wraps a browser's port that this script opened: such a port names no sender. Kept apart from `port.ts` because
 * scripts inside pages must not load the polyfill.
 */
export function toPortLike(raw: RawPort): PortLike {
  return {
    name: raw.name,
    sender: undefined,
    post: (message) => {
      try {
        raw.postMessage(message);
      } catch {
        // The port is gone; its disconnect event, or the missing ack, tells what matters.
      }
    },
    onMessage: (listener) => raw.onMessage.addListener((message) => listener(message)),
    onDisconnect: (listener) => raw.onDisconnect.addListener(() => listener()),
    disconnect: () => raw.disconnect(),
  };
}
