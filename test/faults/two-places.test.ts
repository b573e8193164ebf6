import { expect, test } from 'vitest';
import { Rig } from '../properties/rig';
import { broughtInTwice, duplicates, numbersShownJoined } from '../properties/truth';
import { DANA, PRIYA, rowOf, running, STARTED_MS, TOM } from './bench';

const MINA = '+16505550199';
const ANN = '+16505550155';

/** A second browser, or machine, of the same rep, with a call of its own. */
async function second(first: Rig, numbers: readonly string[]): Promise<Rig> {
  const rig = new Rig({ beside: first });
  const people = numbers.map((number) => ({ number, name: '' }));
  void rig.command({ kind: 'start', people, bringIn: 'on-answer' }, 'start');
  await first.run(STARTED_MS);
  return rig;
}

test('fault 71: two places of one rep, a call in each: neither disturbs the list of the other', async () => {
  const first = await running();
  const other = await second(first, [MINA, ANN]);
  expect(numbersShownJoined(first.snapshot)).toEqual([DANA, PRIYA, TOM].sort());
  expect(numbersShownJoined(other.snapshot)).toEqual([ANN, MINA]);
  expect(first.snapshot.elsewhere).toEqual([expect.objectContaining({ isConference: true, number: '' })]);
  void other.command({ kind: 'remove', personId: rowOf(other, ANN).id, generation: 1, delayMs: 0 });
  await first.run(5_000);
  expect(numbersShownJoined(other.snapshot)).toEqual([MINA]);
  expect(numbersShownJoined(first.snapshot)).toHaveLength(3);
  void other.command({ kind: 'end' });
  await first.run(STARTED_MS);
  expect(other.snapshot.host.phase.kind).toBe('ended');
  expect(first.snapshot.host.phase).toEqual({ kind: 'in' });
  expect(first.snapshot.elsewhere).toEqual([]);
  expect(numbersShownJoined(first.snapshot)).toHaveLength(3);
  for (const rig of [first, other]) {
    expect(duplicates(rig.phone.dialledTags)).toEqual([]);
    expect(broughtInTwice(rig)).toEqual([]);
  }
});

test('fault 71: both call the same person, and one phone restarts: the other place keeps its leg', async () => {
  const first = await running();
  first.world.setCallee(MINA, { name: 'Mina' });
  const other = await second(first, [MINA]);
  void first.command({ kind: 'add', people: [{ number: MINA, name: '' }] });
  await first.run(50);
  first.crashPhone();
  await first.run(40_000);
  expect(rowOf(other, MINA).phase).toBe('ringing');
  expect(other.snapshot.host.phase).toEqual({ kind: 'in' });
});

test('fault 71: workers of both die and come back, in any order: each finds its own call', async () => {
  const first = await running();
  const other = await second(first, [MINA, ANN]);
  for (const [rig, next] of [
    [first, other],
    [other, first],
  ] as const) {
    rig.kill();
    await first.run(300);
    next.kill();
    rig.boot();
    await first.run(300);
    next.boot();
    await first.run(10_000);
  }
  expect(numbersShownJoined(first.snapshot)).toEqual([DANA, PRIYA, TOM].sort());
  expect(numbersShownJoined(other.snapshot)).toEqual([ANN, MINA]);
});
