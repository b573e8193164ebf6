/** The smallest runs that broke simpler cores, part two: facts out of order, missing, early or misread. */
import { expect, test } from 'vitest';
import { Rig } from '../../properties/rig';
import { leftovers, numbersInConference, unsettledRows } from '../../properties/truth';
import {
  answered,
  created,
  DANA,
  hostIn,
  hostListed,
  inConference,
  listed,
  ownParty,
  PRIYA,
  ringing,
  seat,
  session,
  TOM,
  talking,
} from './history';

async function begin(rig: Rig, number = DANA): Promise<void> {
  rig.world.setCallee(number, { name: 'Dana', internal: number === PRIYA, answersAfterMs: 1_000 });
  await rig.run(10);
  void rig.command({ kind: 'start', people: [{ number, name: '' }], bringIn: 'on-answer' }, 'start');
}

const row = (rig: Rig) => rig.snapshot.rows[0];

test('counterexample 1: what arrives before the saved call is loaded does not replace it', async () => {
  const rig = new Rig();
  await begin(rig);
  await rig.run(6_000);
  rig.kill();
  rig.world.hangUp(DANA);
  rig.boot();
  expect(rig.snapshot.callId).toBe('');
  await rig.run(5_000);
  expect(rig.snapshot).toMatchObject({ callId: 'start', host: { phase: { kind: 'in' } } });
  expect(row(rig)?.phase).toBe('left');
});

test('counterexample 8: an order to a phone that was replaced makes the new one dial nothing', async () => {
  const rig = new Rig();
  await begin(rig);
  while (rig.phone.dialledTags.length < 2) await rig.run(10);
  const { bootId } = rig.phone;
  rig.crashPhone();
  rig.phone.execute(bootId, { kind: 'dial', tag: 'start/p1/1', callee: DANA });
  void rig.command({ kind: 'end' });
  await rig.run(40_000);
  expect(rig.phone.dialledTags).toHaveLength(2);
  expect(leftovers(rig)).toEqual([]);
});

test('counterexample 9: a late Proceeding does not undo an Answered that was read', () => {
  const history = ringing(hostIn(created([PRIYA])), 'p1').after(1_000);
  history.readCall('p1', [
    { partyId: ownParty('p1'), status: 'Answered' },
    { partyId: `${session('p1')}-p2`, status: 'Answered' },
  ]);
  expect(history.row().phase).toBe('answered');
  history.own('p1', 'Proceeding', { sequence: 3 }).other('p1', 'Proceeding', { sequence: 900 });
  expect(history.row().phase).toBe('answered');
});

test('counterexample 10: two reads inside the lag of a bring-in do not make anybody leave', async () => {
  const rig = new Rig({ switches: { bringInReadLagMs: 3_000 }, delivery: (number) => (number > 6 ? [] : [0]) });
  await begin(rig);
  await rig.run(12_000);
  await rig.command({ kind: 'checkNow' });
  await rig.run(12_000);
  const phases = rig.shown.flatMap(({ rows }) => rows.map(({ phase }) => phase));
  expect(phases).toContain('joined');
  expect(phases).not.toContain('left');
  expect(row(rig)?.phase).toBe('joined');
});

test('counterexample 11: the BYE that follows a bring-in is not leaving, though its answer and events were lost', async () => {
  const rig = new Rig({
    fate: (call) => (call.path.endsWith('/bring-in') ? 'answer-lost' : 'done'),
    delivery: (number) => (number > 6 ? [] : [0]),
  });
  await begin(rig);
  await rig.run(60_000);
  expect(rig.shown.flatMap(({ rows }) => rows.map(({ phase }) => phase))).not.toContain('left');
  expect(row(rig)?.phase).toBe('joined');
});

