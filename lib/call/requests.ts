/** One request, by its key. Saved before it leaves, so that a worker that dies knows what it may have done. */
export interface Attempt {
  readonly atMs: number;
  readonly tries: number;
  /** Absent while under way. */
  readonly outcome?: AttemptOutcome;
  readonly settledAtMs?: number;
  /** When its rate group opens again, where that kept it from being sent. */
  readonly heldUntilMs?: number;
  /** Its answer will never come: the worker died, or its deadline passed. A look decides. */
  readonly isUnverified: boolean;
}

/**
 * ok: done. gone: 404. conflict: 409. forbidden: 403. refused: other 4xx. not-done: certainly not executed.
 * unknown: nobody can tell.
 */
export type AttemptOutcome = 'ok' | 'gone' | 'conflict' | 'forbidden' | 'refused' | 'not-done' | 'unknown';

/** Reads of one target: what is wanted, what is under way, what came back. */
export interface Look {
  /** Evidence is wanted from reads begun at or after this. */
  readonly wantedAtMs: number;
  /** When the read under way, or the last one, began. */
  readonly begunAtMs: number;
  readonly isOpen: boolean;
  /** Beginning of the latest read that was answered. */
  readonly answeredAtMs: number;
  readonly failures: number;
  /** When its rate group opens again, where that kept it from being sent. */
  readonly heldUntilMs?: number;
}
