import type { RecordEntry } from '../call/model';
import type { NoteLine } from './notes';

/** A call as it is stored: what happened, in order, and what the rep wrote. */
export interface StoredCall {
  readonly id: string;
  /** Since the epoch. */
  readonly startedAtMs: number;
  readonly entries: readonly RecordEntry[];
  readonly notes: readonly NoteLine[];
}