test('counterexample 12: nobody sees a state that is not on disk', async () => {
  for (let number = 1; number <= 25; number += 1) {
    const rig = new Rig({ killAtSave: { number, landed: false, downMs: 400 } });
    await begin(rig);
    await rig.run(4_000);
    rig.world.hangUp(DANA);
    await rig.run(20_000);
    const phases = rig.shown.map(({ rows }) => rows[0]?.phase).filter((phase) => phase !== undefined);
    const firstLeft = phases.indexOf('left');
    expect(phases.slice(firstLeft < 0 ? phases.length : firstLeft).every((phase) => phase === 'left')).toBe(true);
  }
});

test('counterexample 13: a command is acknowledged after it is saved: killed before, it is asked again', async () => {
  const rig = new Rig();
  await begin(rig);
  await rig.run(6_000);
  const saves = rig.disk.saves;
  const again = new Rig({ killAtSave: { number: saves + 1, landed: false, downMs: 500 } });
  await begin(again);
  await again.run(6_000);
  let isAcknowledged = false;
  void again.command({ kind: 'end' }, 'end').then(() => {
    isAcknowledged = true;
  });
  await again.run(10);
  expect(isAcknowledged).toBe(false);
  await again.run(30_000);
  expect(isAcknowledged).toBe(true);
  expect(again.snapshot.host.phase.kind).toBe('ended');
  expect(leftovers(again)).toEqual([]);
});

test('counterexample 14: leaving carries out a removal that could still be undone, and takes no more', async () => {
  const rig = new Rig();
  await begin(rig);
  await rig.run(6_000);
  void rig.command({ kind: 'remove', personId: 'p1', generation: 1, delayMs: 60_000 });
  await rig.run(1_000);
  void rig.command({ kind: 'leave' });
  await rig.run(10);
  expect(await rig.command({ kind: 'undoRemove', personId: 'p1', generation: 1 })).toMatchObject({ ok: false });
  await rig.run(30_000);
  expect(row(rig)).toMatchObject({ phase: 'left', reason: 'removed' });
  expect(numbersInConference(rig)).toEqual([]);
});

test('counterexample 15: an answer that is told before the ids are known is heard at once when they are', async () => {
  const rig = new Rig({ switches: { progressAfterMs: 1_500, earlyAnswer: false } });
  await begin(rig);
  await rig.run(5_000);
  expect(row(rig)?.phase).toBe('joined');
});

test('counterexample 16: a colleague whose events are all lost is found by reading the leg', async () => {
  const rig = new Rig({ delivery: () => [] });
  await begin(rig, PRIYA);
  await rig.run(20_000);
  expect(row(rig)?.phase).toBe('joined');
  rig.world.hangUp(PRIYA);
  await rig.run(60_000);
  expect(unsettledRows(rig.snapshot)).toEqual([]);
  expect(row(rig)?.phase).toBe('left');
});

test('counterexample 18: a party seen during a bring-in is not a second row', () => {
  const history = answered(hostIn(created())).fold({ kind: 'attempted', key: 'bring-in:p1:1' });
  history.after(100).readConference([hostListed(), { partyId: seat('p1'), status: 'Setup', isHost: false }]);
  expect(history.snapshot.rows).toHaveLength(1);
  history.after(100).readConference([hostListed(), listed('p1')]);
  expect(history.snapshot.rows).toMatchObject([{ phase: 'joined', isSomeoneElse: false }]);
});

test('counterexample 18: nor is one whose leg has no ids yet', () => {
  const history = talking([DANA]);
  history.command({ kind: 'add', people: [{ number: TOM, name: '' }] });
  history.fold({ kind: 'attempted', key: 'dial:p2:1' }).leg({ tag: history.person('p2').leg.tag, state: 'answered' });
  history.after(5_000).readConference([hostListed(), listed('p1'), listed('p2')]);
  expect(history.snapshot.rows).toHaveLength(2);
  const ids = { sessionId: session('p2'), partyId: ownParty('p2') };
  history.leg({ tag: history.person('p2').leg.tag, state: 'answered', ids });
  history.own('p2', 'Gone', { statusReason: 'Conference', peer: inConference('p2') });
  expect(history.snapshot.rows.map(({ phase }) => phase)).toEqual(['joined', 'joined']);
});
