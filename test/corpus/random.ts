/** A source of chance that says the same in every run. */
export interface Random {
  /** From 0 to `limit` − 1. */
  below(limit: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** So many decimal digits; the first may be 0. */
  digits(count: number): string;
  hex(count: number): string;
}

/** FNV-1a, 32 bits: spreads names evenly and needs no package. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

/** Mulberry32, seeded by a name. */
export function createRandom(name: string): Random {
  let state = hash(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const many = (count: number, base: number) =>
    Array.from({ length: count }, () => below(base).toString(base)).join('');
  return {
    below,
    pick: (list) => list[below(list.length)] ?? list[0],
    digits: (count) => many(count, 10),
    hex: (count) => many(count, 16),
  };
}
