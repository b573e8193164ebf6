import type { Sight } from './sight';
import type { IncomingAction } from './snapshot';

/**
 * A call that rings for the rep. Answered, it becomes a person. Refused or missed, it is told as that; taken on another
 * device of the rep, it is nothing to tell.
 */
export interface Incoming {
  readonly id: string;
  /** The phone's name for its leg. */
  readonly tag: string;
  readonly bootId: string;
  /** Empty where the caller withholds it. */
  readonly number: string;
  readonly name: string;
  readonly ids?: { readonly sessionId: string; readonly partyId: string };
  readonly atMs: number;
  readonly wish: 'none' | Exclude<IncomingAction, 'answer'>;
  /** The rep's own party: it tells whether another device took the call. */
  readonly own?: Sight;
  /** It rings here no more since then, and nobody knows yet whether it was missed. */
  readonly goneAtMs?: number;
}

/** Calls that came in so far. */
export interface Rung {
  readonly count: number;
  /** The phone's names for the last ones that are done with. */
  readonly tags: readonly string[];
}

/** How the ids of records of calls that only rang begin. */
const RANG = 'rang/';

/** Names the record of a call that only rang; it belongs to no call. */
export const rangRecordId = ({ atMs, id }: Incoming): string => `${RANG}${atMs}/${id}`;

export const isRangRecord = (recordId: string): boolean => recordId.startsWith(RANG);

/** Is it to be seen, answered and refused? */
export const isRinging = ({ goneAtMs }: Incoming): boolean => goneAtMs === undefined;
