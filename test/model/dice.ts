/** Chance that can be repeated: the same seed gives the same throws. */
export interface Dice {
  /** At least 0, below 1. */
  roll(): number;
  /** Whole, at least `min`, at most `max`. */
  between(min: number, max: number): number;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One of them, the heavier the likelier; undefined where nothing weighs anything. */
  weigh<T extends { readonly weight: number }>(list: readonly T[]): T | undefined;
}

/** Mulberry32: one 32-bit state, good enough to stumble into the unexpected. */
function createRoll(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Dice of one throw of a run: what an earlier throw was used for does not shift the later ones. */
export function createDice(seed: number, number = 0): Dice {
  const roll = createRoll(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const between = (min: number, max: number) => min + Math.floor(roll() * (max - min + 1));
  return {
    roll,
    between,
    pick: (list) => {
      const found = list[between(0, list.length - 1)];
      if (found === undefined) throw new Error('Nothing to pick from');
      return found;
    },
    weigh: (list) => {
      let left = roll() * list.reduce((sum, { weight }) => sum + weight, 0);
      return list.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
    },
  };
}
