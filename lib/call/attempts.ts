import { REPEAT_CAP_MS, REPEAT_MS } from './limits';
import type { Call } from './model';
import type { Attempt, AttemptOutcome } from './requests';

/** Never: nothing is due until something else is learned. */
export const NEVER = Number.POSITIVE_INFINITY;

/** Keys name the attempt, never the row alone: calling somebody back is new work. */
export const keys = {
  create: (call: Call, number: number) => `create:${call.id}:${number}`,
  dial: (subject: string, generation: number) => `dial:${subject}:${generation}`,
  bringIn: (personId: string, generation: number) => `bring-in:${personId}:${generation}`,
  remove: (personId: string, generation: number) => `remove:${personId}:${generation}`,
  removeOriginal: (personId: string, generation: number) => `remove-original:${personId}:${generation}`,
  mute: (personId: string, generation: number) => `mute:${personId}:${generation}`,
  hangUp: (tag: string) => `hang-up:${tag}`,
  answer: (tag: string) => `answer:${tag}`,
  refuse: (how: 'decline' | 'voicemail', tag: string) => `${how}:${tag}`,
  ring: (tag: string) => `ring:${tag}`,
  leave: (generation: number) => `leave:${generation}`,
  end: (sessionId: string) => `end:${sessionId}`,
  cleanUp: (sessionId: string) => `clean-up:${sessionId}`,
  tones: (number: number) => `tones:${number}`,
} as const;

/** Ends the time for which a popup warmed phone and events. */
export const LET_GO = 'let-go';

/** Sent, and its answer may still come. */
export const isUnderWay = (attempt: Attempt | undefined): boolean =>
  attempt !== undefined && attempt.outcome === undefined && !attempt.isUnverified;

/** Nobody knows whether it was done: its answer was lost, or said nothing. */
export const isInDoubt = (attempt: Attempt | undefined): boolean =>
  attempt !== undefined &&
  (attempt.outcome === 'unknown' ||
    attempt.outcome === 'conflict' ||
    attempt.outcome === 'gone' ||
    (attempt.outcome === undefined && attempt.isUnverified));

/** It may have been done: under way, done, or in doubt. */
export const mayBeDone = (attempt: Attempt | undefined): boolean =>
  attempt !== undefined && (isUnderWay(attempt) || isInDoubt(attempt) || attempt.outcome === 'ok');

const backOffMs = (tries: number): number => Math.min(REPEAT_MS * 2 ** Math.max(0, tries - 1), REPEAT_CAP_MS);

/** When something that certainly was not done may be tried again. */
export const notDoneDueMs = (attempt: Attempt): number =>
  Math.max((attempt.settledAtMs ?? attempt.atMs) + 1_000, attempt.heldUntilMs ?? 0);

/** Until when requests wait for their rate groups; 0 when none does. */
export function waitUntilMs({ attempts, looks, penaltyUntilMs }: Call): number {
  const requests = Object.values(attempts).filter(({ outcome }) => outcome === 'not-done');
  const waiting = [...requests, ...Object.values(looks).filter(({ isOpen }) => !isOpen)];
  return Math.max(penaltyUntilMs, ...waiting.map(({ heldUntilMs = 0 }) => heldUntilMs));
}

/** When work that is harmless to repeat is due (again): at once after a worker's death, later after a failure. */
export function repeatDueMs(attempt: Attempt | undefined, firstMs: number): number {
  if (!attempt) return firstMs;
  if (isUnderWay(attempt)) return NEVER;
  if (attempt.outcome === undefined) return firstMs;
  if (attempt.outcome === 'unknown') return (attempt.settledAtMs ?? attempt.atMs) + backOffMs(attempt.tries);
  return attempt.outcome === 'not-done' ? notDoneDueMs(attempt) : NEVER;
}

/** When a message that nobody answers is sent (again). */
export const resendDueMs = (attempt: Attempt | undefined, firstMs: number, everyMs: number): number =>
  attempt ? attempt.atMs + everyMs : firstMs;

/** Notes a request before it leaves; a repeat counts as another try. */
export function beginAttempt(call: Call, key: string, atMs: number): Call {
  const { tries = 0, heldUntilMs } = call.attempts[key] ?? {};
  const begun: Attempt = {
    atMs,
    tries: tries + 1,
    isUnverified: false,
    ...(heldUntilMs !== undefined && { heldUntilMs }),
  };
  return { ...call, attempts: { ...call.attempts, [key]: begun } };
}

/** Its rate group did not let it through: that was no try, and it waits until the group opens. */
export function holdAttempt(call: Call, key: string, heldUntilMs: number): Call {
  const attempt = call.attempts[key];
  if (attempt?.outcome !== 'not-done') return call;
  const held: Attempt = { ...attempt, tries: attempt.tries - 1, heldUntilMs };
  return { ...call, attempts: { ...call.attempts, [key]: held } };
}

/** Settles the latest try. An answer to something already forgotten changes nothing. */
export function settleAttempt(call: Call, key: string, outcome: AttemptOutcome, atMs: number): Call {
  const attempt = call.attempts[key];
  if (!attempt || attempt.outcome === outcome) return call;
  const settled: Attempt = { ...attempt, outcome, settledAtMs: atMs, isUnverified: false };
  return { ...call, attempts: { ...call.attempts, [key]: settled } };
}

/** Forgets what concerned an earlier generation of a person or of the host. */
export function forgetAttempts(call: Call, matches: (key: string) => boolean): Call {
  const kept = Object.entries(call.attempts).filter(([key]) => !matches(key));
  return kept.length === Object.keys(call.attempts).length ? call : { ...call, attempts: Object.fromEntries(kept) };
}

/** A new worker: whatever was under way has lost its answer. */
export function doubtAttempts(attempts: Call['attempts']): Call['attempts'] {
  const entries = Object.entries(attempts).map(
    ([key, attempt]) => [key, isUnderWay(attempt) ? { ...attempt, isUnverified: true } : attempt] as const,
  );
  return Object.fromEntries(entries);
}

/** RingCentral said no, and will say so again. */
export const isNo = (attempt: Attempt | undefined): boolean =>
  attempt?.outcome === 'forbidden' || attempt?.outcome === 'conflict' || attempt?.outcome === 'refused';
