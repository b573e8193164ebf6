import { describe, expect, test } from 'vitest';
import {
  CREATE,
  DANA,
  expectNothingLeft,
  expectNothingTwice,
  expectTrue,
  noticesOf,
  noticesShown,
  open,
  PRIYA,
  rowOf,
  running,
  STARTED_MS,
  sent,
  start,
  wish,
} from './bench';

const FAILING = ['fails', 'hangs'] as const;

describe.each(FAILING)('fault 28: the storage %s', (how) => {
  test('fault 28: before Start: it does not begin, with its reason, and the next one does', async () => {
    const rig = await open();
    rig.disk.mode = how;
    void start(rig);
    await rig.run(10_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'not-saved' });
    expect(sent(rig, 'POST', CREATE)).toEqual([]);
    expect(rig.phone.dialledTags).toEqual([]);
    const again = { kind: 'start', people: [{ number: DANA, name: '' }], bringIn: 'on-answer' } as const;
    const refused = rig.command(again);
    await rig.run(5_000);
    expect(await refused).toEqual({ ok: false, refusal: { refused: 'not-saved' } });
    rig.disk.mode = 'works';
    await rig.run(10_000);
    void rig.command(again);
    await rig.run(STARTED_MS);
    expect(rig.snapshot.onCallCount).toBe(2);
    expectTrue(rig);
  });

  test('fault 28: in a call: told, nobody new is called, removing and ending work', async () => {
    const rig = await running();
    rig.disk.mode = how;
    await rig.run(40_000);
    expect(noticesOf(rig)).toEqual(['not-saved']);
    const [dialled, executed] = [rig.phone.dialledTags.length, rig.executed.length];
    const add = { kind: 'add', people: [{ number: '+16505550173', name: '' }] } as const;
    const adding = rig.command(add);
    await rig.run(5_000);
    expect(await adding).toEqual({ ok: false, refusal: { refused: 'not-saved' } });
    void wish(rig, 'remove', DANA);
    await rig.run(8_000);
    expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left', reason: 'removed' });
    expect(rig.executed.length).toBeGreaterThan(executed);
    void rig.command({ kind: 'end' });
    await rig.run(15_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended' });
    expect(rig.phone.dialledTags).toHaveLength(dialled);
    expectNothingLeft(rig);
  });

  test('fault 28: and comes back: the notice goes, and people are called again', async () => {
    const rig = await running();
    rig.world.hangUp(PRIYA);
    await rig.run(1_000);
    rig.disk.mode = how;
    void rig.command({ kind: 'setMuted', muted: true });
    await rig.run(4_000);
    const before = rig.disk.saves;
    expect(noticesOf(rig)).toEqual(['not-saved']);
    rig.disk.mode = 'works';
    await rig.run(STARTED_MS);
    expect(noticesOf(rig)).toEqual([]);
    expect(rig.disk.saves).toBeGreaterThan(before);
    void wish(rig, 'callBack', PRIYA);
    await rig.run(STARTED_MS);
    expect(rowOf(rig, PRIYA).phase).toBe('joined');
    expectTrue(rig);
    expectNothingTwice(rig);
  });

  // Between any two steps of a start, and then the worker dies with whatever was on disk.
  test.each([5, 60, 100, 150, 190, 230, 300, 450, 700, 1_800, 2_200, 3_400])(
    'fault 28: %i ms after Start, and the worker dies of it: nothing happens twice, nothing is left over',
    async (atMs) => {
      const rig = await open();
      void start(rig);
      await rig.run(atMs);
      rig.disk.mode = how;
      await rig.run(3_000);
      rig.kill();
      rig.disk.mode = 'works';
      rig.boot();
      await rig.run(90_000);
      expectTrue(rig);
      expectNothingTwice(rig);
      void rig.command({ kind: 'end' });
      await rig.run(60_000);
      expectNothingLeft(rig);
    },
  );
});

test('fault 28: a storage that fails for a moment is not worth a word', async () => {
  const rig = await running();
  const before = rig.shown.length;
  rig.disk.mode = 'fails';
  rig.world.hangUp(DANA);
  await rig.run(300);
  rig.disk.mode = 'works';
  await rig.run(5_000);
  expect(rig.shown.slice(before).flatMap(({ notices }) => notices)).toEqual([]);
  expect(noticesShown(rig)).not.toContain('not-saved');
  expectTrue(rig);
});

test('fault 28: what the phone says is not acknowledged before it is saved: the next worker hears it again', async () => {
  const rig = await running();
  rig.disk.mode = 'fails';
  rig.crashPhone();
  await rig.run(3_000);
  rig.kill();
  rig.disk.mode = 'works';
  rig.boot();
  await rig.run(5_000);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'left', why: 'dropped' });
});

test('fault 28: an event of the phone stays with the phone while it cannot be saved', async () => {
  const rig = await running();
  expect(rig.phone.unacknowledged).toBe(0);
  rig.disk.mode = 'fails';
  rig.phone.execute(rig.phone.bootId, { kind: 'state' });
  await rig.run(3_000);
  expect(rig.phone.unacknowledged).toBeGreaterThan(0);
  rig.kill();
  rig.disk.mode = 'works';
  rig.boot();
  await rig.run(5_000);
  expect(rig.phone.unacknowledged).toBe(0);
  expectTrue(rig);
});
