import type { KnownPerson } from '../harness/truth.ts';
import type { CalleeWish } from '../simulator/world/callee.ts';
import type { Dice } from './dice.ts';

/** Everybody who can be on the list: outside numbers, and a colleague whose early "Answered" means nothing. */
export const EVERYBODY: readonly KnownPerson[] = [
  { name: 'Ana Ruiz', number: '+14155550161' },
  { name: 'Ben Okoro', number: '+14155550162' },
  { name: 'Cleo Marsh', number: '+14155550163' },
  { name: 'Mina Okafor', number: '102' },
  { name: 'Dev Patel', number: '+14155550164' },
];

/** Somebody who calls the rep, and has no business on the list. */
export const CALLER: KnownPerson = { name: 'Gus Weber', number: '+14155550169' };

interface Habit {
  readonly weight: number;
  readonly wish: (dice: Dice) => CalleeWish;
}

const HABITS: readonly Habit[] = [
  { weight: 10, wish: (dice) => ({ answersAfterMs: dice.between(200, 2500) }) },
  { weight: 3, wish: () => ({}) }, // rings until answered by hand
  { weight: 2, wish: (dice) => ({ fails: dice.pick(['TargetBusy', 'NoAnswer', 'Rejected', 'InvalidNumber']) }) },
  { weight: 2, wish: (dice) => ({ answersAfterMs: 400, hangsUpAfterMs: dice.between(500, 6000) }) },
  { weight: 1, wish: () => ({ voicemail: true }) },
];

/** How somebody's phone behaves when it is called next. */
export function rollHabit({ name, number }: KnownPerson, dice: Dice): CalleeWish {
  const habit = dice.weigh(HABITS);
  return { name, internal: number.length < 7, ...habit?.wish(dice) };
}
