import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/server';
import { createSdk, failureOf, pressOnSignInPage, REDIRECT_URI, signIn } from './official-sdk';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ switches: { rateLimits: false } });
});
afterAll(() => simulator.close());

const EXTENSION = '/restapi/v1.0/account/~/extension/~';

async function postToken(form: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(`${simulator.url}/restapi/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

function authorizeUrl(more: Record<string, string>): string {
  const query = { response_type: 'code', client_id: 'app', redirect_uri: REDIRECT_URI, state: 'x', ...more };
  return `${simulator.url}/restapi/oauth/authorize?${new URLSearchParams(query)}`;
}

async function codeFor(more: Record<string, string>): Promise<string> {
  return (await pressOnSignInPage(authorizeUrl(more))).searchParams.get('code') ?? '';
}

describe('the official SDK', () => {
  test('signs in with code and PKCE, reads who it is, refreshes and signs out', async () => {
    const sdk = createSdk(simulator);
    await signIn(sdk);
    const user = await (await sdk.get(EXTENSION)).json();
    expect(user).toMatchObject({ extensionNumber: '101', name: 'Jordan Reyes' });
    const before = (await sdk.platform().auth().data()).access_token;
    await sdk.refresh();
    expect((await sdk.platform().auth().data()).access_token).not.toBe(before);
    expect((await sdk.get(EXTENSION)).status).toBe(200);
    await sdk.logout();
    expect(await sdk.platform().loggedIn()).toBe(false);
  });

  test('recovers from an expired access token by itself', async () => {
    const sdk = createSdk(simulator);
    await signIn(sdk);
    const data = await sdk.platform().auth().data();
    await fetch(`${simulator.control}/faults`, { method: 'PUT', body: '{"expireTokens":{}}' });
    expect((await sdk.get(EXTENSION)).status).toBe(200);
    expect((await sdk.platform().auth().data()).refresh_token).not.toBe(data.refresh_token);
  });

  test('is told OAU-213 when the session is over', async () => {
    const sdk = createSdk(simulator);
    await signIn(sdk);
    await fetch(`${simulator.control}/faults`, { method: 'PUT', body: '{"revokeTokens":{}}' });
    const failure = await failureOf(sdk.refresh());
    expect(failure).toMatchObject({ status: 400, body: { error: 'invalid_grant', errorCode: 'OAU-213' } });
  });
});

describe('the sign-in page', () => {
  test('sends code, state and the life of the code back', async () => {
    const location = await pressOnSignInPage(authorizeUrl({}));
    expect(location.href.split('?')[0]).toBe(REDIRECT_URI);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({ state: 'x', expires_in: '60' });
  });

  test('sends access_denied back when the user cancels', async () => {
    const location = await pressOnSignInPage(authorizeUrl({}), 'deny');
    expect(location.searchParams.get('error')).toBe('access_denied');
  });

  test('is not shown with prompt=none: nobody is signed in', async () => {
    const response = await fetch(authorizeUrl({ prompt: 'none' }), { redirect: 'manual' });
    expect(new URL(response.headers.get('location') ?? '').searchParams.get('error')).toBe('login_required');
  });

  test('refuses a redirect URI that it cannot trust without redirecting', async () => {
    const response = await fetch(authorizeUrl({ redirect_uri: 'nonsense' }), { redirect: 'manual' });
    expect(response.status).toBe(400);
  });
});

describe('the code exchange', () => {
  const exchange = (code: string, more: Record<string, string>) =>
    postToken({ grant_type: 'authorization_code', code, client_id: 'app', redirect_uri: REDIRECT_URI, ...more });

  test('needs the verifier of the challenge, S256', async () => {
    const challenge = createHash('sha256').update('secret').digest('base64url');
    const parameters = { code_challenge: challenge, code_challenge_method: 'S256' };
    expect((await exchange(await codeFor(parameters), {})).status).toBe(400);
    expect((await exchange(await codeFor(parameters), { code_verifier: 'wrong' })).status).toBe(400);
    expect((await exchange(await codeFor(parameters), { code_verifier: 'secret' })).status).toBe(200);
  });

  test('takes a challenge without a method for plain, as the platform does', async () => {
    const code = await codeFor({ code_challenge: 'secret' });
    expect((await exchange(code, { code_verifier: 'secret' })).status).toBe(200);
  });

  test('takes a code once, for its client and redirect URI only', async () => {
    const code = await codeFor({});
    expect((await exchange(code, {})).status).toBe(200);
    expect((await exchange(code, {})).body).toMatchObject({ error: 'invalid_grant', errorCode: 'OAU-106' });
    expect((await exchange(await codeFor({}), { redirect_uri: 'https://x.example/' })).body).toMatchObject({
      errorCode: 'OAU-109',
    });
    expect((await exchange(await codeFor({}), { client_id: 'other' })).body).toMatchObject({ errorCode: 'OAU-110' });
  });

  /** What is left of a life is told: less than a second may have gone by. */
  const almostS = (lifeS: number) => expect.toSatisfy((leftS: number) => leftS === lifeS || leftS === lifeS - 1);

  test('gives lives within the limits', async () => {
    const short = await exchange(await codeFor({}), { access_token_ttl: '-1' });
    const life = { expires_in: almostS(600), refresh_token_expires_in: almostS(604_800) };
    expect(short.body).toMatchObject({ ...life, token_type: 'bearer' });
    const long = await exchange(await codeFor({}), { access_token_ttl: '86400', endpoint_id: 'me' });
    expect(long.body).toMatchObject({ expires_in: almostS(3_600), endpoint_id: 'me' });
  });
});

describe('the refresh token', () => {
  const refresh = (token: unknown) =>
    postToken({ grant_type: 'refresh_token', refresh_token: String(token), client_id: 'app' });

  test('rotates; a repetition gets the same pair, so a lost answer costs nothing', async () => {
    const first = simulator.signIn();
    const second = await refresh(first?.refresh_token);
    const repeated = await refresh(first?.refresh_token);
    expect(repeated.body.access_token).toBe(second.body.access_token);
    const old = await fetch(simulator.url + EXTENSION, { headers: { authorization: `Bearer ${first?.access_token}` } });
    expect(old.status).toBe(401);
    const third = await refresh(second.body.refresh_token);
    expect(third.status).toBe(200);
    expect((await refresh(first?.refresh_token)).body).toMatchObject({ error: 'invalid_grant', errorCode: 'OAU-213' });
  });
});
