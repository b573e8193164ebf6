import { isInDoubt, isUnderWay, keys, mayBeDone, NEVER } from './attempts';
import { MISSING_READS, STALE_MS } from './limits';
import { isWanted, lookAt } from './looks';
import type { Call, Leg, Person } from './model';
import { isExtensionNumber } from './number';
import type { Attempt } from './requests';
import { isAnswered, isFinal, isInConference, isMoved, isTransferred, type Sight } from './sight';
import type { HostPhase, PersonPhase } from './snapshot';

/** The phone still holds this leg. */
export const isSipAlive = (leg: Leg): boolean =>
  leg.sip === 'dialing' || leg.sip === 'ringing' || leg.sip === 'answered';

const isSipOver = (leg: Leg): boolean => leg.sip === 'ended' || leg.sip === 'lost';

/** Sent, and not answered by SIP yet; the answer is early, it says nothing about the callee. */
export const isInviting = (
  { attempts }: Call,
  subject: string,
  { leg, generation }: Pick<Person, 'leg' | 'generation'>,
) =>
  leg.sip === 'dialing' ||
  leg.sip === 'ringing' ||
  (leg.sip === 'none' && isUnderWay(attempts[keys.dial(subject, generation)]));

/** A colleague: the own party reads Answered long before anybody did. */
export const isInternal = (person: Person): boolean =>
  person.isCaller !== true && (person.leg.toExtensionId !== undefined || isExtensionNumber(person.number));

/**
 * The callee really picked up: rule 3 of truth. SIP 200 says nothing about it. A caller is answered by this phone, and
 * by no other device of the rep.
 */
export const isTrulyAnswered = (person: Person): boolean =>
  (person.isCaller !== true || person.leg.sip === 'answered' || person.leg.wasAnswered) &&
  isAnswered(isInternal(person) ? person.leg.other : person.leg.own);

/** The request that brings this person in, in this generation. */
export const bringInOf = (call: Call, person: Person): Attempt | undefined =>
  call.attempts[keys.bringIn(person.id, person.generation)];

/** The conference's side lists the party as present; there `Gone` is how presence looks. */
const isListed = (sight: Sight | undefined): boolean =>
  sight !== undefined && (sight.status === 'Gone' || sight.status === 'Answered' || sight.status === 'Hold');

/** Joined, by the original call or by the conference's own list; reads in which they were missing come on top. */
export const isJoined = (call: Call, person: Person): boolean =>
  isInConference(person.leg.own, call.conference?.id) ||
  isListed(person.leg.conference) ||
  (isMoved(person.leg.own) && person.leg.wasJoined);

/**
 * Lost with its phone, and not looked at since: what was saved last may not know that they were brought in, and hanging
 * up on them unseen would throw them out.
 */
export function mayHaveComeIn(call: Call, person: Person): boolean {
  const { wish, gaveUp, leg } = person;
  if (leg.sip !== 'lost' || !leg.ids || leg.wasJoined || leg.isSessionGone) return false;
  if (wish === 'out' || gaveUp || call.host.wish === 'over') return false;
  return isWanted(lookAt(call, `call:${leg.ids.sessionId}`));
}

/** A BYE or a missing session ends a leg only if nobody tried to move it into the conference. */
function isEndedBeforeBringIn(call: Call, person: Person): boolean {
  const { leg } = person;
  const isEnded = isSipOver(leg) || leg.isSessionGone || (isFinal(leg.other) && isInternal(person));
  return isEnded && !isJoined(call, person) && !mayBeDone(bringInOf(call, person)) && !mayHaveComeIn(call, person);
}

/** Missing from two settled reads of the conference after having been in it. */
function isMissing(call: Call, person: Person): boolean {
  if (person.leg.missingReads < MISSING_READS) return false;
  return person.leg.wasJoined || person.leg.isSessionGone || bringInOf(call, person)?.outcome === 'ok';
}

/** Nothing of this leg is left: it can be called back. */
export function isLegOver(call: Call, person: Person): boolean {
  const { leg } = person;
  if (call.over || person.gaveUp || isFinal(leg.own) || isFinal(leg.conference) || isTransferred(leg.own)) return true;
  if (call.conference?.isOver && (leg.wasJoined || isSipOver(leg))) return true;
  return isMissing(call, person) || isEndedBeforeBringIn(call, person);
}

