import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { numbersShownJoined } from '../properties/truth';
import { DANA, Desk, TOM } from './desk';
import { eventually } from './waiting';

const SUBSCRIPTION = /\/subscription$/;
const WSTOKEN = /\/wstoken$/;
const SESSION = /\/sessions\/[^/]+$/;
const AUDIT_MS = 31_000;

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.startCall();
});
afterEach(() => desk.close());

const isDanaGone = (): boolean => desk.row(DANA).phase === 'left';
const isQuiet = (): boolean => desk.notices.length === 0;
const subscriptions = (): number => desk.requests('POST', SUBSCRIPTION).length;

function expectTomOnly(): void {
  expect(numbersShownJoined(desk.snapshot)).toEqual([TOM]);
  expect(desk.shown.filter(({ rows }) => rows.some(({ number, phase }) => number === TOM && phase === 'left'))).toEqual(
    [],
  );
}

/** Others call in and give up, which the gateway tells of. */
async function makeEvents(atLeast: number): Promise<void> {
  let told = 0;
  const stop = desk.simulator.world.onNotification(() => {
    told += 1;
  });
  while (told < atLeast) {
    const before = told;
    desk.simulator.world.callIn({ from: '+16505550199', name: 'Somebody', hangsUpAfterMs: 5 });
    await eventually(() => told > before + 2);
  }
  stop();
}

/** The connection drops, and no new one is let in until faults are lifted. */
const goDown = (more: object = {}): Promise<void> =>
  desk.faults({ refuseGateway: { status: 503 }, dropGateway: {}, ...more });

describe('the connection drops', () => {
  test('fault 7: for 20 s, 40 events are queued, the recovery is successful: a small notice, nothing is lost', async () => {
    await goDown();
    await desk.within(2_000, () => desk.notices.includes('reconnecting'));
    desk.simulator.world.hangUp(DANA);
    await makeEvents(40);
    await desk.lift();
    await desk.within(20_000, () => isQuiet() && isDanaGone());
    expectTomOnly();
    expect(subscriptions()).toBe(1);
  });

  test('fault 8: for longer than a recovery is granted: told meanwhile, read by REST, then subscribed anew', async () => {
    await goDown({ failRecovery: {} });
    desk.simulator.world.hangUp(DANA);
    await desk.within(10_000, isDanaGone);
    await desk.pass(120_000);
    expect(desk.notices).toEqual(['reconnecting', 'stale']);
    await desk.lift();
    await desk.faults({ failRecovery: { count: 1 } });
    await desk.within(20_000, isQuiet);
    expectTomOnly();
    expect(subscriptions()).toBe(2);
  });

  test('fault 8: and REST does not answer either: marked stale until a read confirms it', async () => {
    await goDown({ refuseRequest: { path: SESSION.source, status: 503 } });
    desk.simulator.world.hangUp(DANA);
    await desk.within(25_000, () => desk.notices.includes('stale'));
    expect(desk.row(DANA).phase).toBe('joined');
    await desk.lift();
    await desk.within(25_000, () => isQuiet() && isDanaGone());
    expectTomOnly();
  });

  test('fault 9: and more is missed than the platform keeps: the read of the call is right', async () => {
    await goDown();
    desk.simulator.world.hangUp(DANA);
    await makeEvents(150);
    await desk.lift();
    await desk.within(20_000, () => isQuiet() && isDanaGone());
    expectTomOnly();
  });

  test('fault 10: and the recovery lies: Successful, but the events are gone', async () => {
    await goDown();
    desk.simulator.world.hangUp(DANA);
    await desk.lift();
    await desk.faults({ lyingRecovery: { count: 1 } });
    await desk.within(AUDIT_MS, () => isQuiet() && isDanaGone());
    expectTomOnly();
    expect(subscriptions()).toBe(1);
  });
});

describe('the connection stays and says nothing', () => {
  test('fault 11: half open: told within 40 s, right again after it', async () => {
    await desk.faults({ halfOpenGateway: {}, refuseGateway: { status: 503 } });
    desk.simulator.world.hangUp(DANA);
    await desk.within(40_000, () => desk.notices.includes('reconnecting'));
    await desk.lift();
    await desk.within(15_000, () => isQuiet() && isDanaGone());
    expectTomOnly();
  });

  test('fault 11: half open, and REST does not answer: marked stale within 42 s', async () => {
    await desk.faults({ halfOpenGateway: {}, refuseRequest: { path: SESSION.source, status: 503 } });
    desk.simulator.world.hangUp(DANA);
    await desk.within(42_000, () => desk.notices.includes('stale'));
    await desk.lift();
    await desk.within(25_000, () => isQuiet() && isDanaGone());
  });

  test('fault 15: the subscription stops silently: the next audit is right', async () => {
    await desk.faults({ dropEvents: {} });
    desk.simulator.world.hangUp(DANA);
    await desk.within(AUDIT_MS, isDanaGone);
    expectTomOnly();
  });
});

test.each(['WSG-902', 'WSG-903'])('fault 12: %s, idle or a day old: back at once, nobody moved', async (errorCode) => {
  const before = desk.shown.length;
  const live = desk.timesLive;
  await desk.faults({ gatewayError: { errorCode } });
  // In real time: a second of it is what a notice waits for.
  await eventually(() => desk.timesLive > live);
  expect(desk.shown.slice(before).flatMap(({ notices }) => notices)).toEqual([]);
  expect(desk.shown.slice(before).every(({ onCallCount }) => onCallCount === 3)).toBe(true);
  desk.simulator.world.hangUp(DANA);
  await desk.within(5_000, isDanaGone);
});

describe('the gateway token is refused', () => {
  test.each([
    ['429', { status: 429, retryAfterS: 60 }],
    ['503', { status: 503, retryAfterS: 60 }],
    ['401', { status: 401, errorCode: 'OAU-129' }],
  ])(
    'fault 13: with %s: told, the call is read every 5 s meanwhile, and live again after it',
    async (_status, refusal) => {
      await desk.faults({ refuseRequest: { path: WSTOKEN.source, ...refusal }, dropGateway: {} });
      await desk.within(5_000, () => desk.notices.includes('reconnecting'));
      const [reads, tokens] = [desk.requests('GET', SESSION).length, desk.requests('POST', WSTOKEN).length];
      desk.simulator.world.hangUp(DANA);
      await desk.within(12_000, isDanaGone);
      await desk.pass(30_000);
      expect(desk.requests('GET', SESSION).length - reads).toBeGreaterThanOrEqual(5);
      expect(desk.requests('GET', SESSION).length - reads).toBeLessThanOrEqual(20);
      expect(desk.requests('POST', WSTOKEN).length - tokens).toBeLessThanOrEqual(4);
      await desk.lift();
      await desk.within(90_000, isQuiet);
      expectTomOnly();
    },
  );
});
