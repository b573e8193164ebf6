import type { IncomingAction } from './snapshot';

/** A call that rings for the rep. Answered, it becomes a person; refused or gone, nothing is kept of it. */
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
}
