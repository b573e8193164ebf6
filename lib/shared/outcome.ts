/**
 * Why a request did not succeed. Only `unknown` leaves open whether the platform did it.
 * - not-sent: never left this machine; safe to repeat
 * - rate-limited: refused unread (429); wait `retryAfterMs`
 * - not-found: 404 or 410; for a DELETE that is success
 * - conflict: 409; look, then decide
 * - forbidden: 403
 * - refused: any other 4xx
 * - signed-out: the tokens are dead; a person must sign in
 * - unknown: no answer, 5xx, or an answer that made no sense
 */
export type FailureReason =
  | 'not-sent'
  | 'rate-limited'
  | 'not-found'
  | 'conflict'
  | 'forbidden'
  | 'refused'
  | 'signed-out'
  | 'unknown';

/** A request that did not work. */
export interface Failure {
  readonly ok: false;
  readonly reason: FailureReason;
  readonly errorCode?: string;
  readonly retryAfterMs?: number;
}

/** A request that worked. */
export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}

/** An expected failure is a value, never an exception. */
export type Outcome<T> = Success<T> | Failure;

/** It worked. */
export const success = <T>(value: T): Success<T> => ({ ok: true, value });
/** It did not work, and why. */
export const failure = (reason: FailureReason, more: Omit<Failure, 'ok' | 'reason'> = {}): Failure => ({
  ok: false,
  reason,
  ...more,
});
