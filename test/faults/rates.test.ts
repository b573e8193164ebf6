import { describe, expect, test } from 'vitest';
import type { RateGroup } from '../../lib/ringcentral/rate-window';
import type { RequestFate } from '../properties/network';
import type { Rig } from '../properties/rig';
import { RATE_LIMITS } from '../simulator/rest/rate-limits';
import {
  alwaysFate,
  CREATE,
  DANA,
  expectNothingLeft,
  expectNothingTwice,
  expectTrue,
  fateOf,
  noticesOf,
  noticesShown,
  open,
  rowOf,
  running,
  SESSION,
  start,
  wish,
} from './bench';

const NINE = Array.from({ length: 9 }, (_unused, one) => `+1650555017${one}`);
const MINUTE_MS = 60_000;

const timesOf = (rig: Rig, group: RateGroup): readonly number[] =>
  rig.executed.filter(({ call }) => call.group === group).map(({ atMs }) => atMs);

/** I9: the most requests of a group in any minute. */
function busiestMinute(rig: Rig, group: RateGroup): number {
  const times = timesOf(rig, group);
  return Math.max(0, ...times.map((from) => times.filter((atMs) => atMs >= from && atMs < from + MINUTE_MS).length));
}

function expectWithinLimits(rig: Rig): void {
  expect(busiestMinute(rig, 'light')).toBeLessThanOrEqual(RATE_LIMITS.Light);
  expect(busiestMinute(rig, 'heavy')).toBeLessThanOrEqual(RATE_LIMITS.Heavy);
}

/** Runs in small steps until it is so; gives the time that took. */
async function until(rig: Rig, isSo: () => boolean, withinMs: number): Promise<number> {
  const fromMs = rig.clock.nowMs();
  while (!isSo() && rig.clock.nowMs() - fromMs < withinMs) await rig.run(250);
  expect(isSo(), `within ${withinMs} ms`).toBe(true);
  return rig.clock.nowMs() - fromMs;
}

/** The next read of the conference is refused. */
async function punished(fate: RequestFate): Promise<{ rig: Rig; refusedAtMs: number }> {
  let isDue = false;
  const refuseOnce = ({ path }: { readonly path: string }): RequestFate => {
    if (!isDue || !SESSION.test(path)) return 'done';
    isDue = false;
    return fate;
  };
  const rig = await running({ hasRateLimits: true, fate: refuseOnce });
  isDue = true;
  await until(rig, () => rig.executed.some(({ status }) => status === 429), 40_000);
  return { rig, refusedAtMs: rig.executed.find(({ status }) => status === 429)?.atMs ?? 0 };
}

describe('fault 33: 429', () => {
  test.each([
    ['with Retry-After', { status: 429, retryAfterS: 45 }, 45_000],
    ['without Retry-After', { status: 429 }, 30_000],
  ] as const)(
    'fault 33: %s: nothing of the group is sent in the penalty, the rep sees it count down',
    async (_how, fate, penaltyMs) => {
      const { rig, refusedAtMs } = await punished(fate);
      await rig.run(100);
      expect(rig.snapshot.notices).toContainEqual({ kind: 'waiting', waitMs: expect.any(Number) });
      void rig.command({ kind: 'checkNow' });
      rig.world.hangUp(DANA);
      await rig.run(penaltyMs - 5_000);
      expect(timesOf(rig, 'light').filter((atMs) => atMs > refusedAtMs)).toEqual([]);
      // Events go on meanwhile.
      expect(rowOf(rig, DANA).phase).toBe('left');
      expect(noticesOf(rig)).toContain('waiting');
      await rig.run(15_000);
      const after = timesOf(rig, 'light').filter((atMs) => atMs > refusedAtMs);
      expect(after.length).toBeGreaterThan(0);
      expect(after.length).toBeLessThanOrEqual(10);
      expect(noticesOf(rig)).not.toContain('waiting');
      expectTrue(rig);
    },
  );

  test('fault 33: and the worker is killed in the penalty, twice: the next ones know of it', async () => {
    const { rig, refusedAtMs } = await punished({ status: 429, retryAfterS: 45 });
    for (let deaths = 0; deaths < 2; deaths += 1) {
      await rig.run(3_000);
      rig.kill();
      await rig.run(2_000);
      rig.boot();
    }
    await rig.settle();
    void wish(rig, 'remove', DANA);
    await rig.run(33_000);
    expect(timesOf(rig, 'light').filter((atMs) => atMs > refusedAtMs)).toEqual([]);
    expect(noticesOf(rig)).toContain('waiting');
    expect(rowOf(rig, DANA)).toMatchObject({ phase: 'joined', pending: 'remove' });
    await rig.run(15_000);
    expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left', reason: 'removed' });
    expect(rig.executed.filter(({ status }) => status === 429)).toHaveLength(1);
    expectTrue(rig);
  });

  test('fault 33: to a removal: the wish waits for the end of the penalty, then it is carried out', async () => {
    const { rig, refusedAtMs } = await punished({ status: 429, retryAfterS: 12 });
    void wish(rig, 'remove', DANA);
    await rig.run(10_000);
    expect(timesOf(rig, 'light').filter((atMs) => atMs > refusedAtMs)).toEqual([]);
    expect(rowOf(rig, DANA)).toMatchObject({ phase: 'joined', pending: 'remove' });
    await rig.run(6_000);
    expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left', reason: 'removed' });
    expectTrue(rig);
  });

  test('fault 33: to POST conference: made again after the penalty, not in it', async () => {
    const rig = await open({ hasRateLimits: true, fate: fateOf('POST', CREATE, [{ status: 429, retryAfterS: 20 }]) });
    void start(rig);
    await rig.run(19_000);
    expect(timesOf(rig, 'heavy')).toHaveLength(1);
    expect(noticesOf(rig)).toContain('waiting');
    expect(rig.world.ledger().legs).toEqual([]);
    await rig.run(30_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expectTrue(rig);
    expectNothingTwice(rig);
  });

  test('fault 33: to everything, for ever: a start that fails with its reason, and hardly anything was sent', async () => {
    const rig = await open({ hasRateLimits: true, fate: alwaysFate('POST', CREATE, { status: 429, retryAfterS: 60 }) });
    void start(rig);
    await rig.run(240_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'create-failed' });
    expect(rig.requests.length).toBeLessThanOrEqual(3);
    expectNothingLeft(rig);
  });
});

