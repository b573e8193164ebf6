import type { PartyPatch } from '../../../lib/call/party';
import { createRingCentral, type RingCentral } from '../../../lib/ringcentral/ringcentral';
import type { KeyValueStore } from '../../../lib/ringcentral/store';
import { pressOnSignInPage, REDIRECT_URI } from '../../contract/official-sdk';
import type { Simulator } from '../../simulator/server';
import { createMemoryStore, type MemoryStore } from './memory-store';
import { createSkippableClock, type SkippableClock } from './skippable-clock';

/** What outlives a worker: the browser's storage, and what the core has saved. */
export interface Browser {
  readonly tokens: MemoryStore;
  readonly session: MemoryStore;
  readonly patches: PartyPatch[];
}

export const openBrowser = (): Browser => ({ tokens: createMemoryStore(), session: createMemoryStore(), patches: [] });

/** One life of the background worker, as far as RingCentral is concerned. */
export interface Worker extends RingCentral {
  readonly clock: SkippableClock;
  readonly states: string[];
  readonly penalties: (number | null)[];
  readonly logged: string[];
  /** Nothing that it does from now on reaches storage or the platform. The sockets are for the test to cut. */
  kill(): void;
}

/** A dead worker reads nothing and writes nothing. */
function whileAlive(store: KeyValueStore, isAlive: () => boolean): KeyValueStore {
  return {
    getItem: async (key) => (isAlive() ? store.getItem(key) : null),
    setItem: async (key, value) => {
      if (isAlive()) await store.setItem(key, value);
    },
    removeItem: async (key) => {
      if (isAlive()) await store.removeItem(key);
    },
    keys: async () => (isAlive() ? store.keys() : []),
  };
}

/** Starts a worker of this browser against a simulator. */
export function startWorker(simulator: Simulator, browser: Browser): Worker {
  let alive = true;
  const isAlive = () => alive;
  const clock = createSkippableClock();
  const states: string[] = [];
  const penalties: (number | null)[] = [];
  const logged: string[] = [];
  const ringCentral = createRingCentral({
    server: simulator.url,
    clientId: 'client-of-the-contract',
    tokenStore: whileAlive(browser.tokens, isAlive),
    resumeStore: whileAlive(browser.session, isAlive),
    clock,
    identity: {
      redirectUri: REDIRECT_URI,
      launchWebAuthFlow: async (url) => String(await pressOnSignInPage(url)),
    },
    log: (level, text) => logged.push(`${level} ${text}`),
    hooks: {
      onPatches: async (patches) => {
        if (alive) browser.patches.push(...patches);
      },
      onEventsState: (state) => states.push(state),
      onPenalty: (untilMs) => penalties.push(untilMs),
      onBlocked: () => {},
    },
  });
  const kill = () => {
    alive = false;
  };
  return { ...ringCentral, clock, states, penalties, logged, kill };
}