/** What somebody is doing, or did last. */
export function livePhase(call: Call, person: Person): PersonPhase {
  const { leg } = person;
  if (isJoined(call, person)) return leg.missingReads > 0 ? 'checking' : 'joined';
  const bringIn = bringInOf(call, person);
  if (mayHaveComeIn(call, person)) return 'checking';
  if (mayBeDone(bringIn)) return leg.missingReads > 0 ? 'checking' : 'joining';
  if (isTrulyAnswered(person) || leg.wasMachine || leg.wasAnswered) return 'answered';
  const rings = leg.sip === 'ringing' || leg.sip === 'answered' || leg.own !== undefined;
  return rings && leg.own?.status !== 'Setup' ? 'ringing' : 'dialing';
}

/** What people call the state of a person, from evidence. */
export function personPhase(call: Call, person: Person): PersonPhase {
  if (!isLegOver(call, person)) return livePhase(call, person);
  return person.leg.wasJoined || person.leg.wasAnswered ? 'left' : 'failed';
}

/** Nothing more happens to somebody in this phase, unless they are called back. */
export const isOver = (phase: PersonPhase): boolean => phase === 'left' || phase === 'failed';

/** Somebody whose bring-in nobody can yet prove done or not done. */
export const isBringInOpen = (call: Call, person: Person): boolean => {
  const attempt = bringInOf(call, person);
  return (isUnderWay(attempt) || isInDoubt(attempt)) && !isJoined(call, person) && !isLegOver(call, person);
};

/** The rep hears and is heard: own party Answered on the conference, and the leg is up. */
export const isHostIn = (call: Call): boolean => isAnswered(call.host.leg.own) && !isSipOver(call.host.leg);

/** The host's leg is gone, however it went. */
export const isHostLegOver = (call: Call): boolean => isSipOver(call.host.leg) || isFinal(call.host.leg.own);

/** Linked, registered, and answering. */
export const isPhoneUp = ({ phone }: Call): boolean => phone.isLinked && phone.isRegistered && !phone.isSilent;

/** Something of this call is on the phone. */
export const hasLegs = (call: Call): boolean =>
  call.id !== '' && !call.over && [call.host, ...call.people].some(({ leg }) => isSipAlive(leg));

function preparingStep(call: Call): 'microphone' | 'phone' | 'events' {
  if (call.phone.isLinked && call.phone.microphone !== 'open') return 'microphone';
  return isPhoneUp(call) ? 'events' : 'phone';
}

/** Everything that a call needs is there. */
export const isPrepared = (call: Call): boolean =>
  isPhoneUp(call) && call.phone.microphone === 'open' && call.events === 'live';

/** Somebody's phone was made to ring, or the rep answered: from then on a call without a conference is under way. */
const isTalking = (call: Call): boolean =>
  call.people.some(
    ({ id, generation, leg }) =>
      call.attempts[keys.dial(id, generation)] !== undefined || call.attempts[keys.answer(leg.tag)] !== undefined,
  );

/** What people call the state of the rep's own side, from evidence. */
export function hostPhase(call: Call): HostPhase {
  if (call.id === '') return { kind: 'none' };
  if (call.over) return { kind: 'ended', reason: call.over.reason };
  if (call.host.wish === 'over') return { kind: 'ending' };
  if (!call.conference && call.mode === 'one-to-one' && isTalking(call)) return { kind: 'private' };
  if (!call.conference) {
    return call.mode === 'conference' && (call.creates > 0 || isPrepared(call))
      ? { kind: 'creating' }
      : { kind: 'preparing', step: preparingStep(call) };
  }
  if (call.host.wish === 'left') return isHostLegOver(call) ? { kind: 'left', why: 'chosen' } : { kind: 'leaving' };
  if (isHostIn(call)) return { kind: 'in' };
  if (isHostLegOver(call) && call.host.joinedAtMs !== undefined) return { kind: 'left', why: 'dropped' };
  return { kind: 'joining' };
}

/** When the roster counts as stale: nothing confirmed it since a fault, or for long nothing but reads tells of it. */
export function staleAtMs({ events, eventsAtMs, faultAtMs, confirmedAtMs }: Call): number {
  const unconfirmedMs = faultAtMs > 0 ? Math.max(confirmedAtMs, faultAtMs) + STALE_MS : NEVER;
  return events === 'live' ? unconfirmedMs : Math.min(unconfirmedMs, eventsAtMs + STALE_MS);
}
