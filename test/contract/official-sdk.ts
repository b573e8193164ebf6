import { createRequire } from 'node:module';
import type { SDK } from '@ringcentral/sdk';
import type { Subscriptions } from '@ringcentral/subscriptions';
import type { Simulator } from '../simulator/server';

// The SDKs and `ws` open their connections themselves and take no certificate, and NODE_EXTRA_CA_CERTS is read before
// the simulator's certificate exists. Only this test process trusts it blindly.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';

// Through Node's own resolution: the packages as published, not the entries that the bundler is told to take.
const require = createRequire(import.meta.url);
const sdkModule: { SDK: typeof SDK } = require('@ringcentral/sdk');
const subscriptionsModule: { Subscriptions: typeof Subscriptions } = require('@ringcentral/subscriptions');

/** Where the browser would be sent back to. */
export const REDIRECT_URI = 'https://partyline.chromiumapp.org/callback';

let instances = 0;

/** A fresh SDK against a simulator, with a cache of its own. */
export function createSdk(simulator: Simulator, clientId = `client-${instances}`): SDK {
  instances += 1;
  return new sdkModule.SDK({
    server: simulator.url,
    clientId,
    redirectUri: REDIRECT_URI,
    cachePrefix: `test-${instances}-`,
    clearCacheOnRefreshError: false,
  });
}

/** The official notification client on top of an SDK. */
export function createSubscriptions(sdk: SDK): Subscriptions {
  return new subscriptionsModule.Subscriptions({ sdk });
}

/** Opens the sign-in page, presses a button on it, and returns where it sends the browser. */
export async function pressOnSignInPage(loginUrl: string, decision: 'allow' | 'deny' = 'allow'): Promise<URL> {
  const page = await (await fetch(loginUrl)).text();
  const form = new URLSearchParams();
  for (const [, name = '', value = ''] of page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
    form.set(name, value.replaceAll('&#38;', '&'));
  }
  form.set('user', /<option value="(\d+)">/.exec(page)?.[1] ?? '');
  form.set('decision', decision);
  const target = new URL('/restapi/oauth/authorize', loginUrl);
  const response = await fetch(target, { method: 'POST', body: form, redirect: 'manual' });
  return new URL(response.headers.get('location') ?? 'about:blank');
}

/** Signs an SDK in the way a person does: page, button, code, PKCE. */
export async function signIn(sdk: SDK): Promise<void> {
  const location = await pressOnSignInPage(sdk.platform().loginUrl({ usePKCE: true, state: 'here' }));
  await sdk.platform().login({ code: location.searchParams.get('code') ?? '', redirect_uri: REDIRECT_URI });
}

/** What a failed request of the SDK carries. */
export async function failureOf(
  request: Promise<unknown>,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  try {
    await request;
  } catch (cause) {
    const { response } = cause as { response: Response };
    return { status: response.status, body: await response.clone().json(), headers: response.headers };
  }
  throw new Error('the request did not fail');
}
