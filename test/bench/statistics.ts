/** Rounds of a comparison in real time. */
export const ROUNDS = 9;
/** Where a round takes long and what it gives hardly differs from the next: the whole run has eight minutes. */
export const FEWER_ROUNDS = 5;

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  const all = sorted(values);
  const at = (all.length - 1) * share;
  const low = all[Math.floor(at)] ?? Number.NaN;
  return low + ((all[Math.ceil(at)] ?? low) - low) * (at % 1);
}

/** The middle value; not a number for nothing. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

const round = (value: number, digits: number): string => value.toFixed(digits);

/** "median / p95", with a unit. */
export const spread = (values: readonly number[], unit: string, digits = 0): string =>
  `${round(median(values), digits)} / ${round(quantile(values, 0.95), digits)} ${unit}`;

/** Median of the ratios of rounds that ran side by side, with its 95 % interval. */
export interface PairedRatio {
  readonly ratio: number;
  readonly text: string;
}

const RESAMPLES = 1000;

/** A generator with a seed: the same rounds give the same interval. Source: mulberry32, public domain. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Compares round by round, so that whatever slowed both down cancels out. */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): PairedRatio {
  const ratios = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
  const dice = createDice(1);
  const resampled = Array.from({ length: RESAMPLES }, () =>
    median(ratios.map(() => ratios[Math.floor(dice() * ratios.length)] ?? Number.NaN)),
  );
  const ratio = median(ratios);
  const interval = `${quantile(resampled, 0.025).toFixed(2)} to ${quantile(resampled, 0.975).toFixed(2)}`;
  return { ratio, text: `${ratio.toFixed(2)}x (${interval})` };
}
