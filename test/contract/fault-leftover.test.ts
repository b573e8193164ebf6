import { afterEach, beforeEach, expect, test } from 'vitest';
import { numbersShownJoined } from '../properties/truth';
import { DANA, Desk, TOM } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.startCall();
  await desk.restartBrowser();
});
afterEach(() => desk.close());

const living = () =>
  desk.simulator
    .ledger()
    .sessions.filter(
      ({ origin, parties }) => origin === 'Conference' && parties.some((p) => p.status !== 'Disconnected'),
    );

/** The copy on disk is a moment old: whoever joined in that moment is found by the first read. */
const everybodyIn = () =>
  desk.within(10_000, () => numbersShownJoined(desk.snapshot).join() === [TOM, DANA].sort().join());

test('fault 27: the browser is killed in a call and started again: found, told, and read', async () => {
  expect(desk.snapshot.host.phase).toEqual({ kind: 'left', why: 'dropped' });
  expect(desk.notices).toContain('leftover');
  expect(desk.snapshot.actions).toEqual(expect.arrayContaining(['rejoin', 'end', 'dismiss']));
  desk.simulator.world.hangUp(DANA);
  await desk.within(10_000, () => desk.row(DANA).phase === 'left');
  expect(numbersShownJoined(desk.snapshot)).toEqual([TOM]);
});

test('fault 27: and Rejoin brings the rep back to the same conference', async () => {
  expect(await desk.command({ kind: 'rejoin' })).toEqual({ ok: true });
  await desk.within(30_000, () => desk.snapshot.host.phase.kind === 'in' && desk.notices.length === 0);
  await everybodyIn();
  expect(desk.requests('POST', /\/telephony\/conference$/)).toHaveLength(1);
});

test('fault 27: and End ends it for everybody', async () => {
  expect(living()).toHaveLength(1);
  expect(await desk.command({ kind: 'end' })).toEqual({ ok: true });
  await desk.within(15_000, () => desk.snapshot.host.phase.kind === 'ended');
  expect(desk.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended' });
  expect(living()).toEqual([]);
});

test('fault 27: and Dismiss forgets it, also for the next start of the browser', async () => {
  expect(await desk.command({ kind: 'dismiss' })).toEqual({ ok: true });
  await desk.within(5_000, () => desk.snapshot.callId === '');
  await desk.restartBrowser();
  expect(desk.snapshot.callId).toBe('');
  expect(living()).toHaveLength(1);
});

test('fault 26: a forced reload in a call is the same for the worker: what was left is found', async () => {
  await desk.restartBrowser();
  expect(desk.notices).toContain('leftover');
  await everybodyIn();
});
