import { afterEach, describe, expect, test, vi } from 'vitest';
import { summarise } from '../../lib/record/summary';
import type { Rig, RigOptions } from '../properties/rig';
import { numbersShownJoined, unsettledRows } from '../properties/truth';
import {
  DANA,
  expectNothingLeft,
  expectNothingTwice,
  expectTrue,
  noticesShown,
  open,
  rowOf,
  running,
  SESSION,
  STARTED_MS,
  sent,
  start,
  TOM,
  wish,
} from './bench';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** How far somebody, or the network's time service, sets the clock of the machine. */
const MOVES = [-5 * HOUR_MS, -2 * HOUR_MS, -10_000, 10_000, 2 * HOUR_MS, 5 * HOUR_MS];
/** Moments of a start after which a worker waits for something else. */
const MOMENTS = [5, 60, 200, 450, 1_000, 1_800, 2_400, 4_000];

/** Durations that nobody may see: negative ones, and ones that are longer than the call. */
function wrongDurations({ shown }: Rig, longestMs: number): string[] {
  const found: string[] = [];
  JSON.stringify(shown, (name, value: unknown) => {
    if (name.endsWith('Ms') && typeof value === 'number' && (value < 0 || value > longestMs))
      found.push(`${name} ${value}`);
    return value;
  });
  return found;
}

describe('the clock is set during a start', () => {
  const moments = MOVES.flatMap((byMs) => MOMENTS.map((afterMs) => [byMs / SECOND_MS, afterMs] as const));
  test.each(moments)(
    'fault 44: by %i s, %i ms after Start: everybody comes in, nobody is given up',
    async (byS, afterMs) => {
      const rig = await open();
      void start(rig);
      await rig.run(afterMs);
      rig.machine.set(byS * SECOND_MS);
      await rig.run(STARTED_MS);
      expect(numbersShownJoined(rig.snapshot)).toHaveLength(3);
      expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
      expect(noticesShown(rig)).toEqual([]);
      expect(wrongDurations(rig, 2 * STARTED_MS)).toEqual([]);
      expectTrue(rig);
      expectNothingTwice(rig);
    },
  );
});

