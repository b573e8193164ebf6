import './globals';
import { SDK } from '@ringcentral/sdk';
import type { Clock } from '../shared/clock';
import { failure } from '../shared/outcome';
import type { ApiAnswer, Send } from './api';
import type { Gate } from './gate';
import { createRefresh, RefreshFailed } from './refresh';
import { createSealableStore, type KeyValueStore } from './store';
import { readTokens, type Tokens } from './tokens';

/** The two servers there are. Source: `SDK.server` of @ringcentral/sdk. */
export const SERVERS = SDK.server;

/** Sign-in as the official SDK does it, without its storage and error habits. */
export interface TokenPort {
  /** What is stored; undefined when nobody is signed in. */
  read(): Promise<Tokens | undefined>;
  /** Exchanges an authorization code; the pair is stored when this resolves. Never rejects. */
  exchange(grant: { code: string; verifier: string; redirectUri: string }): Promise<ApiAnswer | undefined>;
  /** Ends the session on the platform, both tokens. Rejects when that failed. */
  revoke(token: string): Promise<void>;
  wipe(): Promise<void>;
  /** Renews if less than a minute is left. Rejects with RefreshFailed. */
  ensureFresh(): Promise<void>;
  /** Resolves when no refresh is under way. */
  settled(): Promise<void>;
}

/** The official SDK, as far as it is used. */
export interface RingCentralSdk {
  /** For @ringcentral/subscriptions only, which insists on an instance. */
  readonly instance: SDK;
  readonly send: Send;
  readonly tokens: TokenPort;
}

interface SdkOptions {
  readonly server: string;
  readonly clientId: string;
  readonly tokenStore: KeyValueStore;
  readonly clock: Clock;
  readonly gate: Gate;
  readonly fetch: typeof fetch;
  /** The platform ended the session; the tokens are wiped already. */
  readonly onSessionOver: () => void;
  readonly onRenewed: () => void;
}

const APP_NAME = 'Partyline';
/** Longer than every deadline of ours: it only makes sure that no connection, and no refresh, hangs for ever. */
const FETCH_CEILING_MS = 30_000;

/** Builds the one SDK instance that owns the tokens. There must not be a second one. */
export function createSdk(options: SdkOptions): RingCentralSdk {
  const { clientId } = options;
  const store = createSealableStore(options.tokenStore);
  const instance = new SDK({
    server: options.server,
    clientId,
    appName: APP_NAME,
    localStorage: expectStorage(store),
    // Otherwise any failed refresh, being offline included, signs the rep out.
    clearCacheOnRefreshError: false,
    handleRateLimit: false,
    refreshDelayMs: 0,
    defaultRequestInit: { credentials: 'omit' },
    fetch: fetchWithCeiling(options.clock, options.fetch),
  });
  const wipe = async (): Promise<void> => {
    store.seal();
    await instance.cache().clean();
  };
  const settled = guardRefresh(instance, options, wipe);
  // Also when the code was exchanged after our deadline.
  instance.platform().on(instance.platform().events.loginSuccess, options.onRenewed);
  return {
    instance,
    send: createSend(instance),
    tokens: createTokenPort(instance, clientId, { wipe, settled, open: store.open }),
  };
}

/** Puts every refresh of the SDK, those after a 401 too, behind our gate. Returns the way to wait for one. */
function guardRefresh(instance: SDK, options: SdkOptions, wipe: () => Promise<void>): () => Promise<void> {
  const platform = instance.platform();
  const postRefresh = platform.refresh.bind(platform);
  const refresh = createRefresh({
    ...options,
    refreshOnce: async () => {
      if (!(await platform.auth().refreshTokenValid())) throw new WithoutToken();
      return postRefresh();
    },
    readAnswer: readErrorAnswer,
    isWithoutToken: (error) => error instanceof WithoutToken,
    onDead: async () => {
      await wipe();
      options.onSessionOver();
    },
  });
  platform.refresh = refresh.run;
  // The SDK's own version posts access_token_ttl=-1 later, and a second 401 at the same time could overwrite the pair
  // that a refresh has just brought.
  platform.auth().cancelAccessToken = async () => {
    if (!refresh.isFresh()) await platform.auth().setData({ access_token: '' });
  };
  return refresh.settled;
}

class WithoutToken extends Error {}

function createSend(instance: SDK): Send {
  return async (call, signal, leaving) => {
    const { method, path: url, query, body } = call;
    try {
      await instance.platform().ensureLoggedIn();
      if (signal.aborted) return { failure: failure('not-sent'), isFault: true };
      leaving();
      // The SDK's type does not name the signal, but hands every option on to Request.
      const options = { method, url, query, body, signal };
      return { answer: await readAnswer(await instance.send(options)) };
    } catch (error) {
      if (error instanceof RefreshFailed) return { failure: error.failure, isFault: true };
      const answer = await readErrorAnswer(error);
      return answer ? { answer } : { failure: failure('unknown'), isFault: !signal.aborted };
    }
  };
}

type TokenLife = Pick<TokenPort, 'wipe' | 'settled'> & { readonly open: () => void };

function createTokenPort(instance: SDK, clientId: string, { wipe, settled, open }: TokenLife): TokenPort {
  const platform = instance.platform();
  return {
    read: async () => readTokens(await platform.auth().data()),
    exchange: async ({ code, verifier, redirectUri }) => {
      open();
      try {
        return await readAnswer(await platform.login({ code, code_verifier: verifier, redirect_uri: redirectUri }));
      } catch (error) {
        return readErrorAnswer(error);
      }
    },
    revoke: async (token) => {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      const body = { token, client_id: clientId };
      await platform.send({ method: 'POST', url: '/restapi/oauth/revoke', body, headers, skipAuthCheck: true });
    },
    ensureFresh: async () => {
      await platform.ensureLoggedIn();
    },
    wipe,
    settled,
  };
}

async function readAnswer(response: Response): Promise<ApiAnswer> {
  const text = await response.clone().text();
  const answer = { status: response.status, headers: response.headers };
  if (text.trim() === '') return { ...answer, body: undefined, isReadable: true };
  try {
    return { ...answer, body: JSON.parse(text), isReadable: true };
  } catch {
    return { ...answer, body: undefined, isReadable: false };
  }
}

/** The SDK rejects with an error that carries the response; without one, no answer came. */
async function readErrorAnswer(error: unknown): Promise<ApiAnswer | undefined> {
  if (!(error instanceof Error) || !('response' in error) || !(error.response instanceof Response)) return undefined;
  try {
    return await readAnswer(error.response);
  } catch {
    return undefined;
  }
}

/** The SDK awaits every call to its storage, though its type asks for the synchronous one. */
function expectStorage(store: KeyValueStore): Storage {
  const isStorage = (value: object): value is Storage => 'getItem' in value && 'setItem' in value && 'keys' in value;
  const storage: object = store;
  if (!isStorage(storage)) throw new Error('The token store lacks a method');
  return storage;
}

function fetchWithCeiling(clock: Clock, fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const ceiling = new AbortController();
    const cancel = clock.after(FETCH_CEILING_MS, () => ceiling.abort());
    const given = input instanceof Request ? [input.signal] : [];
    try {
      return await fetch(input, { ...init, signal: AbortSignal.any([...given, ceiling.signal]) });
    } finally {
      cancel();
    }
  };
}
