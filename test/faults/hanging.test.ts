import { expect, test } from 'vitest';
import {
  DANA,
  expectNothingLeft,
  expectNothingTwice,
  expectTrue,
  noticesOf,
  open,
  PRIYA,
  rowOf,
  running,
  STARTED_MS,
  start,
  TOM,
  wish,
} from './bench';

test('fault 24: the phone hangs in a call: told at once, and gone once it answers again', async () => {
  const rig = await running();
  rig.hangPhone(true);
  await rig.run(50);
  expect(noticesOf(rig)).toEqual(['phone-silent']);
  void wish(rig, 'remove', DANA);
  await rig.run(5_000);
  expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left', reason: 'removed' });
  await rig.run(25_000);
  rig.hangPhone(false);
  await rig.run(1_000);
  expect(noticesOf(rig)).toEqual([]);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
  expectTrue(rig);
});

test('fault 24: End works through REST alone, also for those who ring; the next call has a fresh phone', async () => {
  const rig = await open();
  rig.world.setCallee(TOM, { name: 'Tom' });
  void start(rig);
  await rig.run(STARTED_MS);
  expect(rowOf(rig, TOM).phase).toBe('ringing');
  rig.hangPhone(true);
  await rig.run(1_000);
  void rig.command({ kind: 'end' });
  await rig.run(8_000);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended' });
  await rig.run(1_000);
  expect(rig.phone.isHung).toBe(false);
  await rig.run(25_000);
  expectNothingLeft(rig);
  rig.world.setCallee(TOM, { name: 'Tom', answersAfterMs: 1_000 });
  void rig.command({
    kind: 'start',
    people: [DANA, PRIYA].map((number) => ({ number, name: '' })),
    bringIn: 'on-answer',
  });
  await rig.run(STARTED_MS);
  expect(rig.snapshot.onCallCount).toBe(3);
  expectTrue(rig);
});

test('fault 24: the phone hangs before it dialled anybody: it is replaced, and the call begins', async () => {
  const rig = await open();
  void start(rig);
  await rig.run(70);
  rig.hangPhone(true);
  await rig.run(60_000);
  expect(rig.phone.isHung).toBe(false);
  expect(rig.snapshot).toMatchObject({ host: { phase: { kind: 'in' } }, onCallCount: 4 });
  expectTrue(rig);
  expectNothingTwice(rig);
});
