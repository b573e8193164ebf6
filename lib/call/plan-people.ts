import { isNo, keys, NEVER, notDoneDueMs, repeatDueMs } from './attempts';
import type { Effect, Planned } from './effects';
import {
  DIAL_GIVE_UP_MS,
  LATE_EVENT_MS,
  MAX_BRING_INS,
  PHONE_REPEAT_MS,
  REMOVE_CONFIRM_MS,
  REMOVE_GIVE_UP_MS,
  REMOVE_UNSEEN_MS,
} from './limits';
import { lookAt } from './looks';
import type { Call, Person } from './model';
import { isOpenForDials } from './one-to-one';
import {
  bringInOf,
  isBringInOpen,
  isHostIn,
  isInviting,
  isJoined,
  isLegOver,
  isSipAlive,
  mayHaveComeIn,
} from './phase';
import { afterDeleteMs, giveUpDueMs, tell } from './plan-host';
import { planAnswer } from './plan-incoming';
import { planMute } from './plan-mute';
import type { Reason } from './reasons';
import type { Attempt } from './requests';
import { isFinal } from './sight';

const giveUpOn = (person: Person, reason: Reason): Effect => ({
  kind: 'giveUp',
  subject: { kind: 'person', personId: person.id, generation: person.generation, reason },
});

/** With serial dialling, one INVITE at a time: the next waits until the one before is answered by SIP. */
function mustWait(call: Call, person: Person): boolean {
  if (!call.isDialSerial) return false;
  if (isInviting(call, 'host', call.host)) return true;
  return call.people.some(
    (other) => other.id !== person.id && isInviting(call, other.id, other) && !isLegOver(call, other),
  );
}

const dialOf = (call: Call, person: Person): Attempt | undefined =>
  call.attempts[keys.dial(person.id, person.generation)];

/** Dials once the conference exists: if creating fails, nobody's phone has rung. */
function planDial(call: Call, person: Person): Planned[] {
  const { leg, generation, id } = person;
  if (leg.sip !== 'none' || leg.ids || person.isSomeoneElse) return [];
  const key = keys.dial(id, generation);
  const attempt = call.attempts[key];
  const mayDial = call.phone.isLinked && !mustWait(call, person) && (!attempt || attempt.outcome === 'not-done');
  const order = {
    kind: 'dial',
    tag: leg.tag,
    callee: person.number,
    ...(call.callerId !== undefined && { callerId: call.callerId }),
  } as const;
  const planned: Planned[] = [
    {
      effect: { kind: 'tellPhone', key, bootId: call.phone.bootId, order },
      dueMs: mayDial ? repeatDueMs(attempt, 0) : NEVER,
    },
  ];
  if (!attempt) return planned;
  const giveUp = { effect: giveUpOn(person, 'unreachable'), dueMs: giveUpDueMs(call, attempt.atMs + DIAL_GIVE_UP_MS) };
  return [...planned, giveUp];
}

/** When a bring-in may be sent (again): proved not done, or refused because the host was not in yet. */
function bringInDueMs(attempt: Attempt | undefined): number {
  if (!attempt) return 0;
  const settledAtMs = attempt.settledAtMs ?? attempt.atMs;
  if (attempt.outcome === 'not-done') return notDoneDueMs(attempt);
  return attempt.outcome === 'forbidden' && attempt.tries < MAX_BRING_INS ? settledAtMs + 2_000 : NEVER;
}

/** The platform refuses a second bring-in while one is under way: it is over when it shows, or when its event is late. */
function freeAtMs(call: Call, person: Person): number {
  const others = call.people.filter((other) => other.id !== person.id && other.wish === 'in');
  const times = others.map((other) => {
    if (isBringInOpen(call, other)) return NEVER;
    const attempt = other.phase === 'joining' ? bringInOf(call, other) : undefined;
    return attempt?.outcome === 'ok' ? (attempt.settledAtMs ?? attempt.atMs) + LATE_EVENT_MS : 0;
  });
  return Math.max(0, ...times);
}

