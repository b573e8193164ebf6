import type { Random } from './random';
import { TRAPS_OF_CODES } from './traps-of-codes';
import { TRAPS_OF_MEASURES } from './traps-of-measures';

/** Digits that are no phone number. */
export interface Trap {
  readonly name: string;
  /** What pages call it; shown beside it in half of the fragments. */
  readonly label: string;
  readonly write: (random: Random) => string;
  /** Is a phone number by its looks alone in some country: shown with its label only. */
  readonly needsLabel?: boolean;
}

/** Every kind of trap that the corpus has. */
export const TRAPS: readonly Trap[] = [...TRAPS_OF_MEASURES, ...TRAPS_OF_CODES];
