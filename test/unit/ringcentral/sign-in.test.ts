import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { failure, success } from '../../../lib/shared/outcome';
import { REDIRECT, SERVER, setUpAuth } from './auth-set-up';
import { settle } from './fake-clock';

describe('signing in', () => {
  it('opens the platform with an S256 challenge whose verifier redeems the code', async () => {
    const { auth, opened, platform, session, changes } = setUpAuth();
    expect(await auth.signIn()).toEqual(success(undefined));
    const query = Object.fromEntries(opened[0]?.searchParams ?? []);
    expect(opened[0]?.origin + String(opened[0]?.pathname)).toBe(`${SERVER}/restapi/oauth/authorize`);
    expect(query).toMatchObject({
      response_type: 'code',
      client_id: 'client-1',
      redirect_uri: REDIRECT,
      code_challenge_method: 'S256',
    });
    const form = platform.posted()[0]?.form ?? {};
    expect(form).toMatchObject({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: REDIRECT,
      client_id: 'client-1',
    });
    const challenge = createHash('sha256')
      .update(form.code_verifier ?? '')
      .digest('base64url');
    expect(query.code_challenge).toBe(challenge);
    expect(platform.posted()[0]?.authorization).toBeNull();
    expect(session.items.size).toBe(0);
    await settle();
    expect(changes.at(-1)).toMatchObject({ phase: 'signed-in' });
  });

  it('tells until when', async () => {
    const { auth } = setUpAuth();
    await auth.signIn();
    const status = await auth.status();
    if (status.phase !== 'signed-in') throw new Error('expected to be signed in');
    expect(status.untilMs - Date.now()).toBeGreaterThan(604_700_000);
  });

  it.each([
    ['another state', () => `${REDIRECT}?code=c&state=forged`, 'state-mismatch'],
    ['no state', () => `${REDIRECT}?code=c`, 'state-mismatch'],
    ['another address', () => 'https://evil.example/?code=c', 'sign-in-cancelled'],
    ['no address', () => undefined, 'sign-in-cancelled'],
    [
      'a closed window',
      () => {
        throw new Error('The user did not approve access.');
      },
      'sign-in-cancelled',
    ],
    ['no code', (url: URL) => `${REDIRECT}?state=${url.searchParams.get('state')}`, 'no-code'],
    [
      'a refusal',
      (url: URL) => `${REDIRECT}?error=access_denied&state=${url.searchParams.get('state')}`,
      'access_denied',
    ],
  ])('with %s asks for no token', async (_what, answer, errorCode) => {
    const { auth, redirect, platform, session } = setUpAuth();
    redirect.answer = answer;
    expect(await auth.signIn()).toEqual(failure('refused', { errorCode }));
    expect(platform.seen).toEqual([]);
    expect(session.items.size).toBe(0);
    expect(await auth.status()).toEqual({ phase: 'signed-out' });
  });

  it('reports what the platform says of the code', async () => {
    const { auth, platform } = setUpAuth();
    platform.answers.push({ status: 400, body: { error: 'invalid_grant', errors: [{ errorCode: 'OAU-106' }] } });
    expect(await auth.signIn()).toEqual(failure('refused', { errorCode: 'OAU-106' }));
  });

  it('without a refresh token is refused: the app is set up wrongly', async () => {
    const { auth, platform } = setUpAuth();
    platform.answers.push({ status: 200, body: { access_token: 'a', expires_in: 3600 } });
    expect(await auth.signIn()).toEqual(failure('refused', { errorCode: 'no-refresh-token' }));
  });

  it('twice at once opens one window', async () => {
    const { auth, opened } = setUpAuth();
    await Promise.all([auth.signIn(), auth.signIn()]);
    expect(opened).toHaveLength(1);
  });
});
