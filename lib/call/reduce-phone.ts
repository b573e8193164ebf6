import { keys, settleAttempt } from './attempts';
import { changeHostLeg, changeLeg, wantProof, withLeg } from './change';
import type { Fact, LegFact } from './facts';
import { answerLook, wantLook } from './looks';
import type { Call, Leg, Person, PhoneSight } from './model';
import { bringInOf, isInviting, isJoined, isSipAlive } from './phase';
import { loseIncoming, reduceIncomingLeg } from './reduce-incoming';
import { replayLoose } from './reduce-party';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

const SIP_RANKS: Readonly<Record<Leg['sip'], number>> = {
  none: 0,
  dialing: 1,
  ringing: 2,
  answered: 3,
  ended: 4,
  lost: 4,
};

/** A leg's SIP state only moves forward within one life of the phone; one that was lost with it may be found again. */
function seeLeg(leg: Leg, fact: LegFact, bootId: string): Leg {
  const isBack = leg.sip === 'lost' && leg.bootId === bootId;
  const isForward = SIP_RANKS[fact.state] > SIP_RANKS[leg.sip] || isBack;
  return withLeg(leg, {
    bootId,
    ...(isForward && { sip: fact.state }),
    ...(isForward && fact.end && { end: fact.end }),
    ...(fact.ids && !leg.ids && { ids: fact.ids }),
  });
}

/** Ends the tag of a leg that is dialled a second time, which happens once. */
const AGAIN = '+';

/** INVITEs that were refused while others were under way, and that no party explains: this account dials serially. */
function isRefusedForBeingParallel(call: Call, person: Person): boolean {
  const { leg } = person;
  const isRefusal =
    leg.sip === 'ended' &&
    leg.end !== undefined &&
    !leg.end.byUs &&
    [403, 480, 486, 491, 500, 503].includes(leg.end.status);
  const isOpen = (id: string, other: Pick<Person, 'leg' | 'generation'>): boolean =>
    isSipAlive(other.leg) || isInviting(call, id, other);
  const isParallel =
    isOpen('host', call.host) || call.people.some((other) => other.id !== person.id && isOpen(other.id, other));
  return isRefusal && !leg.ids && !leg.own && isParallel && !leg.tag.endsWith(AGAIN);
}

/** The same person again, under a tag of its own: a tag is dialled at most once. */
function dialAgainSerially(call: Call, person: Person): Call {
  const serial: Call = { ...call, isDialSerial: true };
  const again = changeLeg(serial, person.id, ({ end: _end, ...leg }) => ({
    ...leg,
    tag: `${leg.tag}${AGAIN}`,
    sip: 'none',
  }));
  const { [keys.dial(person.id, person.generation)]: _dial, ...attempts } = again.attempts;
  return { ...again, attempts };
}

/**
 * A bring-in that was accepted ends its leg by design. While events come they tell the rest, or a look does when they
 * are late: two reads for each BYE would cost a start with nine people a third of a minute's budget.
 */
const isEndExplained = (call: Call, person: Person): boolean =>
  isJoined(call, person) || (call.events === 'live' && bringInOf(call, person)?.outcome === 'ok');

function changePersonLeg(call: Call, person: Person, fact: LegFact, bootId: string, atMs: number): Call {
  const hadIds = person.leg.ids !== undefined;
  let next = changeLeg(call, person.id, (leg) => seeLeg(leg, fact, bootId));
  next = settleAttempt(next, keys.dial(person.id, person.generation), 'ok', atMs);
  const now = next.people.find((candidate) => candidate.id === person.id) ?? person;
  if (!hadIds && now.leg.ids) {
    next = replayLoose(wantLook(next, `call:${now.leg.ids.sessionId}`, atMs), now.leg.ids.sessionId);
  }
  if (now.leg.sip !== 'ended' || person.leg.sip === 'ended') return next;
  if (isRefusedForBeingParallel(next, now)) return dialAgainSerially(next, now);
  return isEndExplained(next, now) ? next : wantProof(next, now, atMs);
}

/** What the phone says of one of its legs. */
function reduceLeg(call: Call, fact: LegFact, bootId: string, atMs: number): Call {
  if (fact.tag === call.host.leg.tag && call.id !== '') {
    const next = changeHostLeg(call, (leg) => seeLeg(leg, fact, bootId));
    const ended = next.host.leg.sip === 'ended' && call.host.leg.sip !== 'ended';
    const settled = settleAttempt(next, keys.dial('host', call.host.generation), 'ok', atMs);
    return ended ? wantLook(settled, 'conference', atMs) : settled;
  }
  const person = call.people.find(({ leg }) => leg.tag === fact.tag && leg.tag !== '');
  return person ? changePersonLeg(call, person, fact, bootId, atMs) : reduceIncomingLeg(call, fact, bootId, atMs);
}

