import { keys } from './attempts';
import { UNEXPLAINED_MS, UNEXPLAINED_UNSEEN_MS } from './limits';
import { lookAt } from './looks';
import type { Call, LegEndSight, Person } from './model';
import type { Reason } from './reasons';
import { isAnswered, isFinal, isTransferred, type Sight } from './sight';

/** RingCentral's words, those that its documentation lists and those that it sends besides. */
const BY_PLATFORM: Readonly<Record<string, Reason>> = {
  TargetBusy: 'busy',
  NoAnswer: 'no-answer',
  Timeout: 'no-answer',
  InvalidNumber: 'wrong-number',
  NoSuchUser: 'wrong-number',
  Rejected: 'declined',
  Cancelled: 'cancelled',
  InternationalDisabled: 'country-off',
  DestinationBlocked: 'destination-blocked',
  NotEnoughFunds: 'no-funds',
  CallDropped: 'dropped',
  InternalError: 'dropped',
  Voicemail: 'voicemail',
  CallFinished: 'hung-up',
};

/** RFC 3261 meanings; 403, 486, 603, 500 and 504 were seen from RingCentral. */
const BY_SIP: Readonly<Record<number, Reason>> = {
  403: 'not-allowed',
  404: 'wrong-number',
  408: 'no-answer',
  410: 'wrong-number',
  480: 'no-answer',
  484: 'wrong-number',
  486: 'busy',
  487: 'no-answer',
  600: 'busy',
  603: 'declined',
  604: 'wrong-number',
};

/** ITU-T Q.850 causes, as carried in a SIP Reason header. */
const BY_Q850: Readonly<Record<number, Reason>> = {
  1: 'wrong-number',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  21: 'declined',
  28: 'wrong-number',
};

/** Reasons come from outside as they are: one that is called like a property of every object is still unknown. */
const byParty = (sight: Sight | undefined): Reason | undefined =>
  isFinal(sight) && sight?.reason !== undefined && Object.hasOwn(BY_PLATFORM, sight.reason)
    ? BY_PLATFORM[sight.reason]
    : undefined;

function bySip(end: LegEndSight | undefined): Reason | undefined {
  if (!end || end.byUs) return undefined;
  return BY_SIP[end.status] ?? (end.q850Cause === undefined ? undefined : BY_Q850[end.q850Cause]);
}

function byEvidence(person: Person): Reason {
  const { leg } = person;
  if (isTransferred(leg.own)) return 'transferred';
  if (leg.wasMachine && !leg.wasJoined) return 'voicemail';
  // Answered, but by another device of the rep.
  if (person.isCaller && !leg.wasAnswered && isAnswered(leg.own)) return 'moved';
  const said = byParty(leg.own) ?? byParty(leg.other) ?? bySip(leg.end);
  if (said) return said;
  if (leg.sip === 'lost' && !leg.wasJoined) return 'phone-restarted';
  return leg.wasAnswered || leg.wasJoined || person.isCaller ? 'hung-up' : 'unreachable';
}

/** Something of ours was sent to end this leg; a wish that could still be undone is not enough. */
function wasSentAway(call: Call, person: Person): boolean {
  const { id, generation, leg } = person;
  const sent = [keys.remove(id, generation), keys.removeOriginal(id, generation), keys.hangUp(leg.tag)];
  return person.wish === 'out' && sent.some((key) => call.attempts[key] !== undefined);
}

/** An end that others made is learned of a moment after its events. */
const END_BY_OTHERS_MS = 5_000;

/** Gone before the end of the conference, so not by it. */
function wasGoneBefore({ host, failure }: Call, { leftAtMs }: Person): boolean {
  const endedAtMs = host.wish === 'over' ? host.wishAtMs - (failure === undefined ? 0 : END_BY_OTHERS_MS) : 0;
  return leftAtMs !== undefined && leftAtMs < endedAtMs;
}

/** Why a leg that is over is over: own party, other party, SIP, Q.850, in this order; our own doing before all. */
export function whyOver(call: Call, person: Person): Reason {
  const { leg } = person;
  if (person.gaveUp) return person.gaveUp;
  if (wasSentAway(call, person)) return leg.wasAnswered || leg.wasJoined ? 'removed' : 'cancelled';
  if (leg.end?.hasNoAudio && !leg.wasJoined) return 'no-audio';
  const isEnded = call.host.wish === 'over' || call.conference?.isOver === true;
  const endedByAll = isEnded && !wasGoneBefore(call, person) && byParty(leg.own) === undefined;
  if (endedByAll) return leg.wasJoined || leg.wasAnswered ? 'conference-ended' : 'cancelled';
  return byEvidence(person);
}

/** Over, and nobody has said why yet. */
export const isUnexplained = (call: Call, person: Person): boolean =>
  person.phase === 'failed' && !person.gaveUp && !call.over && whyOver(call, person) === 'unreachable';

/** When silence about a leg's end is all that there is to tell: after a grace, in which a look was made. */
export function unexplainedUntilMs(call: Call, person: Person): number {
  const { ids } = person.leg;
  const endedAtMs = person.phaseAtMs;
  const isLooked = !ids || lookAt(call, `call:${ids.sessionId}`).answeredAtMs >= endedAtMs;
  return endedAtMs + (isLooked ? UNEXPLAINED_MS : UNEXPLAINED_UNSEEN_MS);
}