/** A mailbox never joins by itself. */
const wantsIn = ({ bringIn, leg }: Person): boolean =>
  bringIn === 'now' || (bringIn === 'on-answer' && !leg.wasMachine);

/** One at a time, in the order of answering; the platform takes one party per request. */
function planBringIn(call: Call, person: Person): Planned[] {
  const { conference } = call;
  const { ids } = person.leg;
  if (person.phase !== 'answered' || !wantsIn(person)) return [];
  if (!conference || !ids || !isHostIn(call)) return [];
  const attempt = bringInOf(call, person);
  const isFinalNo =
    attempt?.outcome === 'refused' || (attempt?.outcome === 'forbidden' && attempt.tries >= MAX_BRING_INS);
  const isWornOut = attempt?.outcome === 'not-done' && attempt.tries >= MAX_BRING_INS + 2;
  if (isFinalNo || isWornOut) return [{ effect: giveUpOn(person, 'could-not-bring-in'), dueMs: 0 }];
  const key = keys.bringIn(person.id, person.generation);
  const { sessionId, partyId } = ids;
  const effect: Effect = { kind: 'bringIn', key, conferenceId: conference.id, sessionId, partyId };
  return [{ effect, dueMs: Math.max(bringInDueMs(attempt), freeAtMs(call, person)) }];
}

/** Accepted, yet nothing confirmed it in time. */
const unconfirmedAtMs = (attempt: Attempt | undefined): number =>
  attempt?.outcome === 'ok' || attempt?.outcome === 'gone'
    ? (attempt.settledAtMs ?? attempt.atMs) + REMOVE_CONFIRM_MS
    : NEVER;

/** No list of the conference came back since it was accepted: nobody can say that it had no effect. */
const isUnseen = (call: Call, attempt: Attempt | undefined): boolean =>
  unconfirmedAtMs(attempt) < NEVER && lookAt(call, 'conference').answeredAtMs < (attempt?.settledAtMs ?? 0);

/** When a way to remove somebody counts as without effect. */
function failedAtMs(call: Call, person: Person, attempt: Attempt | undefined): number {
  if (isNo(attempt)) return person.outAtMs;
  return isUnseen(call, attempt) ? NEVER : unconfirmedAtMs(attempt);
}

/** When a removal is given up, whatever is known. */
function removeLastMs(call: Call, person: Person, attempts: readonly (Attempt | undefined)[]): number {
  const sentAtMs = Math.max(person.outAtMs, ...attempts.map((attempt) => attempt?.heldUntilMs ?? 0));
  const isInTheDark = attempts.some((attempt) => isUnseen(call, attempt));
  return sentAtMs + (isInTheDark ? REMOVE_UNSEEN_MS : REMOVE_GIVE_UP_MS);
}

/** The original call's party, the second way to remove somebody: after a refusal, or when the first was not confirmed. */
function planRemoveOriginal(call: Call, person: Person, first: Attempt | undefined): Planned[] {
  if (!person.leg.ids) return [];
  const key = keys.removeOriginal(person.id, person.generation);
  const hasFirst = person.leg.conferencePartyId !== undefined;
  const firstMs = !hasFirst || isNo(first) ? person.outAtMs : unconfirmedAtMs(first);
  const { sessionId, partyId } = person.leg.ids;
  const effect: Effect = { kind: 'deleteParty', key, sessionId, partyId, keepConferenceAlive: false };
  return [{ effect, dueMs: repeatDueMs(call.attempts[key], firstMs) }];
}