/** Nine start, hang up, are called back, hang up, are called back again, are removed, and it ends. */
async function playNine(rig: Rig): Promise<void> {
  const everybodyIn = (): boolean => rig.snapshot.onCallCount === 10;
  const nobodyIn = (): boolean => rig.snapshot.onCallCount === 1;
  void start(rig, NINE);
  await until(rig, everybodyIn, 45_000);
  for (const _round of [1, 2]) {
    for (const number of NINE) rig.world.hangUp(number);
    await until(rig, nobodyIn, 90_000);
    for (const number of NINE) void wish(rig, 'callBack', number);
    await until(rig, everybodyIn, 180_000);
  }
  for (const number of NINE) void wish(rig, 'remove', number);
  await until(rig, nobodyIn, 180_000);
  void rig.command({ kind: 'end' });
  await until(rig, () => rig.snapshot.host.phase.kind === 'ended', 20_000);
}

test('fault 33: a worker that is killed every few seconds while nine start and are removed stays within the limits', async () => {
  const rig = await open({ hasRateLimits: true, switches: { accountFilter: 'refused' } });
  for (const number of NINE) rig.world.setCallee(number, { name: number, answersAfterMs: 1_500, internal: true });
  void start(rig, NINE);
  for (let deaths = 0; deaths < 20; deaths += 1) {
    await rig.run(4_000);
    rig.kill();
    rig.boot();
  }
  await until(rig, () => rig.snapshot.onCallCount === 10, 120_000);
  for (const number of NINE) void wish(rig, 'remove', number);
  await rig.run(2_000);
  rig.kill();
  rig.boot();
  await until(rig, () => rig.snapshot.onCallCount === 1, 120_000);
  expect(rig.executed.filter(({ status }) => status === 429)).toEqual([]);
  expectWithinLimits(rig);
  expectNothingTwice(rig);
});

test.each([
  ['of whom events tell', {}, 'live'],
  ['whose answers only reads tell', { accountFilter: 'refused' }, 'live'],
  ['of whom no event tells anything', {}, 'lost'],
] as const)(
  'fault 33: nine people %s start, are called back and removed: always within the limits, and waits are told',
  async (_who, switches, events) => {
    const rig = await open({ hasRateLimits: true, switches });
    const isInternal = 'accountFilter' in switches;
    for (const number of NINE)
      rig.world.setCallee(number, { name: number, answersAfterMs: 1_500, internal: isInternal });
    if (events === 'lost') rig.clock.after(1_000, () => rig.setEvents('lost'));
    await playNine(rig);
    expect(noticesShown(rig)).toContain('waiting');
    expect(rig.shown.flatMap(({ rows }) => rows.filter(({ problem }) => problem !== undefined))).toEqual([]);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended' });
    expect(rig.executed.filter(({ status }) => status === 429)).toEqual([]);
    expectWithinLimits(rig);
    expectNothingTwice(rig);
    expectNothingLeft(rig);
  },
  20_000,
);
