/** The smallest runs that broke simpler cores, part one: requests whose outcome nobody knows. */
import { expect, test } from 'vitest';
import type { RequestFate } from '../../properties/network';
import { Rig, type RigOptions } from '../../properties/rig';
import {
  broughtInTwice,
  conferencesWithHost,
  leftovers,
  numbersInConference,
  unsettledRows,
} from '../../properties/truth';

const DANA = '+16505550117';
const TOM = '+14155550188';

async function begin(options: RigOptions = {}, numbers: readonly string[] = [DANA]): Promise<Rig> {
  const rig = new Rig(options);
  for (const number of numbers) rig.world.setCallee(number, { name: number, answersAfterMs: 1_000 });
  await rig.run(10);
  const people = numbers.map((number) => ({ number, name: '' }));
  void rig.command({ kind: 'start', people, bringIn: 'on-answer' }, 'start');
  return rig;
}

const row = (rig: Rig, number = DANA) => rig.snapshot.rows.find((candidate) => candidate.number === number);

/** The nth request of this sort meets this fate, all others arrive. */
function fateOf(path: RegExp, method: string, fates: readonly RequestFate[]): NonNullable<RigOptions['fate']> {
  let count = 0;
  return (call) => {
    if (call.method !== method || !path.test(call.path)) return 'done';
    count += 1;
    return fates[count - 1] ?? 'done';
  };
}

const calls = (rig: Rig, method: string, path: RegExp) =>
  rig.requests.filter((call) => call.method === method && path.test(call.path));

const BRING_IN = /\/bring-in$/;
const CREATE = /\/conference$/;
const SESSION = /\/sessions\/[^/]+$/;

test('counterexample 2: removing somebody whose bring-in was lost frees the bring-in of the next', async () => {
  const rig = await begin({ fate: fateOf(BRING_IN, 'POST', ['request-lost']) }, [DANA, TOM]);
  await rig.run(2_500);
  rig.kill();
  rig.boot();
  await rig.run(100);
  const stuck = rig.snapshot.rows.find(({ phase }) => phase === 'joining');
  expect(stuck).toBeDefined();
  void rig.command({ kind: 'remove', personId: stuck?.id ?? '', generation: 1, delayMs: 0 });
  await rig.run(3_000);
  const other = stuck?.number === DANA ? TOM : DANA;
  expect(row(rig, other)?.phase).toBe('joined');
  await rig.run(30_000);
  expect(numbersInConference(rig)).toEqual([other]);
  expect(unsettledRows(rig.snapshot)).toEqual([]);
});

test('counterexample 3: a bring-in that was lost is proved not done, then repeated', async () => {
  const rig = await begin({ fate: fateOf(BRING_IN, 'POST', ['request-lost']) });
  await rig.run(10_000);
  expect(calls(rig, 'POST', BRING_IN)).toHaveLength(1);
  await rig.run(15_000);
  expect(row(rig)?.phase).toBe('joined');
  expect(calls(rig, 'POST', BRING_IN)).toHaveLength(2);
  expect(broughtInTwice(rig)).toEqual([]);
});

test('counterexample 3: one whose answer was lost is never repeated', async () => {
  const rig = await begin({
    fate: fateOf(BRING_IN, 'POST', ['answer-lost']),
    delivery: (number) => (number > 6 ? [] : [0]),
  });
  await rig.run(60_000);
  expect(row(rig)?.phase).toBe('joined');
  expect(calls(rig, 'POST', BRING_IN)).toHaveLength(1);
});

test('counterexample 4: a conference whose answer was lost is made again, and only one has a host', async () => {
  const rig = await begin({ fate: fateOf(CREATE, 'POST', ['answer-lost']) });
  await rig.run(40_000);
  expect(calls(rig, 'POST', CREATE)).toHaveLength(2);
  expect(conferencesWithHost(rig)).toBe(1);
  expect(row(rig)?.phase).toBe('joined');
  await rig.run(20_000);
  const alive = rig.world.ledger().sessions.filter((session) => session.origin === 'Conference');
  expect(alive.filter((session) => session.parties.some((party) => party.status === 'Answered'))).toHaveLength(1);
});

