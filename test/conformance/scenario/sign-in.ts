import { createHash } from 'node:crypto';
import { type Stage, TELEPHONY, textAt } from './stage';

const OAUTH = '/restapi/oauth';
const CLIENT = 'conformance';
const REDIRECT_URI = 'https://partyline.chromiumapp.org/callback';
const VERIFIER = 'a-verifier-that-is-long-enough-for-the-standard';

/** Signs in with PKCE, refreshes twice with the same token, and takes a wrong turn or two. */
export async function signIn(stage: Stage): Promise<void> {
  const code = await authorize(stage);
  await exchange(stage, { grant_type: 'authorization_code', code: 'wrong', redirect_uri: REDIRECT_URI });
  const first = await exchange(stage, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT_URI,
    code_verifier: VERIFIER,
  });
  const refresh = { grant_type: 'refresh_token', refresh_token: textAt(first, 'refresh_token') };
  const second = await exchange(stage, refresh);
  await exchange(stage, refresh);
  stage.token = textAt(second, 'access_token');
  await exchange(stage, { grant_type: 'refresh_token', refresh_token: 'unknown' });
}

/** Ends the session; whoever asks with its token afterwards is refused. */
export async function signOut(stage: Stage): Promise<void> {
  await stage.send({ method: 'POST', path: `${OAUTH}/revoke`, form: { token: stage.token, client_id: CLIENT } });
  await stage.ask('GET', `${TELEPHONY}/sessions/s-1`);
}

async function authorize(stage: Stage): Promise<string> {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: REDIRECT_URI,
    state: 'here',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
  });
  await stage.send({ method: 'GET', path: `${OAUTH}/authorize?${query}` });
  const form = { ...Object.fromEntries(query), decision: 'allow', user: firstUser(stage) };
  const answer = await stage.send({ method: 'POST', path: `${OAUTH}/authorize`, form });
  return new URL(answer.headers.location ?? 'about:blank').searchParams.get('code') ?? '';
}

function firstUser({ simulator }: Stage): string {
  return simulator.world.account.extensions[0]?.id ?? '';
}

function exchange(stage: Stage, form: Readonly<Record<string, string>>) {
  return stage.send({ method: 'POST', path: `${OAUTH}/token`, form: { ...form, client_id: CLIENT } });
}
