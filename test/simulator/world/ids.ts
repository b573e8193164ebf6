/** Makes ids in the platform's shapes. Deterministic for a seed, so that a failing property run can be repeated. */
export interface IdSource {
  /** A telephony session id without its prefix, e.g. `a0d7bfa2dd198z18deb4fcc72z184536c0000`. */
  session(): string;
  /** A decimal id of `digits` digits. */
  digits(digits: number): string;
  /** Lower-case hex of `length` characters. */
  hex(length: number): string;
  uuid(): string;
}

/** A small deterministic generator (mulberry32). Not for secrets: everything here is make-believe. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** Creates the id source of one world. */
export function createIdSource(seed: number): IdSource {
  const random = createRandom(seed);

  function characters(length: number, alphabet: string): string {
    let text = '';
    while (text.length < length) text += alphabet[Math.floor(random() * alphabet.length)] ?? '';
    return text;
  }

  const hex = (length: number) => characters(length, '0123456789abcdef');
  return {
    session: () => `a0d7${hex(9)}z18${hex(7)}z18${hex(6)}0000`,
    digits: (digits) => characters(1, '123456789') + characters(digits - 1, '0123456789'),
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}
