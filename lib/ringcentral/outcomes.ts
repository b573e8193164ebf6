import * as v from 'valibot';
import { type Failure, type FailureReason, failure, type Outcome, success } from '../shared/outcome';
import type { ApiAnswer } from './api';
import { readPenaltyMs, readRetryAfterMs } from './rate-headers';

/**
 * The body of an error. OAuth adds `error` to it. Source: developers.ringcentral.com, guide "API errors".
 */
const errorBodySchema = v.looseObject({
  errorCode: v.fallback(v.optional(v.string()), undefined),
  error: v.fallback(v.optional(v.string()), undefined),
  errors: v.fallback(v.optional(v.array(v.looseObject({ errorCode: v.optional(v.string()) }))), undefined),
});

const REASON_BY_STATUS: ReadonlyMap<number, FailureReason> = new Map([
  [403, 'forbidden'],
  [404, 'not-found'],
  [408, 'unknown'],
  [409, 'conflict'],
  [410, 'not-found'],
  [429, 'rate-limited'],
]);

/** Every code that an error body carries, the most telling first. */
export function readErrorCodes(body: unknown): readonly string[] {
  const parsed = v.safeParse(errorBodySchema, body);
  if (!parsed.success) return [];
  const { errorCode, error, errors = [] } = parsed.output;
  return [errorCode, ...errors.map((one) => one.errorCode), error].filter((code) => code !== undefined);
}

/** A status outside 2xx as a failure. */
export function toFailure(answer: ApiAnswer, nowMs: number): Failure {
  const { status, headers, body } = answer;
  const reason = REASON_BY_STATUS.get(status) ?? (status >= 400 && status < 500 ? 'refused' : 'unknown');
  const errorCode = readErrorCodes(body)[0];
  const retryAfterMs = status === 429 ? readPenaltyMs(headers, nowMs) : readRetryAfterMs(headers, nowMs);
  return failure(reason, {
    ...(errorCode !== undefined && { errorCode }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** Anything 2xx whose body can be read is success; a page of HTML is not an answer of RingCentral. */
export function toOutcome(answer: ApiAnswer, nowMs: number): Outcome<unknown> {
  const isSuccess = answer.status >= 200 && answer.status < 300;
  if (!isSuccess) return toFailure(answer, nowMs);
  return answer.isReadable ? success(answer.body) : failure('unknown');
}

/** Reads the value of a success; an answer that makes no sense leaves open what happened. */
export function mapOutcome<T>(outcome: Outcome<unknown>, read: (value: unknown) => T | undefined): Outcome<T> {
  if (!outcome.ok) return outcome;
  const value = read(outcome.value);
  return value === undefined ? failure('unknown') : success(value);
}

/** Keeps whether it worked and forgets what was answered. */
export const ignoreValue = (outcome: Outcome<unknown>): Outcome<void> => (outcome.ok ? success(undefined) : outcome);