test('counterexample 5: after three lost attempts the start is given up, and nobody was dialled', async () => {
  const lost: RequestFate[] = ['request-lost', 'request-lost', 'request-lost', 'request-lost'];
  const rig = await begin({ fate: fateOf(CREATE, 'POST', lost) });
  await rig.run(60_000);
  expect(calls(rig, 'POST', CREATE)).toHaveLength(3);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'create-failed' });
  expect(rig.phone.dialledTags).toEqual([]);
  expect(rig.phone.isMicrophoneOpen).toBe(false);
  expect(row(rig)?.phase).toBe('failed');
});

test('counterexample 6: calling somebody back is new work under a new key', async () => {
  const rig = await begin();
  await rig.run(6_000);
  void rig.command({ kind: 'remove', personId: 'p1', generation: 1, delayMs: 0 });
  await rig.run(4_000);
  expect(row(rig)?.phase).toBe('left');
  void rig.command({ kind: 'callBack', personId: 'p1', generation: 1 });
  await rig.run(6_000);
  expect(row(rig)).toMatchObject({ phase: 'joined', generation: 2 });
  expect(calls(rig, 'POST', BRING_IN)).toHaveLength(2);
  expect(numbersInConference(rig)).toEqual([DANA]);
});

test('counterexample 7: a worker that died right after dialling asks the phone, which has no double', async () => {
  const rig = await begin();
  while (rig.phone.dialledTags.length < 2) await rig.run(10);
  rig.kill();
  await rig.run(2_000);
  rig.boot();
  await rig.run(10_000);
  expect(row(rig)?.phase).toBe('joined');
  expect(rig.phone.dialledTags).toHaveLength(2);
});

test('counterexample 17: a DELETE that is answered, and an empty session after it, is the end', async () => {
  const rig = await begin();
  while (calls(rig, 'POST', CREATE).length < 1) await rig.run(10);
  await rig.run(70);
  void rig.command({ kind: 'end' });
  await rig.run(16_000);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'ended' });
  expect(leftovers(rig)).toEqual([]);
});

test('counterexample 19: a DELETE of the session that was lost is sent again', async () => {
  const rig = await begin({ fate: fateOf(SESSION, 'DELETE', ['request-lost']) });
  await rig.run(6_000);
  void rig.command({ kind: 'end' });
  await rig.run(30_000);
  expect(rig.snapshot.host.phase.kind).toBe('ended');
  expect(leftovers(rig)).toEqual([]);
});

test('counterexample 20: a phone that died settles its dials, so ending comes to an end', async () => {
  const rig = await begin();
  while (rig.phone.dialledTags.length < 1) await rig.run(10);
  rig.crashPhone();
  void rig.command({ kind: 'end' });
  await rig.run(40_000);
  expect(rig.snapshot.host.phase.kind).toBe('ended');
  expect(unsettledRows(rig.snapshot)).toEqual([]);
});

test('counterexample 21: after a long death right after Start the worker looks first, and carries on', async () => {
  const rig = await begin();
  while (rig.phone.dialledTags.length < 2) await rig.run(10);
  rig.kill();
  await rig.run(45_000);
  rig.boot();
  await rig.run(60_000);
  expect(unsettledRows(rig.snapshot)).toEqual([]);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'in' });
  expect(numbersInConference(rig)).toEqual([DANA]);
});

test('counterexample 21: what is due to be given up by then is given up after a look, and said', async () => {
  const rig = await begin({ microphone: 'prompt' });
  rig.kill();
  await rig.run(45_000);
  rig.boot();
  await rig.run(1_000);
  expect(rig.snapshot.host.phase.kind).toBe('preparing');
  await rig.run(20_000);
  expect(rig.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'microphone-denied' });
  expect(unsettledRows(rig.snapshot)).toEqual([]);
  expect(leftovers(rig)).toEqual([]);
  expect(calls(rig, 'POST', CREATE)).toEqual([]);
});
