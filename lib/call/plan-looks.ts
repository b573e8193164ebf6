import { isInDoubt, keys, NEVER } from './attempts';
import type { Planned } from './effects';
import type { LookTarget } from './facts';
import {
  AUDIT_MS,
  AUDIT_WITHOUT_EVENTS_MS,
  BRING_IN_SETTLE_MS,
  DIAL_SILENCE_MS,
  INTERNAL_RING_LOOK_MS,
  INTERNAL_RING_SHARE_MS,
  LATE_EVENT_MS,
  LATE_REASON_MS,
  LOOK_DEADLINE_MS,
  LOOK_RETRY_MS,
  MISSING_READS,
  MISSING_SETTLE_MS,
} from './limits';
import { isWanted, lookAt } from './looks';
import type { Call, Person } from './model';
import { bringInOf, isHostIn, isHostLegOver, isInternal, isJoined, isLegOver, isSipAlive } from './phase';
import { isUnexplained } from './why';

/** No two reads of one target closer than this. */
const MIN_GAP_MS = 1_000;

const LOOK_PAUSE_CAP_MS = 15_000;
/** The original call of somebody else may be nobody's business of ours: asked for a name, then hardly ever. */
const STRANGER_PAUSE_CAP_MS = 600_000;

/** When a read is due, given when evidence is wanted next by the rules of the moment. */
export function lookDueMs(call: Call, target: LookTarget, ruleMs: number, pauseCapMs = LOOK_PAUSE_CAP_MS): number {
  const look = lookAt(call, target);
  if (look.isOpen) return look.begunAtMs + LOOK_DEADLINE_MS;
  const pauseMs = look.failures > 0 ? Math.min(LOOK_RETRY_MS * 2 ** (look.failures - 1), pauseCapMs) : MIN_GAP_MS;
  const earliestMs = look.begunAtMs < 0 ? 0 : look.begunAtMs + pauseMs;
  const wantedMs = isWanted(look) ? look.wantedAtMs : NEVER;
  return Math.max(Math.min(wantedMs, ruleMs), earliestMs, look.heldUntilMs ?? 0);
}

const auditMs = (call: Call): number => (call.events === 'live' ? AUDIT_MS : AUDIT_WITHOUT_EVENTS_MS);

/** Somebody seems missing: the second read follows at once; further ones only for whom two reads do not settle it. */
function doubtPauseMs(call: Call): number {
  const doubted = call.people.filter((person) => person.leg.missingReads > 0 && !isLegOver(call, person));
  if (doubted.length === 0) return NEVER;
  return doubted.some(({ leg }) => leg.missingReads < MISSING_READS) ? MIN_GAP_MS : AUDIT_WITHOUT_EVENTS_MS;
}

/** Every 30 s while live (5 s without events); sooner while the host's own arrival is late or somebody seems missing. */
function planConferenceLook(call: Call): Planned[] {
  const { conference, host } = call;
  if (!conference || call.isSignedOut) return [];
  const look = lookAt(call, 'conference');
  const dialled = call.attempts[keys.dial('host', host.generation)];
  const isJoining = host.wish === 'in' && !isHostIn(call) && !isHostLegOver(call) && dialled;
  const lateMs = isJoining ? Math.max(dialled.atMs + LATE_EVENT_MS, look.answeredAtMs + LATE_EVENT_MS) : NEVER;
  const doubtMs = look.answeredAtMs + doubtPauseMs(call);
  const endedMs = host.wish === 'over' ? Math.max(host.wishAtMs, look.answeredAtMs) + LATE_EVENT_MS : NEVER;
  const begunMs = Math.max(look.answeredAtMs, conference.createdAtMs);
  const dueMs = lookDueMs(call, 'conference', Math.min(begunMs + auditMs(call), lateMs, doubtMs, endedMs));
  return [{ effect: { kind: 'look', target: 'conference', subjectId: conference.id }, dueMs }];
}

/** Without the account's events a colleague's answer is seen by asking only; everybody who rings shares the budget. */
function internalRingMs(call: Call, person: Person): number {
  const rings = isInternal(person) && (person.phase === 'ringing' || person.phase === 'dialing');
  if (!rings) return NEVER;
  const ringing = call.people.filter(
    (other) => isInternal(other) && isSipAlive(other.leg) && !isJoined(call, other),
  ).length;
  const everyMs = Math.max(INTERNAL_RING_LOOK_MS, ringing * INTERNAL_RING_SHARE_MS);
  const look = lookAt(call, `call:${person.leg.ids?.sessionId ?? ''}`);
  return look.answeredAtMs + (ringing > 1 ? everyMs : INTERNAL_RING_LOOK_MS);
}

/** A bring-in whose proof is late, or in doubt: the original call tells. */
function bringInProofMs(call: Call, person: Person): number {
  const attempt = bringInOf(call, person);
  if (!attempt || isJoined(call, person)) return NEVER;
  if (isInDoubt(attempt)) return attempt.atMs + BRING_IN_SETTLE_MS;
  return attempt.outcome === 'ok' ? (attempt.settledAtMs ?? attempt.atMs) + LATE_EVENT_MS : NEVER;
}

/** A removal that was accepted and that no event has told yet. */
function removalProofMs(call: Call, person: Person): number {
  if (person.wish === 'in') return NEVER;
  const sent = [keys.remove(person.id, person.generation), keys.removeOriginal(person.id, person.generation)];
  const accepted = sent.map((key) => call.attempts[key]).filter((attempt) => attempt?.outcome !== undefined);
  return accepted.length === 0
    ? NEVER
    : lookAt(call, `call:${person.leg.ids?.sessionId ?? ''}`).answeredAtMs + LATE_EVENT_MS;
}

