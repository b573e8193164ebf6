import { describe, expect, it } from 'vitest';
import { failure } from '../../../lib/shared/outcome';
import { type Answer, LOOK, setUpAuth } from './auth-set-up';
import { settle } from './fake-clock';

describe('renewing', () => {
  it('happens once for many requests, and the pair is stored before it is used', async () => {
    const { auth, platform, send, age, stored } = setUpAuth();
    await auth.signIn();
    age();
    const sent = await Promise.all([send(), send(), send()]);
    expect(platform.posted()).toHaveLength(2);
    expect(platform.posted()[1]?.form).toMatchObject({ grant_type: 'refresh_token', refresh_token: 'refresh-1' });
    expect(stored()).toMatchObject({ refresh_token: 'refresh-2' });
    expect(sent.every((one) => 'answer' in one && one.answer.status === 200)).toBe(true);
    expect(platform.seen.filter(({ path }) => path === LOOK.path).map(({ authorization }) => authorization)).toEqual([
      'bearer access-2',
      'bearer access-2',
      'bearer access-2',
    ]);
  });

  it.each<[string, Answer]>([
    ['being offline', 'offline'],
    ['a server error', { status: 503 }],
    ['a rate limit', { status: 429, headers: { 'retry-after': '3' } }],
    ['a configuration error', { status: 400, body: { error: 'unauthorized_client', errorCode: 'OAU-112' } }],
  ])('after %s keeps the tokens', async (_what, answer) => {
    const { auth, platform, send, age, stored } = setUpAuth();
    await auth.signIn();
    age();
    platform.answers.push(answer);
    const sent = await send();
    expect('failure' in sent && ['not-sent', 'rate-limited'].includes(sent.failure.reason)).toBe(true);
    expect(stored()).toMatchObject({ refresh_token: 'refresh-1' });
    expect(await auth.status()).toMatchObject({ phase: 'signed-in' });
  });

  it('posts the same refresh token again when the answer was lost', async () => {
    const { auth, platform, send, age } = setUpAuth();
    await auth.signIn();
    age();
    platform.answers.push('offline');
    await send();
    expect('answer' in (await send())).toBe(true);
    expect(platform.posted().map(({ form }) => form.refresh_token)).toEqual([undefined, 'refresh-1', 'refresh-1']);
  });

  it.each([
    [{ error: 'invalid_grant', error_description: 'Token not found' }],
    [{ errors: [{ errorCode: 'OAU-213' }] }],
  ])('refused with 400 %j drops the tokens and says so', async (body) => {
    const { auth, platform, send, age, stored, changes } = setUpAuth();
    await auth.signIn();
    age();
    platform.answers.push({ status: 400, body });
    expect(await send()).toMatchObject({ failure: { reason: 'signed-out' } });
    expect(stored()).toBeNull();
    await settle();
    expect(changes.at(-1)).toEqual({ phase: 'signed-out' });
    const before = platform.seen.length;
    expect(await send()).toMatchObject({ failure: { reason: 'signed-out' } });
    expect(platform.seen).toHaveLength(before);
  });

  it('does not wait for ever', async () => {
    const { auth, platform, age, clock } = setUpAuth();
    await auth.signIn();
    age();
    platform.answers.push('never');
    const outcome = auth.ensureFresh();
    await clock.advance(15_000);
    expect(await outcome).toEqual(failure('not-sent'));
  });

  it('while offline does not use up the Auth group', async () => {
    const { auth, platform, send, age } = setUpAuth();
    await auth.signIn();
    age();
    platform.answers.push(...Array.from({ length: 12 }, () => 'offline' as const));
    for (let one = 0; one < 12; one += 1) await send();
    expect('answer' in (await send())).toBe(true);
  });
});

describe('a 401', () => {
  it('renews once and repeats once, and asks for a token of the usual life', async () => {
    const { auth, platform, send } = setUpAuth();
    await auth.signIn();
    platform.answers.push({ status: 401, body: { errorCode: 'OAU-129' } });
    expect(await send()).toMatchObject({ answer: { status: 200 } });
    expect(platform.posted()[1]?.form).toMatchObject({ refresh_token: 'refresh-1', access_token_ttl: '3600' });
    expect(platform.seen.filter(({ path }) => path === LOOK.path)).toHaveLength(2);
  });

  it('of several requests at once renews once and keeps the new pair', async () => {
    const { auth, platform, send, stored } = setUpAuth();
    await auth.signIn();
    platform.answers.push(...Array.from({ length: 5 }, () => ({ status: 401 })));
    const sent = await Promise.all(Array.from({ length: 5 }, send));
    expect(sent.every((one) => 'answer' in one && one.answer.status === 200)).toBe(true);
    expect(platform.posted()).toHaveLength(2);
    expect(stored()).toMatchObject({ access_token: 'access-2', refresh_token: 'refresh-2' });
  });

  it('that stays is an answer, not a reason to sign out', async () => {
    const { auth, platform, send, stored } = setUpAuth();
    await auth.signIn();
    const usual = Promise.resolve();
    platform.answers.push({ status: 401 }, usual, { status: 401 });
    expect(await send()).toMatchObject({ answer: { status: 401 } });
    expect(stored()).toMatchObject({ refresh_token: 'refresh-2' });
  });

  it('whose renewal fails was refused unread, and keeps the tokens', async () => {
    const { auth, platform, send, stored } = setUpAuth();
    await auth.signIn();
    platform.answers.push({ status: 401 }, { status: 503 });
    expect(await send()).toMatchObject({ failure: { reason: 'not-sent' } });
    expect(stored()).toMatchObject({ refresh_token: 'refresh-1' });
  });
});