const changePhone = (call: Call, more: Partial<PhoneSight>): Call => {
  const differs = (Object.keys(more) as (keyof PhoneSight)[]).some((name) => call.phone[name] !== more[name]);
  return differs ? { ...call, phone: { ...call.phone, ...more } } : call;
};

/** Another boot id: every leg of the earlier life is lost. */
export function loseLegs(call: Call): Call {
  const lose =
    (key: string) =>
    (leg: Leg): Leg => {
      const attempt = call.attempts[key];
      const wasSent = leg.sip === 'none' && attempt !== undefined && attempt.outcome !== 'not-done';
      return isSipAlive(leg) || wasSent ? withLeg(leg, { sip: 'lost' }) : leg;
    };
  const host = changeHostLeg(call, lose(keys.dial('host', call.host.generation)));
  const lost = call.people.reduce(
    (next, { id, generation }) => changeLeg(next, id, lose(keys.dial(id, generation))),
    host,
  );
  return lost === call ? call : changePhone(lost, { hasRestarted: true });
}

/** Dialled, but absent from the list of the same life of the phone: certainly not done. */
function denyDials(call: Call, stated: ReadonlySet<string>, atMs: number): Call {
  const deny = (next: Call, leg: Leg, key: string): Call => {
    const isAbsent = leg.sip === 'none' && !stated.has(leg.tag) && next.attempts[key] !== undefined;
    return isAbsent ? settleAttempt(next, key, 'not-done', atMs) : next;
  };
  const host = deny(call, call.host.leg, keys.dial('host', call.host.generation));
  return call.people.reduce((next, person) => deny(next, person.leg, keys.dial(person.id, person.generation)), host);
}

/** The phone's full statement: on each attach, and when asked. */
export function reduceStatement(call: Call, fact: Of<'phoneStated'>): Call {
  const isNewLife = call.phone.bootId !== '' && call.phone.bootId !== fact.bootId;
  const isFoundAgain = call.isLeftover && call.phone.bootId === fact.bootId;
  const found = isFoundAgain ? { ...call, isLeftover: false, phone: { ...call.phone, hasRestarted: false } } : call;
  const kept = isNewLife ? loseLegs(found) : found;
  const linked = changePhone(kept, {
    bootId: fact.bootId,
    isLinked: true,
    isSilent: false,
    isRegistered: fact.isRegistered,
    microphone: fact.microphone,
    audio: fact.audio,
    recording: fact.recording,
  });
  const here = loseIncoming(linked, fact.bootId, fact.atMs);
  const seen = fact.legs.reduce((next, leg) => reduceLeg(next, leg, fact.bootId, fact.atMs), here);
  const denied = denyDials(seen, new Set(fact.legs.map((leg) => leg.tag)), fact.atMs);
  return answerLook(denied, 'phone', fact.atMs);
}

type PhoneFact = Of<
  | 'phoneLinkLost'
  | 'phoneSilenced'
  | 'registrationChanged'
  | 'microphoneChanged'
  | 'legChanged'
  | 'audioChanged'
  | 'recordingChanged'
>;

/** What the phone tells, one thing at a time. */
export function reducePhone(call: Call, fact: PhoneFact): Call {
  switch (fact.kind) {
    case 'phoneLinkLost':
      return changePhone(call, { isLinked: false, isSilent: false });
    case 'phoneSilenced':
      return changePhone(call, { isSilent: fact.isSilent });
    case 'registrationChanged':
      return changePhone(call, { isRegistered: fact.isRegistered });
    case 'microphoneChanged':
      return changePhone(call, { microphone: fact.microphone });
    case 'legChanged':
      return fact.bootId === call.phone.bootId ? reduceLeg(call, fact.leg, fact.bootId, fact.atMs) : call;
    case 'audioChanged':
      return changePhone(call, { audio: fact.audio });
    case 'recordingChanged': {
      const next = changePhone(call, { recording: fact.recording });
      return fact.refused
        ? { ...next, host: { ...next.host, recording: fact.recording, recordingRefused: true } }
        : next;
    }
  }
}
