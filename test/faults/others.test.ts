import { describe, expect, test } from 'vitest';
import type { Reason } from '../../lib/call/reasons';
import { handleRest } from '../simulator/rest/handle-rest';
import {
  CREATE,
  DANA,
  expectNothingLeft,
  expectNothingTwice,
  expectTrue,
  noticesOf,
  open,
  PARTY,
  PRIYA,
  phasesShown,
  rowOf,
  running,
  STARTED_MS,
  sent,
  start,
  TOM,
  wish,
} from './bench';

const TELEPHONY = '/restapi/v1.0/account/~/telephony/sessions';

describe('the machine and the phone', () => {
  test('fault 21: the phone is closed in a call: told, and the way back is there within 10 s', async () => {
    const rig = await running();
    rig.crashPhone();
    await rig.run(10_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'left', why: 'dropped' });
    expect(noticesOf(rig)).toContain('phone-restarted');
    expect(rig.snapshot.actions).toEqual(expect.arrayContaining(['rejoin', 'end']));
    void rig.command({ kind: 'end' });
    await rig.run(30_000);
    expectNothingLeft(rig);
  });

  test.each([60_000, 600_000, 28_800_000])(
    'fault 55: asleep for %i ms while everybody hangs up: told as over, no phantom',
    async (sleptMs) => {
      const rig = await running();
      rig.kill();
      await rig.run(1_000);
      for (const number of [DANA, PRIYA, TOM]) rig.world.hangUp(number);
      for (const { callId, state } of rig.world.ledger().legs) if (state !== 'ended') rig.world.hungUp(callId);
      await rig.run(sleptMs);
      rig.boot();
      await rig.run(40_000);
      expect(rig.snapshot.host.phase.kind).toBe('ended');
      expect(rig.snapshot.onCallCount).toBe(0);
      expectNothingLeft(rig);
    },
  );

  test('fault 56: the microphone is denied: told, nothing was created, nobody rang', async () => {
    const rig = await open({ microphone: 'denied' });
    void start(rig);
    await rig.run(5_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'microphone-denied' });
    expect(noticesOf(rig)).toEqual(['microphone-blocked']);
    expect(sent(rig, 'POST', CREATE)).toEqual([]);
    expect(rig.world.ledger().legs).toEqual([]);
  });

  test('fault 59: somebody hangs up in the very moment of their removal: one outcome, no error', async () => {
    const rig = await running();
    rig.world.hangUp(DANA);
    void wish(rig, 'remove', DANA);
    await rig.run(5_000);
    expect(rowOf(rig, DANA).phase).toBe('left');
    expect(rowOf(rig, DANA).problem).toBeUndefined();
    expect(phasesShown(rig, DANA).filter((phase) => phase === 'left')).toHaveLength(1);
    expectTrue(rig);
  });
});

describe('impatience', () => {
  test('fault 61: five clicks on Start, Remove, Call back and End are one each', async () => {
    const rig = await open();
    const five = async (click: () => unknown): Promise<void> => {
      for (let clicks = 0; clicks < 5; clicks += 1) {
        click();
        await rig.run(40);
      }
    };
    const people = [{ number: DANA, name: '' }];
    await five(() => rig.command({ kind: 'start', people, bringIn: 'on-answer' }));
    await rig.run(STARTED_MS);
    await five(() => wish(rig, 'remove', DANA));
    await rig.run(5_000);
    expect(sent(rig, 'DELETE', PARTY)).toHaveLength(1);
    await five(() => wish(rig, 'callBack', DANA));
    await rig.run(STARTED_MS);
    expect(rig.phone.dialledTags).toHaveLength(3);
    await five(() => rig.command({ kind: 'end' }));
    await rig.run(STARTED_MS);
    expectNothingTwice(rig);
    expectNothingLeft(rig);
  });

  test('fault 69: the same number twice, the own number, one too many: refused before anything is sent', async () => {
    const rig = await open();
    const ten = Array.from({ length: 10 }, (_unused, one) => `+1650555017${one}`);
    for (const [numbers, refused] of [
      [[DANA, DANA], 'twice-in-list'],
      [['+16505550100'], 'own-number'],
      [ten, 'full'],
    ] as const) {
      const people = numbers.map((number) => ({ number, name: '' }));
      const result = await rig.command({ kind: 'start', people, bringIn: 'on-answer' });
      expect(result).toMatchObject({ ok: false, refusal: { refused } });
    }
    await rig.run(5_000);
    expect(rig.requests).toEqual([]);
    expect(rig.world.ledger().legs).toEqual([]);
  });
});

describe('people', () => {
  test.each([0, 50, 150, 250])(
    'fault 65: somebody hangs up %i ms into their bring-in: left, no ghost',
    async (afterMs) => {
      const rig = await open();
      void start(rig, [DANA]);
      while (sent(rig, 'POST', /\/bring-in$/).length === 0) await rig.run(10);
      await rig.run(afterMs);
      rig.world.hangUp(DANA);
      await rig.run(40_000);
      expect(rowOf(rig, DANA).phase).toBe('left');
      expect(rig.snapshot.onCallCount).toBe(1);
      expectTrue(rig);
    },
  );

  const failures: readonly (readonly [string, Reason])[] = [
    ['TargetBusy', 'busy'],
    ['NoAnswer', 'no-answer'],
    ['InvalidNumber', 'wrong-number'],
    ['Rejected', 'declined'],
    ['InternationalDisabled', 'country-off'],
  ];
  test.each(failures)('fault 68: %s reads as %s, and the leg is gone', async (fails, reason) => {
    const rig = await open();
    rig.world.setCallee(TOM, { name: 'Tom', answersAfterMs: undefined, fails });
    void start(rig);
    await rig.run(STARTED_MS);
    expect(rowOf(rig, TOM)).toMatchObject({ phase: 'failed', reason });
    expect(rig.world.ledger().legs.filter(({ number, state }) => number === TOM && state !== 'ended')).toEqual([]);
    expectTrue(rig);
  });

  test('fault 72: the leg of the host is dropped while others talk: told, Rejoin and End, and Rejoin works', async () => {
    const rig = await running({ switches: { hostByeEndsConference: false } });
    const host = rig.world.ledger().legs.find(({ number, state }) => number === 'conference' && state === 'up');
    rig.world.hungUp(host?.callId ?? '');
    await rig.run(10_000);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'left', why: 'dropped' });
    expect(rig.snapshot.onCallCount).toBe(3);
    expect(rig.snapshot.actions).toEqual(expect.arrayContaining(['rejoin', 'end']));
    void rig.command({ kind: 'rejoin' });
    await rig.run(STARTED_MS);
    expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
    expectTrue(rig);
  });
});

test('fault 70: another device of the rep removes somebody and then ends it: the list follows', async () => {
  const rig = await running();
  const extensionId = rig.world.account.extensions[0]?.id ?? '';
  const conference = rig.world.ledger().sessions.find(({ origin }) => origin === 'Conference');
  const dana = conference?.parties.find(({ number }) => number === DANA);
  const elsewhere = (path: string) => handleRest(rig.world, { method: 'DELETE', path: TELEPHONY + path, extensionId });
  elsewhere(`/${conference?.id}/parties/${dana?.id}`);
  await rig.run(5_000);
  expect(rowOf(rig, DANA).phase).toBe('left');
  expectTrue(rig);
  elsewhere(`/${conference?.id}`);
  await rig.run(10_000);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended-elsewhere' });
  expectNothingLeft(rig);
});
