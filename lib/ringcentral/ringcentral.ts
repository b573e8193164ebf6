import type { PartyPatch } from '../call/party';
import type { Clock } from '../shared/clock';
import type { Outcome } from '../shared/outcome';
import { type AccountReading, readAccount } from './account';
import { type Auth, createAuth, type Identity } from './auth';
import { createGate } from './gate';
import type { GateMemory } from './gate-memory';
import { requestGatewayToken } from './gateway-token';
import type { Randomness } from './pkce';
import { type Provision, provisionPhone } from './provision';
import { createReach } from './reach';
import { createRequest } from './request';
import { createSdk } from './sdk';
import type { KeyValueStore } from './store';
import { createEvents, type Events } from './subscription';
import type { Telephony } from './telephony';
import { createTelephony } from './telephony-client';

/** Everything that the background needs of RingCentral, in our words. */
export interface RingCentral {
  readonly auth: Auth;
  readonly telephony: Telephony;
  readonly events: Events;
  readonly account: { read(): Promise<Outcome<AccountReading>> };
  readonly provision: { create(): Promise<Outcome<Provision>> };
}

/** What the background is told. */
export interface RingCentralHooks {
  /** Resolves once the facts are saved. */
  onPatches(patches: readonly PartyPatch[]): Promise<void>;
  onEventsState(state: 'live' | 'lost'): void;
  /** The light rate group is silent until then; null when it is no more. Unit: milliseconds since the epoch. */
  onPenalty(untilMs: number | null): void;
  /** Something between here and RingCentral answers in its place, or lets nothing through. */
  onBlocked(isBlocked: boolean): void;
}

/** What the whole layer is built from. */
export interface RingCentralOptions {
  /** One of SERVERS. */
  readonly server: string;
  readonly clientId: string;
  /** Survives a restart of the browser; readable by extension pages only. */
  readonly tokenStore: KeyValueStore;
  /** Ends with the browser session. */
  readonly resumeStore: KeyValueStore;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: (level: 'info' | 'warn', text: string) => void;
  readonly hooks: RingCentralHooks;
  /** The rest is the world's; tests bring their own. */
  readonly fetch?: typeof fetch;
  readonly random?: Randomness;
}

const RESUME_KEY = 'events';
const GATE_KEY = 'gate';

const gateMemory = (store: KeyValueStore): GateMemory => ({
  load: async () => JSON.parse((await store.getItem(GATE_KEY)) ?? 'null'),
  save: (state) => store.setItem(GATE_KEY, JSON.stringify(state)),
});

/** Builds the whole layer. Nothing is sent, read or written before one of its methods is called. */
export function createRingCentral(options: RingCentralOptions): RingCentral {
  const {
    clock,
    hooks,
    resumeStore,
    random = crypto,
    fetch = (input, init) => globalThis.fetch(input, init),
  } = options;
  const gate = createGate({ clock, onPenalty: hooks.onPenalty, memory: gateMemory(resumeStore) });
  const changed = (): void => auth.tokensChanged();
  const sdk = createSdk({ ...options, fetch, gate, onSessionOver: changed, onRenewed: changed });
  const auth = createAuth({ ...options, tokens: sdk.tokens, session: resumeStore, gate, random });
  const reach = createReach({
    clock,
    isOnline: () => globalThis.navigator?.onLine !== false,
    onBlocked: hooks.onBlocked,
  });
  const request = createRequest({ send: sdk.send, gate, clock, reach });
  const events = createEvents({
    ...options,
    sdk: sdk.instance,
    random: Math.random,
    requestToken: () => requestGatewayToken(request),
    loadResume: async () => JSON.parse((await resumeStore.getItem(RESUME_KEY)) ?? 'null'),
    hooks: {
      onPatches: hooks.onPatches,
      onState: hooks.onEventsState,
      saveResume: (state) =>
        state ? resumeStore.setItem(RESUME_KEY, JSON.stringify(state)) : resumeStore.removeItem(RESUME_KEY),
    },
  });
  return {
    auth,
    telephony: createTelephony({ request }),
    events,
    account: { read: () => readAccount(request) },
    provision: { create: () => provisionPhone(request) },
  };
}
