import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventsLink } from '../../lib/conductor/ports';
import { failure, success } from '../../lib/shared/outcome';
import { SubscriptionBench } from '../unit/ringcentral/subscription-bench';
import { eventually } from './waiting';

const SUBSCRIPTION = '/restapi/v1.0/subscription';
const WSTOKEN = '/restapi/oauth/wstoken';

let bench: SubscriptionBench;
beforeAll(async () => {
  bench = await SubscriptionBench.open();
});
beforeEach(() => bench.reset());
afterEach(() => bench.stopWorkers());
afterAll(() => bench.simulator.close());

/** The present worker's link. */
const events = (): EventsLink => bench.worker.events;
const posts = () => bench.requests('POST', SUBSCRIPTION);
const tokens = () => bench.requests('POST', WSTOKEN);
const faults = (wish: object) => bench.control('PUT', '/faults', wish);
/** Pushes the clock until the back-off, or the minute of the Auth group, is over. */
const untilLiveAgain = () =>
  eventually(() => {
    bench.worker.clock.skip(2_000);
    return bench.worker.states.at(-1) === 'live';
  }, 10_000);
const partiesHeard = () => new Set(bench.browser.patches.map(({ party }) => party.partyId)).size;

describe('the subscription', () => {
  it('starts once, tells what happens, and saves its place', async () => {
    expect(await Promise.all([events().start(), events().start()])).toEqual([success(undefined), success(undefined)]);
    expect(await events().start()).toEqual(success(undefined));
    expect(bench.worker.states).toEqual(['live']);
    expect(posts()).toBe(1);
    await bench.call();
    await bench.untilAllHeard();
    await eventually(() => bench.resume()?.wsc && bench.resume()?.subscription?.id);
  });

  it('hears the other side too where the account filter is allowed', async () => {
    await events().start();
    await bench.call();
    await eventually(() => partiesHeard() === 2);
  });

  it.each(['refused', 'disabled'])(
    'goes on with the own extension where the account filter is %s',
    async (accountFilter) => {
      await bench.control('PUT', '/switches', { accountFilter });
      expect(await events().start()).toEqual(success(undefined));
      await bench.call();
      await bench.untilAllHeard();
      expect(partiesHeard()).toBe(1);
    },
  );

  it('stops on purpose: the platform forgets it, and nothing is kept', async () => {
    await events().start();
    events().stop();
    await eventually(() => bench.requests('DELETE', SUBSCRIPTION) === 1);
    await eventually(() => !bench.browser.session.items.has('events'));
    expect(await events().start()).toEqual(success(undefined));
    expect(posts()).toBe(2);
  });
});

describe('a lost connection', () => {
  it('fault 14: comes back with a fresh token and everything that was missed', async () => {
    await events().start();
    await faults({ dropGateway: {} });
    await bench.call();
    await bench.untilStates('live', 'lost', 'live');
    await bench.untilAllHeard();
    expect(posts()).toBe(1);
    expect(tokens()).toBe(2);
    expect(bench.worker.logged.filter((line) => /\d{4}|token/i.test(line))).toEqual([]);
  });

  it('that says nothing any more is noticed in 30 s', async () => {
    await events().start();
    await faults({ halfOpenGateway: {} });
    await bench.call();
    bench.worker.clock.skip(29_000);
    expect(bench.worker.states).toEqual(['live']);
    bench.worker.clock.skip(1_500);
    await bench.untilStates('live', 'lost', 'live');
    await bench.untilAllHeard();
    expect(posts()).toBe(1);
  });

  it('that answers its beats is left alone', async () => {
    await events().start();
    for (let one = 0; one < 4; one += 1) {
      const before = bench.worker.clock.nowMs();
      bench.worker.clock.skip(20_000);
      await eventually(() => bench.worker.clock.nowMs() - before > 20_050);
    }
    expect(bench.worker.states).toEqual(['live']);
  });

  it('whose recovery fails is subscribed anew', async () => {
    await events().start();
    await faults({ failRecovery: { count: 1 }, dropGateway: {} });
    await bench.untilStates('live', 'lost', 'live');
    expect(posts()).toBe(2);
    bench.forgetTold();
    await bench.call();
    await bench.untilAllHeard();
  });

  it.each(['WSG-902', 'WSG-903'])('by the platform (%s) is taken up again', async (errorCode) => {
    await events().start();
    await faults({ gatewayError: { errorCode } });
    await bench.untilStates('live', 'lost', 'live');
    await bench.call();
    await bench.untilAllHeard();
  });

  it('waits for the rep to sign in again, and sends nothing meanwhile', async () => {
    await events().start();
    await bench.worker.auth.signOut();
    await faults({ dropGateway: {} });
    await bench.untilStates('live', 'lost');
    const before = tokens();
    bench.worker.clock.skip(9_000);
    await bench.worker.auth.ensureFresh();
    expect(tokens()).toBe(before);
    await bench.worker.auth.signIn();
    await untilLiveAgain();
  });

  it('uses a token again as long as no socket opened with it', async () => {
    await events().start();
    await faults({ refuseGateway: { status: 503, count: 2 }, dropGateway: {} });
    await bench.untilStates('live', 'lost', 'live');
    expect(tokens()).toBe(2);
  });

  it('asks for at most three tokens a minute', async () => {
    await events().start();
    for (const lives of [1, 3]) {
      await faults({ dropGateway: {} });
      await eventually(() => bench.worker.states.length === lives + 2, 10_000);
    }
    await faults({ dropGateway: {} });
    await bench.untilStates('live', 'lost', 'live', 'lost', 'live', 'lost');
    bench.worker.clock.skip(40_000);
    expect(tokens()).toBe(3);
    expect((await bench.worker.telephony.readPresence()).ok).toBe(true);
    await untilLiveAgain();
  });
});

