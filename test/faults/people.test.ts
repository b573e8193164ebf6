import { describe, expect, test } from 'vitest';
import { numbersInConference } from '../properties/truth';
import {
  alwaysFate,
  BRING_IN,
  DANA,
  expectNothingTwice,
  expectTrue,
  fateOf,
  noticesShown,
  open,
  PARTY,
  PRIYA,
  phasesShown,
  rowOf,
  running,
  sent,
  start,
  TOM,
  wish,
} from './bench';

const LATER_MS = 40_000;

describe('fault 39: a bring-in is refused', () => {
  test.each([403, 404, 409])('fault 39: once, with %i: one more try, and everybody is in', async (status) => {
    const rig = await open({ fate: fateOf('POST', BRING_IN, [{ status }]) });
    void start(rig);
    await rig.run(LATER_MS);
    expect(numbersInConference(rig)).toEqual([DANA, PRIYA, TOM].sort());
    expectTrue(rig);
    expectNothingTwice(rig);
    expect(sent(rig, 'POST', BRING_IN)).toHaveLength(4);
  });

  test.each([400, 403])('fault 39: always, with %i: told, and the leg is hung up', async (status) => {
    const rig = await open({ fate: alwaysFate('POST', BRING_IN, { status }) });
    void start(rig, [DANA]);
    await rig.run(LATER_MS);
    expect(rowOf(rig, DANA)).toMatchObject({
      phase: 'left',
      reason: 'could-not-bring-in',
      problem: 'could-not-bring-in',
      actions: ['call-back'],
    });
    expect(rig.world.ledger().legs.filter(({ number, state }) => number === DANA && state !== 'ended')).toEqual([]);
    expect(sent(rig, 'POST', BRING_IN).length).toBeLessThanOrEqual(3);
  });

  test.each([404, 409])('fault 39: always, with %i: never in a loop, and it comes to an end', async (status) => {
    const rig = await open({ fate: alwaysFate('POST', BRING_IN, { status }) });
    void start(rig, [DANA]);
    await rig.run(120_000);
    expect(rowOf(rig, DANA).reason).toBe('could-not-bring-in');
    expect(sent(rig, 'POST', BRING_IN).length).toBeLessThanOrEqual(6);
  });
});

test('fault 40: a DELETE of somebody who is gone already (404): a look, then the row reads as left, no error', async () => {
  const rig = await running();
  rig.setEvents('silent');
  rig.world.hangUp(DANA);
  await rig.run(200);
  expect(rowOf(rig, DANA).phase).toBe('joined');
  const looks = sent(rig, 'GET', /sessions/).length;
  void wish(rig, 'remove', DANA);
  await rig.run(2_000);
  expect(rig.executed.some(({ call, status }) => call.method === 'DELETE' && status === 404)).toBe(true);
  expect(sent(rig, 'GET', /sessions/).length).toBeGreaterThan(looks);
  expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left' });
  expect(rowOf(rig, DANA).problem).toBeUndefined();
  expectTrue(rig);
});

describe('fault 41: a DELETE of a party is refused', () => {
  test.each([403, 409, 500, 503])(
    'fault 41: always, with %i: the row returns with its problem and another try',
    async (status) => {
      const rig = await running({ fate: alwaysFate('DELETE', PARTY, { status }) });
      void wish(rig, 'remove', DANA);
      await rig.run(30_000);
      expect(rowOf(rig, DANA)).toMatchObject({ phase: 'joined', problem: 'could-not-remove', pending: 'none' });
      expect(rowOf(rig, DANA).actions).toContain('remove');
      expectTrue(rig);
      expect(phasesShown(rig, DANA).filter((phase) => phase === 'left')).toEqual([]);
    },
  );

  test.each([403, 409, 500, 503])(
    'fault 41: once, with %i: the second way, or the second try, works',
    async (status) => {
      const rig = await running({ fate: fateOf('DELETE', PARTY, [{ status }]) });
      void wish(rig, 'remove', DANA);
      await rig.run(15_000);
      expect(rowOf(rig, DANA)).toMatchObject({ phase: 'left', reason: 'removed' });
      expectTrue(rig);
    },
  );
});

test('fault 42: a DELETE is answered with 204 and the party stays: the row is back with a message within 10 s', async () => {
  const rig = await running({ switches: { removeConferenceParty: 'ignored', removeOriginalParty: 'ignored' } });
  void wish(rig, 'remove', DANA);
  await rig.run(1_000);
  expect(rowOf(rig, DANA)).toMatchObject({ phase: 'joined', pending: 'remove' });
  await rig.run(9_000);
  expect(rowOf(rig, DANA)).toMatchObject({ phase: 'joined', pending: 'none', problem: 'could-not-remove' });
  expectTrue(rig);
  expect(phasesShown(rig, DANA).filter((phase) => phase === 'left')).toEqual([]);
  expect(noticesShown(rig)).toEqual([]);
});
