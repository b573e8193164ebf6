import type { PortLike, SenderLike } from '../../../lib/messaging/port-like';

/** One end of a fake connection, with what the other end has sent. */
export interface FakeEnd extends PortLike {
  readonly received: unknown[];
  isOpen(): boolean;
}

function createEnd(name: string, sender: SenderLike | undefined, other: () => FakeEnd & Inner): FakeEnd & Inner {
  const messageListeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let open = true;
  const received: unknown[] = [];
  return {
    name,
    sender,
    received,
    isOpen: () => open,
    post: (message) => {
      // Like a real port: a copy arrives, and nothing arrives at an end that is gone.
      if (open) other().take(structuredClone(message));
    },
    onMessage: (listener) => void messageListeners.push(listener),
    onDisconnect: (listener) => void closeListeners.push(listener),
    disconnect: () => {
      if (!open) return;
      open = false;
      other().lose();
    },
    take: (message) => {
      received.push(message);
      for (const listener of messageListeners) listener(message);
    },
    lose: () => {
      if (!open) return;
      open = false;
      for (const listener of closeListeners) listener();
    },
  };
}

interface Inner {
  take(message: unknown): void;
  lose(): void;
}

/** Two ends of one connection: `ui` speaks as `sender` to `background`. Only the far end hears a disconnect. */
export function createPortPair(name: string, sender: SenderLike): { ui: FakeEnd; background: FakeEnd } {
  const ui: FakeEnd & Inner = createEnd(name, undefined, () => background);
  const background: FakeEnd & Inner = createEnd(name, sender, () => ui);
  return { ui, background };
}
