import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answer, setUpAuth } from './auth-set-up';
import { settle } from './fake-clock';

describe('signing out', () => {
  it('revokes the session and wipes', async () => {
    const { auth, platform, tokenStore, changes } = setUpAuth();
    await auth.signIn();
    await auth.signOut();
    expect(platform.seen.at(-1)).toMatchObject({
      path: '/restapi/oauth/revoke',
      form: { token: 'refresh-1', client_id: 'client-1' },
      authorization: null,
    });
    expect(tokenStore.items.size).toBe(0);
    expect(changes.at(-1)).toEqual({ phase: 'signed-out' });
  });

  it.each<[string, Answer]>([
    ['offline', 'offline'],
    ['against a failing server', { status: 500 }],
  ])('%s wipes all the same', async (_what, answer) => {
    const { auth, platform, tokenStore } = setUpAuth();
    await auth.signIn();
    platform.answers.push(answer);
    await auth.signOut();
    expect(tokenStore.items.size).toBe(0);
  });

  it('does not wait for a server that never answers', async () => {
    const { auth, platform, tokenStore, clock } = setUpAuth();
    await auth.signIn();
    platform.answers.push('never');
    const done = auth.signOut();
    await clock.advance(5_000);
    await done;
    expect(tokenStore.items.size).toBe(0);
  });

  it('during a renewal leaves nothing behind', async () => {
    const { auth, send, age, tokenStore } = setUpAuth();
    await auth.signIn();
    age();
    const sending = send();
    await auth.signOut();
    await sending;
    expect(tokenStore.items.size).toBe(0);
  });

  it('is not undone by a renewal that is answered afterwards', async () => {
    const { auth, platform, send, age, tokenStore, clock } = setUpAuth();
    await auth.signIn();
    age();
    let release = (): void => undefined;
    platform.answers.push(
      new Promise((resolve) => {
        release = resolve;
      }),
    );
    const sending = send();
    await settle();
    const done = auth.signOut();
    await clock.advance(5_000);
    await done;
    release();
    await sending;
    expect(tokenStore.items.size).toBe(0);
    expect(await auth.status()).toEqual({ phase: 'signed-out' });
    await auth.signIn();
    expect(await auth.status()).toMatchObject({ phase: 'signed-in' });
  });
});

describe('secrets', () => {
  let printed: string[] = [];
  beforeEach(() => {
    printed = [];
    for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
      vi.spyOn(console, level).mockImplementation((...all: unknown[]) => void printed.push(all.join(' ')));
    }
  });
  afterEach(() => vi.restoreAllMocks());

  it('are never printed', async () => {
    const { auth, platform, send, age } = setUpAuth();
    await auth.signIn();
    age();
    platform.answers.push({ status: 503 }, { status: 401 });
    await send();
    await send();
    await auth.signOut();
    expect(printed.filter((line) => /access-|refresh-|the-code/.test(line))).toEqual([]);
  });
});