/** Removes somebody who is in the conference, or may be: by the conference's side first. */
function planRemoveParty(call: Call, person: Person): Planned[] {
  const { conference } = call;
  const { conferencePartyId } = person.leg;
  const key = keys.remove(person.id, person.generation);
  const first = call.attempts[key];
  const second = call.attempts[keys.removeOriginal(person.id, person.generation)];
  const planned = planRemoveOriginal(call, person, first);
  if (conference && conferencePartyId !== undefined) {
    const effect: Effect = {
      kind: 'deleteParty',
      key,
      sessionId: conference.id,
      partyId: conferencePartyId,
      keepConferenceAlive: false,
    };
    planned.push({ effect, dueMs: repeatDueMs(first, person.outAtMs) });
  }
  const giveUp: Effect = {
    kind: 'giveUp',
    subject: { kind: 'removal', personId: person.id, generation: person.generation },
  };
  const refusedMs = isNo(first) && isNo(second) ? person.outAtMs : NEVER;
  const firstMs = conferencePartyId === undefined ? person.outAtMs : failedAtMs(call, person, first);
  const failedMs = Math.max(firstMs, failedAtMs(call, person, second));
  const lastMs = removeLastMs(call, person, [first, second]);
  const dueMs = Math.min(refusedMs, giveUpDueMs(call, Math.min(failedMs, lastMs)));
  return [...planned, { effect: giveUp, dueMs }];
}

const mayBeInConference = (call: Call, person: Person): boolean =>
  isJoined(call, person) || person.phase === 'joining' || person.phase === 'checking' || person.isSomeoneElse;

/** A private leg that is not wanted any more is hung up, whoever decided so. */
function isUnwanted(call: Call, person: Person): boolean {
  if (mayBeInConference(call, person) && !call.over && call.host.wish !== 'over' && !person.gaveUp) return false;
  return person.wish === 'out' || person.gaveUp !== undefined || isFinal(person.leg.own) || call.host.wish === 'over';
}

/** Hanging up also forbids a later dial of a tag that the phone has not seen yet. */
function planHangUp(call: Call, person: Person): Planned[] {
  const { leg } = person;
  const wasDialled = dialOf(call, person) !== undefined && leg.sip === 'none';
  if ((!isSipAlive(leg) && !wasDialled) || !isUnwanted(call, person)) return [];
  const outMs = person.wish === 'out' && !person.gaveUp ? person.outAtMs : 0;
  const firstMs = call.host.wish === 'over' ? afterDeleteMs(call) : outMs;
  return [tell(call, keys.hangUp(leg.tag), { kind: 'hangUp', tag: leg.tag }, firstMs, PHONE_REPEAT_MS)];
}

/** Removed before anybody was dialled: nothing is left to do but to say so. */
function planNeverDialled(call: Call, person: Person): Planned[] {
  const attempt = dialOf(call, person);
  const isUntouched =
    person.leg.sip === 'none' && !person.isSomeoneElse && (!attempt || attempt.outcome === 'not-done');
  return isUntouched ? [{ effect: giveUpOn(person, 'cancelled'), dueMs: person.outAtMs }] : [];
}

/** The phone restarted, or hangs, over a leg that was not in the conference yet: it may still ring somewhere. */
function planCleanUp(call: Call, person: Person): Planned[] {
  const { leg } = person;
  const isUnreachable = call.phone.isSilent && isSipAlive(leg) && isUnwanted(call, person);
  const isLost = leg.sip === 'lost' || isUnreachable;
  if (!isLost || !leg.ids || leg.wasJoined || isFinal(leg.own) || leg.isSessionGone) return [];
  if (mayHaveComeIn(call, person)) return [];
  const { sessionId, partyId } = leg.ids;
  const key = keys.cleanUp(sessionId);
  const effect: Effect = { kind: 'deleteParty', key, sessionId, partyId, keepConferenceAlive: false };
  return [{ effect, dueMs: repeatDueMs(call.attempts[key], 0) }];
}

/** All work about one person. Wishes decide what is wanted, evidence decides what is left to do. */
export function planPerson(call: Call, person: Person): Planned[] {
  const always = [...planHangUp(call, person), ...planCleanUp(call, person)];
  if (isLegOver(call, person) || call.host.wish === 'over') return always;
  if (person.wish === 'out') {
    if (mayBeInConference(call, person)) return [...always, ...planRemoveParty(call, person)];
    return [...always, ...planNeverDialled(call, person)];
  }
  const dial = call.host.wish === 'in' && isOpenForDials(call) ? planDial(call, person) : [];
  return [...always, ...dial, ...planAnswer(call, person), ...planBringIn(call, person), ...planMute(call, person)];
}
