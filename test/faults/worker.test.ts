import { describe, expect, test } from 'vitest';
import {
  CREATE,
  DANA,
  expectNothingLeft,
  expectNothingTwice,
  expectTrue,
  fateOf,
  noticesOf,
  open,
  running,
  STARTED_MS,
  sent,
  start,
  wish,
} from './bench';

describe('fault 16: the worker is killed on the way to a call', () => {
  // Each moment lies between two steps of a start: phone, create sent and answered, INVITEs, answers, bring-ins.
  test.each([5, 60, 100, 150, 190, 230, 300, 450, 700, 1_800, 2_200, 3_400, 4_000])(
    'fault 16: %i ms after Start: it goes on, and nothing happens twice',
    async (atMs) => {
      const rig = await open();
      void start(rig);
      await rig.run(atMs);
      rig.kill();
      await rig.run(500);
      rig.boot();
      await rig.run(45_000);
      expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
      expect(rig.snapshot.onCallCount).toBe(4);
      expectTrue(rig);
      expectNothingTwice(rig);
    },
  );

  test('fault 16: and stays down for longer than RingCentral waits for a host: a clean failure, with a new start', async () => {
    const rig = await open();
    void start(rig);
    await rig.run(190);
    expect(sent(rig, 'POST', CREATE)).toHaveLength(1);
    rig.kill();
    await rig.run(60_000);
    rig.boot();
    await rig.run(45_000);
    const { phase } = rig.snapshot.host;
    if (phase.kind === 'ended') expectNothingLeft(rig);
    else expect(phase).toEqual({ kind: 'in' });
    expectNothingTwice(rig);
  });
});

test('fault 17: the worker is killed while the popup waits: the same command is answered by the next, once', async () => {
  const rig = await open();
  const answered = start(rig);
  rig.kill();
  await rig.run(300);
  rig.boot();
  await rig.run(45_000);
  expect(await answered).toEqual({ ok: true });
  expect(rig.snapshot).toMatchObject({ callId: 'start', host: { phase: { kind: 'in' } } });
  expectTrue(rig);
  expectNothingTwice(rig);
});

test('fault 18: the worker dies in ten silent minutes: nothing is seen, and the first click works within a second', async () => {
  const rig = await running();
  await rig.run(45_000);
  const shown = rig.shown.length;
  rig.kill();
  await rig.run(600_000);
  rig.boot();
  await rig.settle();
  const removed = wish(rig, 'remove', DANA);
  await rig.run(1_000);
  expect(await removed).toEqual({ ok: true });
  expectTrue(rig);
  expect(rig.snapshot.rows.find(({ number }) => number === DANA)?.phase).toBe('left');
  await rig.run(10_000);
  expect(noticesOf(rig)).toEqual([]);
  expect(rig.shown.slice(shown).every(({ host }) => host.phase.kind === 'in')).toBe(true);
  expect(rig.world.ledger().registrations).toHaveLength(1);
});

test('fault 17: killed again and again while the answer of POST conference is late: one conference with a host', async () => {
  const rig = await open({ fate: fateOf('POST', CREATE, [{ lateMs: 5_000 }]) });
  void start(rig);
  for (let deaths = 0; deaths < 3; deaths += 1) {
    await rig.run(400);
    rig.kill();
    await rig.run(200);
    rig.boot();
  }
  await rig.run(60_000 + STARTED_MS);
  expect(rig.snapshot.host.phase.kind).toBe('in');
  expectTrue(rig);
  expectNothingTwice(rig);
});