describe('the clock is set in a call', () => {
  test.each(MOVES)('fault 44: by %i ms: durations go on, no false alarm, the same few requests', async (byMs) => {
    const rig = await running();
    await rig.run(MINUTE_MS);
    const before = { elapsedMs: rig.snapshot.elapsedMs ?? 0, requests: rig.requests.length };
    rig.machine.set(byMs);
    expect(rig.snapshot.elapsedMs).toBe(before.elapsedMs);
    await rig.run(2 * MINUTE_MS);
    expect(rig.snapshot.elapsedMs).toBe(before.elapsedMs + 2 * MINUTE_MS);
    expect(rowOf(rig, DANA).sinceMs).toBeLessThan(5 * MINUTE_MS);
    expect(noticesShown(rig)).toEqual([]);
    expect(wrongDurations(rig, 5 * MINUTE_MS)).toEqual([]);
    // Two audits a minute, and one look because it may have been sleep.
    expect(rig.requests.length - before.requests).toBeGreaterThanOrEqual(4);
    expect(rig.requests.length - before.requests).toBeLessThanOrEqual(5);
  });

  test.each(MOVES)('fault 44: by %i ms: a lost event costs half a minute, as ever, and End works', async (byMs) => {
    const rig = await running();
    rig.machine.set(byMs);
    rig.setEvents('silent');
    rig.world.hangUp(TOM);
    await rig.run(35_000);
    expect(rowOf(rig, TOM).phase).toBe('left');
    void wish(rig, 'remove', DANA);
    rig.machine.set(byMs);
    await rig.run(10_000);
    expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left', reason: 'removed' });
    void rig.command({ kind: 'end' });
    rig.machine.set(-byMs);
    await rig.run(10_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended' });
    expectNothingLeft(rig);
  });

  test.each(MOVES)('fault 44: by %i ms while a read is under way: what it brought is as old as it is', async (byMs) => {
    const rig = await running({ latencyMs: 2_000 });
    const reads = sent(rig, 'GET', SESSION).length;
    while (sent(rig, 'GET', SESSION).length === reads) await rig.run(100);
    rig.machine.set(byMs);
    rig.setEvents('silent');
    rig.world.hangUp(DANA);
    await rig.run(40_000);
    expect(rowOf(rig, DANA).phase).toBe('left');
    expectTrue(rig);
  });

  test.each([-2 * HOUR_MS, 2 * HOUR_MS])(
    'fault 44: by %i ms: nobody who does not answer rings for ever',
    async (byMs) => {
      const rig = await open();
      rig.world.setCallee(TOM, { name: 'Tom', answersAfterMs: undefined, fails: 'NoAnswer' });
      rig.phone.isDeaf = true;
      void start(rig);
      await rig.run(SECOND_MS);
      rig.machine.set(byMs);
      await rig.run(2 * MINUTE_MS);
      expect(rig.snapshot.host.phase).toMatchObject({ kind: 'ended', reason: 'host-failed' });
      expect(unsettledRows(rig.snapshot)).toEqual([]);
      expectNothingLeft(rig);
    },
  );

  test('fault 44: set back at the third hour: the question of a long call comes after four true hours', async () => {
    const rig = await running();
    await rig.run(3 * HOUR_MS);
    rig.machine.set(-2 * HOUR_MS);
    await rig.run(HOUR_MS - MINUTE_MS);
    expect(noticesShown(rig)).not.toContain('long-call');
    await rig.run(2 * MINUTE_MS);
    expect(rig.snapshot.notices).toContainEqual({ kind: 'long-call' });
  });
});

describe('the clock is set while no worker runs', () => {
  test.each(MOVES)('fault 44: by %i ms: the next worker looks first, and nobody is lost', async (byMs) => {
    const rig = await open();
    void start(rig);
    await rig.run(1_800);
    rig.kill();
    rig.machine.set(byMs);
    await rig.run(500);
    rig.boot();
    await rig.run(STARTED_MS);
    expect(numbersShownJoined(rig.snapshot)).toHaveLength(3);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expectNothingTwice(rig);
    rig.setEvents('silent');
    rig.world.hangUp(TOM);
    await rig.run(40_000);
    expect(rowOf(rig, TOM).phase).toBe('left');
    expect(wrongDurations(rig, 6 * HOUR_MS)).toEqual([]);
  });
});

describe('a rate group in its penalty', () => {
  const RATED: RigOptions = {
    hasRateLimits: true,
    fate: ({ method }, number) =>
      method === 'GET' && number > 10 && number < 13 ? { status: 429, retryAfterS: 30 } : 'done',
  };

  test.each([-2 * HOUR_MS, 2 * HOUR_MS])('fault 44: the clock is set by %i ms: it ends when it ends', async (byMs) => {
    const rig = await running(RATED);
    while (!noticesShown(rig).includes('waiting')) await rig.run(SECOND_MS);
    const before = rig.requests.length;
    rig.machine.set(byMs);
    await rig.run(25_000);
    expect(rig.requests.length - before, 'nothing during the penalty').toBe(0);
    await rig.run(MINUTE_MS);
    expect(rig.requests.length).toBeGreaterThan(before);
    expect(rig.snapshot.notices).toEqual([]);
  });
});

describe('the record of a call', () => {
  test('fault 44: set back in the middle: it never runs backwards, and tells how long they stayed', async () => {
    const rig = await running();
    await rig.run(10 * MINUTE_MS);
    rig.machine.set(-2 * HOUR_MS);
    await rig.run(10 * MINUTE_MS);
    rig.world.hangUp(DANA);
    await rig.run(5_000);
    const entries = [...rig.record.entries.values()];
    const times = entries.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const { people } = summarise({ id: 'call', startedAtMs: times[0] ?? 0, entries, notes: [] });
    const dana = people.find(({ number }) => number === DANA);
    expect((dana?.stayedMs ?? 0) / MINUTE_MS).toBeCloseTo(20, 0);
  });
});

describe('daylight saving', () => {
  afterEach(() => void vi.unstubAllEnvs());

  test.each([
    ['begins', Date.UTC(2026, 2, 29, 0, 50)],
    ['ends', Date.UTC(2026, 9, 25, 0, 50)],
  ])('fault 44: it %s during a call: nobody notices', async (_what, startMs) => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const rig = await running({ startMs });
    const wasH = new Date(rig.machine.nowMs()).getHours();
    const elapsedMs = rig.snapshot.elapsedMs ?? 0;
    await rig.run(20 * MINUTE_MS);
    expect(new Date(rig.machine.nowMs()).getHours() - wasH).not.toBe(1);
    expect(rig.snapshot.elapsedMs).toBe(elapsedMs + 20 * MINUTE_MS);
    expect(noticesShown(rig)).toEqual([]);
    expect(wrongDurations(rig, 30 * MINUTE_MS)).toEqual([]);
  });
});
