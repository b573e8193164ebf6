import { describe, expect, test } from 'vitest';
import { createRateLimiter, RATE_LIMITS } from '../simulator/rest/rate-limits';
import type { RateGroup } from '../simulator/rest/rest-types';
import { startSimulator } from '../simulator/server';
import { createManualScheduler } from '../simulator/world/manual-scheduler';
import { createSdk, failureOf, signIn } from './official-sdk';

const GROUPS = Object.entries(RATE_LIMITS) as [RateGroup, number][];

function createStory() {
  const clock = createManualScheduler();
  return { clock, limiter: createRateLimiter(clock.nowMs) };
}

describe.each(GROUPS)('the group %s', (group, limit) => {
  test(`takes ${limit} a minute, tells how many are left, and counts users apart`, () => {
    const { clock, limiter } = createStory();
    const verdicts = Array.from({ length: limit }, () => limiter.count('app:1', group));
    expect(verdicts.every(({ retryAfterS }) => retryAfterS === undefined)).toBe(true);
    expect(verdicts.at(-1)?.headers).toEqual({
      'X-Rate-Limit-Group': group.toLowerCase(),
      'X-Rate-Limit-Limit': String(limit),
      'X-Rate-Limit-Remaining': '0',
      'X-Rate-Limit-Window': '60',
    });
    expect(limiter.count('app:1', group).retryAfterS).toBe(60);
    expect(limiter.count('app:2', group).retryAfterS).toBeUndefined();
    clock.advance(60_000);
    expect(limiter.count('app:1', group).retryAfterS).toBeUndefined();
  });

  test('starts the penalty anew with each request during it', () => {
    const { clock, limiter } = createStory();
    limiter.punish('app:1', group);
    clock.advance(59_000);
    expect(limiter.count('app:1', group).retryAfterS).toBe(60);
    clock.advance(59_000);
    expect(limiter.count('app:1', group).retryAfterS).toBe(60);
    clock.advance(60_000);
    expect(limiter.count('app:1', group).retryAfterS).toBeUndefined();
  });
});

test('one group exhausted leaves the others alone', () => {
  const { limiter } = createStory();
  limiter.punish('app:1', 'Heavy');
  expect(limiter.count('app:1', 'Light').retryAfterS).toBeUndefined();
});

test('sign-in, gateway tokens and revocation share the Auth group of a user in an app, and of nobody else', async () => {
  const simulator = await startSimulator();
  try {
    const [sdk, other] = [createSdk(simulator, 'app'), createSdk(simulator, 'other-app')];
    await signIn(sdk);
    for (let each = 0; each < 3; each += 1) await sdk.post('/restapi/oauth/wstoken');
    await sdk.refresh();
    expect(await failureOf(sdk.post('/restapi/oauth/wstoken'))).toMatchObject({
      status: 429,
      body: { errorCode: 'CMN-301' },
    });
    await signIn(other);
    expect((await other.post('/restapi/oauth/wstoken')).status).toBe(200);
    const second = simulator.signIn('102')?.access_token;
    const headers = { authorization: `Bearer ${second}` };
    expect((await fetch(`${simulator.url}/restapi/oauth/wstoken`, { method: 'POST', headers })).status).toBe(200);
  } finally {
    await simulator.close();
  }
});

test('creating a conference and making a phone share the Heavy group', async () => {
  const simulator = await startSimulator();
  try {
    const sdk = createSdk(simulator);
    await signIn(sdk);
    const provision = () => sdk.post('/restapi/v1.0/client-info/sip-provision', { sipInfo: [{ transport: 'WSS' }] });
    const create = () => sdk.post('/restapi/v1.0/account/~/telephony/conference');
    for (let each = 0; each < 5; each += 1) {
      await provision();
      await create();
    }
    expect((await failureOf(create())).status).toBe(429);
    expect((await failureOf(provision())).status).toBe(429);
  } finally {
    await simulator.close();
  }
});