/** It ended, and nobody said why: its call tells, once. */
function planReasonLook(call: Call, person: Person): Planned[] {
  const { ids } = person.leg;
  if (!ids || call.isSignedOut || !isUnexplained(call, person)) return [];
  const target: LookTarget = `call:${ids.sessionId}`;
  const look = lookAt(call, target);
  if (look.answeredAtMs >= person.phaseAtMs || look.failures > 2) return [];
  const dueMs = lookDueMs(call, target, person.phaseAtMs + LATE_REASON_MS);
  return [{ effect: { kind: 'look', target, subjectId: ids.sessionId }, dueMs }];
}

/** Every leg that is not joined yet, and those that are in doubt. */
function planLegLook(call: Call, person: Person): Planned[] {
  if (isLegOver(call, person)) return planReasonLook(call, person);
  const { ids, missingReads } = person.leg;
  if (!ids || call.isSignedOut || call.host.wish === 'over') return [];
  const target: LookTarget = `call:${ids.sessionId}`;
  const look = lookAt(call, target);
  const proofMs = Math.max(bringInProofMs(call, person), look.answeredAtMs + LATE_EVENT_MS);
  const isSettled = isJoined(call, person) && missingReads === 0;
  const unjoinedMs = isSettled ? NEVER : look.answeredAtMs + auditMs(call);
  const doubtMs = missingReads > 0 ? look.answeredAtMs + MISSING_SETTLE_MS : NEVER;
  const isUnseen = person.isCaller === true && person.leg.sip === 'answered' && !person.leg.wasAnswered;
  const answerMs = isUnseen ? look.answeredAtMs + LATE_EVENT_MS : NEVER;
  const ruleMs = Math.min(
    answerMs,
    internalRingMs(call, person),
    unjoinedMs,
    proofMs,
    doubtMs,
    removalProofMs(call, person),
  );
  const dueMs = lookDueMs(call, target, ruleMs, person.isSomeoneElse ? STRANGER_PAUSE_CAP_MS : undefined);
  return [{ effect: { kind: 'look', target, subjectId: ids.sessionId }, dueMs }];
}

/** A lost leg may ring on somewhere: presence is asked for this long, until the platform has noticed too. */
const LOST_LOOK_MS = 30_000;

/** Dialled, and the phone has said nothing: ask it for its list. */
function planPhoneLook(call: Call): Planned[] {
  if (!call.phone.isLinked) return [];
  const subjects = [{ id: 'host', ...call.host }, ...call.people];
  const silentMs = subjects
    .filter(({ leg }) => leg.sip === 'none')
    .map(({ id, generation }) => call.attempts[keys.dial(id, generation)])
    .map((attempt) => (attempt && attempt.outcome === undefined ? attempt.atMs + DIAL_SILENCE_MS : NEVER));
  const dueMs = lookDueMs(call, 'phone', Math.min(NEVER, ...silentMs));
  return [{ effect: { kind: 'look', target: 'phone', subjectId: call.phone.bootId }, dueMs }];
}

/** Legs that were dialled and whose ids nobody told: presence lists the extension's calls by number. */
function planPresenceLook(call: Call): Planned[] {
  if (call.isSignedOut) return [];
  const since = lookAt(call, 'presence').answeredAtMs;
  const nameless = call.people.filter(({ leg, wish, isSomeoneElse, phaseAtMs }) => {
    if (isSomeoneElse || leg.ids || wish !== 'in') return false;
    return leg.sip === 'lost' ? since < phaseAtMs + LOST_LOOK_MS : leg.sip === 'ringing' || leg.sip === 'answered';
  });
  const firstMs = nameless.map(
    (person) => (call.attempts[keys.dial(person.id, person.generation)]?.atMs ?? NEVER) + DIAL_SILENCE_MS,
  );
  const dueMs = lookDueMs(call, 'presence', Math.max(Math.min(NEVER, ...firstMs), since + AUDIT_WITHOUT_EVENTS_MS));
  return [{ effect: { kind: 'look', target: 'presence', subjectId: '' }, dueMs }];
}

/** Calls on other devices, so that none stays on screen when its end was lost; and calls that may be legs of ours. */
function planOtherLooks(call: Call): Planned[] {
  if (call.isSignedOut || call.host.wish === 'over') return [];
  const planOne = (sessionId: string, ruleMs: number): Planned => {
    const target: LookTarget = `call:${sessionId}`;
    return { effect: { kind: 'look', target, subjectId: sessionId }, dueMs: lookDueMs(call, target, ruleMs) };
  };
  const answeredMs = (sessionId: string): number => lookAt(call, `call:${sessionId}`).answeredAtMs;
  return [
    ...call.candidates.map(({ sessionId }) => planOne(sessionId, NEVER)),
    ...call.elsewhere.map(({ sessionId, own }) =>
      planOne(sessionId, Math.max(answeredMs(sessionId), own.atMs) + AUDIT_MS),
    ),
  ];
}

/** All reads that the state calls for. Steady state costs two a minute: one audit of the conference every 30 s. */
export const planLooks = (call: Call): Planned[] => [
  ...planConferenceLook(call),
  ...call.people.flatMap((person) => planLegLook(call, person)),
  ...planPhoneLook(call),
  ...planPresenceLook(call),
  ...planOtherLooks(call),
];
