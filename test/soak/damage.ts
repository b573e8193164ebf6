import type { Dice } from '../model/dice.ts';

const TEXTS = [
  '',
  ' ',
  '0',
  'Answered',
  'Gone',
  'Disconnected',
  '__proto__',
  'constructor',
  '\u0000',
  '\ud800',
  '\u202e',
  'ü',
];
const NUMBERS = [0, -0, -1, 1, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 31];

function randomText(dice: Dice): string {
  const text = dice.pick(TEXTS);
  return dice.roll() < 0.02 ? text.repeat(dice.between(1, 10_000)) : text;
}

const randomNumber = (dice: Dice): number =>
  dice.roll() < 0.5 ? dice.pick(NUMBERS) : dice.between(-1_000, 2_000_000_000_000);

/** A key that every object inherits arrives as one of its own, as it does from `JSON.parse`. */
function setOwn(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Any JSON value at all. */
export function randomJson(dice: Dice, depth = 3): unknown {
  const kind = dice.between(0, depth > 0 ? 6 : 4);
  if (kind === 0) return null;
  if (kind === 1) return dice.roll() < 0.5;
  if (kind === 2) return randomNumber(dice);
  if (kind <= 4) return randomText(dice);
  const size = dice.between(0, 4);
  if (kind === 5) return Array.from({ length: size }, () => randomJson(dice, depth - 1));
  const made = {};
  for (let index = 0; index < size; index += 1) setOwn(made, randomText(dice), randomJson(dice, depth - 1));
  return made;
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What is done to one place of an object. */
function damageAt(dice: Dice, parent: object, key: string): void {
  const fate = dice.between(0, 3);
  if (fate === 0) Reflect.deleteProperty(parent, key);
  else if (fate === 1) setOwn(parent, key, randomJson(dice));
  else if (fate === 2) setOwn(parent, key, randomJson(dice, 0));
  else setOwn(parent, randomText(dice), Reflect.get(parent, key));
}

/** What is done to a list: JSON knows neither holes nor names in one. */
function damageList(dice: Dice, list: unknown[]): void {
  const removed = dice.roll() < 0.7 ? 1 : 0;
  list.splice(dice.between(0, list.length - 1), removed, ...(dice.roll() < 0.6 ? [randomJson(dice)] : []));
}

/** A copy with one to three places spoilt, the deep ones as likely as the shallow ones. */
export function damage(dice: Dice, message: unknown): unknown {
  const copy = structuredClone(message);
  if (!isContainer(copy)) return randomJson(dice);
  for (let times = dice.between(1, 3); times > 0; times -= 1) {
    const containers: Record<string, unknown>[] = [copy];
    for (const each of containers) containers.push(...Object.values(each).filter(isContainer));
    const parent = dice.pick([...containers.filter((each) => Object.keys(each).length > 0), copy]);
    const keys = Object.keys(parent);
    if (keys.length === 0) continue;
    if (Array.isArray(parent)) damageList(dice, parent);
    else damageAt(dice, parent, dice.pick(keys));
  }
  return copy;
}
