import { describe, expect, test } from 'vitest';
import { HOST_DIAL_IN_MS } from '../../lib/call/limits';
import type { Rig } from '../properties/rig';
import {
  CREATE,
  expectNothingLeft,
  expectNothingTwice,
  expectTrue,
  fateOf,
  noticesOf,
  open,
  SESSION,
  STARTED_MS,
  sent,
  start,
} from './bench';

/** RingCentral waits so long for the host of a conference, then ends it. */
const UNCLAIMED_MS = HOST_DIAL_IN_MS + 1_000;

/** A failed start can be tried again at once, and works. */
async function expectRetryWorks(rig: Rig): Promise<void> {
  expect(rig.snapshot.actions).toEqual(['dismiss']);
  const people = [{ number: '+14155550188', name: '' }];
  expect(await rig.command({ kind: 'start', people, bringIn: 'on-answer' }, 'again')).toEqual({ ok: true });
  await rig.run(STARTED_MS);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
  expectTrue(rig);
}

test.each([1, 2])(
  'fault 36: %i conferences are created and their answers lost: one with a host in the end',
  async (count) => {
    const lost = Array.from({ length: count }, () => 'answer-lost' as const);
    const rig = await open({ fate: fateOf('POST', CREATE, lost) });
    void start(rig);
    await rig.run(45_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expectTrue(rig);
    expectNothingTwice(rig);
    await rig.run(UNCLAIMED_MS);
    const unclaimed = rig.world
      .ledger()
      .sessions.filter(({ origin, parties }) => origin === 'Conference' && parties.length === 0);
    expect(unclaimed.map(({ ended }) => ended)).toEqual(lost.map(() => true));
  },
);

describe('fault 37: the conference is there, and the INVITE of the host fails', () => {
  test.each([403, 404, 480, 486, 500, 503, 603])(
    'fault 37: with %i: told, nobody is left ringing, the session is deleted',
    async (status) => {
      const rig = await open();
      rig.world.refuseInvites({ status, phrase: 'No', count: 1 });
      void start(rig);
      await rig.run(STARTED_MS);
      expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'host-failed' });
      expect(sent(rig, 'DELETE', SESSION)).toHaveLength(1);
      expectNothingLeft(rig);
      expectNothingTwice(rig);
      await expectRetryWorks(rig);
    },
  );

  test('fault 37: without any answer: within the 38 s that RingCentral grants', async () => {
    const rig = await open();
    rig.phone.isDeaf = true;
    void start(rig);
    await rig.run(HOST_DIAL_IN_MS + 5_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'host-failed' });
    expectNothingLeft(rig);
    rig.phone.isDeaf = false;
    await expectRetryWorks(rig);
  });
});

describe('fault 38: a start that takes longer than RingCentral waits', () => {
  test('fault 38: the microphone is asked for and nobody answers: nothing was created, nobody rang', async () => {
    const rig = await open({ microphone: 'prompt' });
    void start(rig);
    await rig.run(25_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'microphone-denied' });
    expect(noticesOf(rig)).toContain('microphone-blocked');
    expect(sent(rig, 'POST', CREATE)).toEqual([]);
    expect(rig.world.ledger().legs).toEqual([]);
  });

  test.each([39_000, 120_000])('fault 38: the host is let in after %i ms: a clean failure', async (hostJoinMs) => {
    const rig = await open({ switches: { hostJoinMs } });
    void start(rig);
    await rig.run(45_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'host-failed' });
    expectNothingLeft(rig);
    expectNothingTwice(rig);
    await rig.run(hostJoinMs);
    expectNothingLeft(rig);
  });

  test('fault 38: the answer of POST conference comes 30 s late: a fresh one, and the late one is given back', async () => {
    const rig = await open({ hasRateLimits: true, fate: fateOf('POST', CREATE, [{ lateMs: 30_000 }]) });
    void start(rig);
    await rig.run(45_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expectTrue(rig);
    expectNothingTwice(rig);
    await rig.run(UNCLAIMED_MS);
    expect(rig.world.ledger().sessions.filter(({ origin, ended }) => origin === 'Conference' && !ended)).toHaveLength(
      1,
    );
  });
});
