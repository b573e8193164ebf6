import { describe, expect, test } from 'vitest';
import type { Rig } from '../properties/rig';
import {
  alwaysFate,
  BRING_IN,
  CREATE,
  DANA,
  expectNothingLeft,
  expectNothingTwice,
  expectTrue,
  fateOf,
  noticesOf,
  open,
  PARTY,
  rowOf,
  running,
  SESSION,
  sent,
  start,
  wish,
} from './bench';

const STATUSES = [500, 502, 503, 504] as const;
/** I1: nothing is in doubt for longer than a start may take. */
const SETTLED_MS = 60_000;

async function startedUnder(fate: NonNullable<ConstructorParameters<typeof Rig>[0]>['fate']): Promise<Rig> {
  const rig = await open({ hasRateLimits: true, ...(fate && { fate }) });
  void start(rig);
  await rig.run(SETTLED_MS);
  return rig;
}

describe('fault 34: the platform answers with an error of its own', () => {
  test.each(STATUSES)('fault 34: %i to POST conference: made again, one has a host', async (status) => {
    const rig = await startedUnder(fateOf('POST', CREATE, [{ status }]));
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expectTrue(rig);
    expectNothingTwice(rig);
  });

  test('fault 34: 503 to POST conference, always: given up after three, and nobody rang', async () => {
    const rig = await startedUnder(alwaysFate('POST', CREATE, { status: 503 }));
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'create-failed' });
    expect(sent(rig, 'POST', CREATE)).toHaveLength(3);
    expect(rig.world.ledger().legs).toEqual([]);
    expectNothingLeft(rig);
  });

  test.each(STATUSES)('fault 34: %i to a bring-in: looked at, then repeated once', async (status) => {
    const rig = await startedUnder(fateOf('POST', BRING_IN, [{ status }]));
    expect(sent(rig, 'POST', BRING_IN)).toHaveLength(4);
    expectTrue(rig);
    expectNothingTwice(rig);
  });

  test.each(STATUSES)('fault 34: %i to reads: asked again, nobody is shown to have left', async (status) => {
    const rig = await running({
      fate: fateOf(
        'GET',
        /sessions/,
        Array.from({ length: 12 }, () => ({ status })),
      ),
    });
    await rig.run(SETTLED_MS);
    expectTrue(rig);
    expect(rig.shown.flatMap(({ rows }) => rows.filter(({ phase }) => phase === 'left'))).toEqual([]);
  });

  test.each(STATUSES)('fault 34: %i to the DELETE that ends it: repeated until it is confirmed', async (status) => {
    const rig = await running({ fate: fateOf('DELETE', SESSION, [{ status }, { status }]) });
    void rig.command({ kind: 'end' });
    await rig.run(15_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended' });
    expectNothingLeft(rig);
  });
});

describe('fault 35: an answer takes 35 s, longer than a worker may wait', () => {
  const late = { lateMs: 35_000 };

  test.each([
    ['POST', CREATE],
    ['POST', BRING_IN],
    ['GET', SESSION],
  ] as const)('fault 35: %s %s once: the call stands, and nothing is doubled', async (method, path) => {
    const rig = await startedUnder(fateOf(method, path, [late]));
    await rig.run(SETTLED_MS);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expectTrue(rig);
    expectNothingTwice(rig);
  });

  test('fault 35: of a bring-in reads as joining, then as checking, until a look tells', async () => {
    const rig = await open({ hasRateLimits: true, fate: alwaysFate('POST', BRING_IN, late) });
    rig.world.setSwitches({ accountFilter: 'refused' });
    void start(rig, [DANA]);
    await rig.run(SETTLED_MS);
    expect(rowOf(rig, DANA).phase).toBe('joined');
    expectTrue(rig);
    expectNothingTwice(rig);
  });

  test('fault 35: every answer, always: a start that fails with nobody left on the line', async () => {
    const rig = await startedUnder((call) => (call.path.includes('telephony') ? late : 'done'));
    await rig.run(120_000);
    const { phase } = rig.snapshot.host;
    expect(['ended', 'in']).toContain(phase.kind);
    expectNothingTwice(rig);
    if (phase.kind === 'ended') expectNothingLeft(rig);
  });

  test('fault 35: of a removal: done once, shown as removed by its event', async () => {
    const rig = await running({ hasRateLimits: true, fate: fateOf('DELETE', PARTY, [late]) });
    void wish(rig, 'remove', DANA);
    await rig.run(5_000);
    expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left', reason: 'removed' });
    await rig.run(SETTLED_MS);
    expectTrue(rig);
  });
});

describe('fault 43: something on the way answers for RingCentral: a page of HTML, with 200', () => {
  const page = { status: 200, isPage: true };

  test('fault 43: to everything: the start fails with its reason, asked for a bounded number of times', async () => {
    const rig = await startedUnder(() => page);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'network-blocked' });
    expect(rig.requests.length).toBeLessThanOrEqual(3);
    expectNothingLeft(rig);
  });

  test('fault 43: in a call: the roster stays, is marked stale, and is right once the way is free', async () => {
    let isPortal = false;
    const rig = await running({ fate: () => (isPortal ? page : 'done') });
    isPortal = true;
    rig.setEvents('lost');
    rig.world.hangUp(DANA);
    const before = rig.requests.length;
    await rig.run(SETTLED_MS);
    expect(rig.snapshot.rows.map(({ phase }) => phase)).toEqual(['joined', 'joined', 'joined']);
    expect(noticesOf(rig)).toEqual(['network-blocked', 'stale']);
    expect(rig.requests.length - before).toBeLessThanOrEqual(20);
    isPortal = false;
    rig.setEvents('live');
    await rig.run(20_000);
    expectTrue(rig);
    expect(noticesOf(rig)).toEqual([]);
  });

  test('fault 43: to the DELETE that ends it: never told as ended before RingCentral says so', async () => {
    let isPortal = false;
    const rig = await running({ fate: () => (isPortal ? page : 'done') });
    isPortal = true;
    rig.setEvents('lost');
    void rig.command({ kind: 'end' });
    await rig.run(20_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended-unconfirmed' });
  });

  test('fault 43: while events come, reads that make no sense mark the roster stale', async () => {
    let isPortal = false;
    const rig = await running({ fate: () => (isPortal ? page : 'done') });
    isPortal = true;
    await rig.run(45_000);
    expect(noticesOf(rig)).toEqual(['network-blocked', 'stale']);
    isPortal = false;
    await rig.run(20_000);
    expect(noticesOf(rig)).toEqual([]);
    expectTrue(rig);
  });
});
