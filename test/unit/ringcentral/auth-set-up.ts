import { type AuthStatus, createAuth } from '../../../lib/ringcentral/auth';
import { createGate } from '../../../lib/ringcentral/gate';
import { createSdk } from '../../../lib/ringcentral/sdk';
import { createFakeClock } from './fake-clock';
import { createMemoryStore } from './memory-store';

export const SERVER = 'https://platform.ringcentral.com';
export const REDIRECT = 'https://abc.chromiumapp.org/ringcentral';
export const LOOK = { method: 'GET', path: '/restapi/v1.0/x', group: 'light', priority: 'look' } as const;

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly form: Record<string, string>;
  readonly authorization: string | null;
}
/** A promise holds the answer back. */
export type Answer = Reply | 'offline' | 'never' | Promise<void>;

/** The platform, as far as tokens go. */
function createPlatform() {
  const seen: Seen[] = [];
  let serial = 0;
  const answers: Answer[] = [];
  const tokens = () => {
    serial += 1;
    return {
      access_token: `access-${serial}`,
      refresh_token: `refresh-${serial}`,
      token_type: 'bearer',
      expires_in: 3600,
      refresh_token_expires_in: 604_800,
    };
  };
  const platformFetch: typeof fetch = async (input) => {
    const request = new Request(input);
    const { pathname } = new URL(request.url);
    const text = await request.text();
    const form = Object.fromEntries(new URLSearchParams(text));
    seen.push({ method: request.method, path: pathname, form, authorization: request.headers.get('authorization') });
    const usual = () => ({ status: 200, body: pathname.endsWith('/token') ? tokens() : { ok: true } });
    const scripted = answers.shift() ?? usual();
    const answer = scripted instanceof Promise ? await scripted.then(usual) : scripted;
    if (answer === 'offline') throw new TypeError('Failed to fetch');
    if (answer === 'never') return new Promise(() => undefined);
    const reply: Reply = answer;
    const body = reply.body === undefined ? null : JSON.stringify(reply.body);
    return new Response(body, { status: reply.status, headers: reply.headers ?? {} });
  };
  return { seen, answers, fetch: platformFetch, posted: () => seen.filter(({ path }) => path.endsWith('/token')) };
}

/** The browser's part: notes the page, and ends at the address that `redirect` tells. */
function createIdentity() {
  const opened: URL[] = [];
  const redirect = {
    answer: (url: URL): string | undefined => `${REDIRECT}?code=the-code&state=${url.searchParams.get('state')}`,
  };
  const identity = {
    redirectUri: REDIRECT,
    launchWebAuthFlow: async (url: string) => {
      opened.push(new URL(url));
      return redirect.answer(new URL(url));
    },
  };
  return { opened, redirect, identity };
}

/** Sign-in over the real SDK against that platform. */
export function setUpAuth() {
  // The SDK reads the time itself.
  const clock = createFakeClock(Date.now());
  const tokenStore = createMemoryStore();
  const session = createMemoryStore();
  const platform = createPlatform();
  const changes: AuthStatus[] = [];
  const gate = createGate({ clock, onPenalty: () => undefined });
  const changed = () => auth.tokensChanged();
  const sdk = createSdk({
    server: SERVER,
    clientId: 'client-1',
    tokenStore,
    clock,
    gate,
    fetch: platform.fetch,
    onSessionOver: changed,
    onRenewed: changed,
  });
  const { opened, redirect, identity } = createIdentity();
  const auth = createAuth({
    tokens: sdk.tokens,
    server: SERVER,
    clientId: 'client-1',
    identity,
    session,
    gate,
    clock,
    random: crypto,
  });
  auth.onChange((status) => changes.push(status));
  const send = () => sdk.send(LOOK, new AbortController().signal, () => undefined);
  /** Makes the access token look old, so that the next request renews it. */
  const age = () => {
    const stored = JSON.parse(tokenStore.items.get('rc-platform') ?? '{}');
    tokenStore.items.set('rc-platform', JSON.stringify({ ...stored, expire_time: Date.now() - 1 }));
  };
  const stored = () => JSON.parse(tokenStore.items.get('rc-platform') ?? 'null');
  return { clock, tokenStore, session, platform, changes, auth, sdk, opened, redirect, send, age, stored };
}
