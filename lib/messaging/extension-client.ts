import type { NewPerson } from '../call/commands';
import type { Snapshot } from '../call/snapshot';
import { type Client, createClient, type Push } from './client';
import { connectToBackground } from './port';
import { type Levels, type Status, UI_PORT } from './protocol';

/** What an extension page knows beside the call. */
export interface PageState {
  /** Undefined until the background has greeted this page. */
  readonly status: Status | undefined;
  readonly levels: Levels | undefined;
}

/** The connection of an extension page, and what came over it. */
export interface ExtensionClient {
  readonly client: Client;
  current(): PageState;
  /** Calls back after each change of `current`. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Somebody to call, for a page that is open already. */
  onPrefill(listener: (person: NewPerson) => void): () => void;
}

function after(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => clearTimeout(timer);
}

/** Adds a listener; returns the way to take it out again. */
function join<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Connects an extension page to the background and keeps what it pushes. `initial` is shown before the greeting. */
export function createExtensionClient(initial: Snapshot): ExtensionClient {
  let state: PageState = { status: undefined, levels: undefined };
  const listeners = new Set<() => void>();
  const prefillListeners = new Set<(person: NewPerson) => void>();
  const change = (next: Partial<PageState>): void => {
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  };
  const handlePush = (push: Push): void => {
    if (push.kind === 'status') change({ status: push.status });
    if (push.kind === 'levels') change({ levels: push.levels });
    if (push.kind === 'prefill') for (const listener of prefillListeners) listener(push.person);
  };
  const client = createClient<never>({
    connect: () => connectToBackground(UI_PORT),
    mintId: () => crypto.randomUUID(),
    after,
    initial,
    onPush: handlePush,
    // An extension page dies together with its extension.
    onOrphaned: () => {},
  });
  return {
    client,
    current: () => state,
    subscribe: (listener) => join(listeners, listener),
    onPrefill: (listener) => join(prefillListeners, listener),
  };
}