describe('a worker that was killed', () => {
  it('takes up where the facts were saved, without POST or PUT', async () => {
    await events().start();
    await bench.call();
    await bench.untilAllHeard();
    bench.worker.kill();
    await faults({ dropGateway: {} });
    await bench.call();
    await bench.restart();
    expect(await events().start()).toEqual(success(undefined));
    await bench.untilAllHeard();
    expect(posts()).toBe(1);
    expect(bench.requests('PUT', SUBSCRIPTION)).toBe(0);
  });

  it.each(['newest', 'asked'])(
    'again and again in a storm loses nothing (recovered wsc: %s)',
    async (recoveredWsc) => {
      await bench.control('PUT', '/switches', { recoveredWsc, eventDelayMs: 5, progressAfterMs: 5 });
      await events().start();
      // Calls side by side, and a death whenever a few more facts were saved.
      const storm = Promise.all(Array.from({ length: 12 }, () => bench.call()));
      for (const facts of [1, 4, 9, 16, 25, 36]) {
        await eventually(() => bench.browser.patches.length >= facts, 10_000);
        await bench.restart();
        bench.browser.session.items.delete('gate'); // as if a minute lay between two deaths
        await events().start();
      }
      await storm;
      await bench.untilAllHeard();
      expect(posts()).toBe(1);
    },
    30_000,
  );

  it('with a place that the gateway does not know starts afresh', async () => {
    const saved = { wsc: 'garbage', subscription: { id: 's', eventFilters: [] } };
    bench.browser.session.items.set('events', JSON.stringify(saved));
    expect(await events().start()).toEqual(success(undefined));
    expect(posts()).toBe(1);
    await bench.call();
    await bench.untilAllHeard();
    await eventually(() => bench.resume()?.wsc !== 'garbage');
  });

  it.each(['{', '7', '{"wsc":7}', 'null'])('with nonsense in its storage (%s) starts afresh', async (saved) => {
    bench.browser.session.items.set('events', saved);
    expect(await events().start()).toEqual(success(undefined));
  });

  it('before it had subscribed makes the subscription then', async () => {
    await events().start();
    const wsc = await eventually(() => bench.resume()?.wsc);
    await bench.restart();
    bench.browser.session.items.set('events', JSON.stringify({ wsc }));
    expect(await events().start()).toEqual(success(undefined));
    expect(posts()).toBe(2);
  });
});

describe('a start that fails', () => {
  const answers = [
    [
      { status: 403, errorCode: 'CMN-401' },
      { reason: 'forbidden', errorCode: 'CMN-401' },
    ],
    [
      { status: 429, retryAfterS: 30 },
      { reason: 'rate-limited', retryAfterMs: 30_000 },
    ],
    [{ status: 500 }, { reason: 'unknown' }],
  ] as const;

  it.each(answers)('for want of a token (%j) says so and leaves nothing running', async (answer, expected) => {
    await faults({ refuseRequest: { path: WSTOKEN, ...answer } });
    expect(await events().start()).toMatchObject(expected);
    bench.worker.clock.skip(40_000);
    expect(bench.worker.states).toEqual([]);
    expect(tokens()).toBe(1);
  });

  it('by a refused subscription says so, closes its socket, and can be tried again', async () => {
    await faults({ refuseRequest: { path: SUBSCRIPTION, status: 403, count: 2 } });
    expect(await events().start()).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(bench.worker.clock.armed()).toBe(0);
    expect(bench.worker.states).toEqual([]);
    expect(await events().start()).toEqual(success(undefined));
  });

  it('without sign-in sends nothing', async () => {
    await bench.worker.auth.signOut();
    expect(await events().start()).toEqual(failure('signed-out'));
    expect(tokens()).toBe(0);
  });
});
