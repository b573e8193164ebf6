import { isInDoubt, keys, mayBeDone, settleAttempt } from './attempts';
import { changeLeg, changePerson, withLeg } from './change';
import { dropCandidate, readCandidate } from './claim';
import { dropElsewhere, readElsewhere } from './elsewhere';
import { newLeg } from './empty';
import type { LookTarget } from './facts';
import { incomingIn, lookFor, missGone, seeIncoming } from './incoming-end';
import { BRING_IN_SETTLE_MS, MISSING_READS, MISSING_SETTLE_MS } from './limits';
import { answerLook, wantLook } from './looks';
import type { Call, Person } from './model';
import type { PartySight, SessionReading } from './party';
import { bringInOf, isJoined, isLegOver, isSipAlive } from './phase';
import { byRead, isHostParty, replayLoose, seeHost, seeOriginal, whoIs } from './reduce-party';
import { isFinal, seeRead } from './sight';

/** When the youngest bring-in was settled: reads lag behind it. */
function lastBringInMs(call: Call): number {
  const times = Object.entries(call.attempts)
    .filter(([key]) => key.startsWith('bring-in:'))
    .map(([, attempt]) => attempt.settledAtMs ?? attempt.atMs);
  return Math.max(0, ...times);
}

function seeListed(call: Call, person: Person, party: PartySight, begunAtMs: number): Call {
  const listed = changeLeg(call, person.id, (leg) => {
    const conference = seeRead(leg.conference, party, begunAtMs);
    return withLeg(leg, { ...(conference && { conference }), conferencePartyId: party.partyId, missingReads: 0 });
  });
  return confirmMute(listed, person.id, begunAtMs);
}

/** A mute that a read proves is done with: who changes it later, elsewhere, contradicts no wish of ours. */
const confirmMute = (call: Call, personId: string, begunAtMs: number): Call =>
  changePerson(call, personId, (person) => {
    const attempt = call.attempts[keys.mute(person.id, person.generation)];
    const isAfter = attempt?.outcome === 'ok' && begunAtMs >= (attempt.settledAtMs ?? attempt.atMs);
    if (!isAfter || person.muteWish !== person.leg.conference?.muted) return person;
    const { muteWish: _done, ...kept } = person;
    return person.muteWish === undefined ? person : kept;
  });

/** Not in the list: weak evidence, revocable, counted only in reads that began late enough. */
function seeMissing(call: Call, person: Person, begunAtMs: number): Call {
  const { leg } = person;
  const isExpected = isJoined(call, person) || mayBeDone(bringInOf(call, person));
  const isSettled = begunAtMs >= lastBringInMs(call) + MISSING_SETTLE_MS && begunAtMs > leg.missingAtMs;
  const isKnownBetter =
    (leg.own?.status === 'Gone' && leg.own.atMs + MISSING_SETTLE_MS > begunAtMs) || isLegOver(call, person);
  if (!isExpected || !isSettled || isKnownBetter) return call;
  const counted = changeLeg(call, person.id, (was) =>
    withLeg(was, { missingReads: was.missingReads + 1, missingAtMs: begunAtMs }),
  );
  const isEnough = leg.missingReads + 1 >= MISSING_READS;
  const looked = isEnough ? counted : wantLook(counted, 'conference', begunAtMs + 1);
  return leg.ids ? wantLook(looked, `call:${leg.ids.sessionId}`, begunAtMs) : looked;
}

/** Somebody whom nobody dialled here: shown only when it cannot be one of ours whose ids are not known yet. */
function seeStranger(call: Call, party: PartySight, begunAtMs: number): Call {
  const couldBeOurs = call.people.some(
    (person) => isSipAlive(person.leg) && !person.leg.ids && !isLegOver(call, person),
  );
  if (!party.peer || couldBeOurs || party.status === 'Disconnected') return call;
  const number = call.people.filter((person) => person.isSomeoneElse).length + 1;
  const stranger: Person = {
    id: `s${number}`,
    number: '',
    name: '',
    isSomeoneElse: true,
    wish: 'in',
    outAtMs: 0,
    generation: 1,
    bringIn: 'on-answer',
    leg: { ...newLeg(''), ids: party.peer },
    phase: 'dialing',
    phaseAtMs: begunAtMs,
  };
  const added = { ...call, people: [...call.people, stranger] };
  const listed = seeListed(added, stranger, party, begunAtMs);
  return wantLook(replayLoose(listed, party.peer.sessionId), `call:${party.peer.sessionId}`, begunAtMs);
}

/** Nobody is there any more, in a read that began after the DELETE was answered, or after somebody had been in. */
function isEmptied(call: Call, reading: SessionReading, begunAtMs: number): boolean {
  const isAnybody = reading.parties.some((party) => party.status !== 'Disconnected');
  if (isAnybody || !call.conference) return false;
  const deleted = call.attempts[keys.end(call.conference.id)];
  const isAfterDelete = deleted?.outcome === 'ok' && begunAtMs >= (deleted.settledAtMs ?? Number.POSITIVE_INFINITY);
  return isAfterDelete || (reading.parties.length > 0 && call.host.joinedAtMs !== undefined);
}

function readConference(call: Call, reading: SessionReading, begunAtMs: number): Call {
  if (!call.conference) return call;
  if (isEmptied(call, reading, begunAtMs)) return { ...call, conference: { ...call.conference, isOver: true } };
  const listed = new Set<string>();
  let next = call;
  for (const party of reading.parties) {
    const person = whoIs(next, party);
    if (isHostParty(next, party)) next = seeHost(next, party, byRead(begunAtMs));
    else if (person) next = seeListed(next, person, party, begunAtMs);
    else if (!party.isHost) next = seeStranger(next, party, begunAtMs);
    const id = whoIs(next, party)?.id;
    if (id !== undefined) listed.add(id);
  }
  for (const person of next.people) if (!listed.has(person.id)) next = seeMissing(next, person, begunAtMs);
  return next;
}

/** Own party still Answered or Hold in a read begun long enough after the attempt: the bring-in was not done. */
function proveNotDone(call: Call, person: Person, reading: SessionReading, begunAtMs: number): Call {
  const key = keys.bringIn(person.id, person.generation);
  const attempt = call.attempts[key];
  if (!attempt || !isInDoubt(attempt) || begunAtMs < attempt.atMs + BRING_IN_SETTLE_MS) return call;
  const own = reading.parties.find((party) => party.partyId === person.leg.ids?.partyId);
  const isStill = own?.status === 'Answered' || own?.status === 'Hold';
  return isStill ? settleAttempt(call, key, 'not-done', begunAtMs) : call;
}

/** Names of a stranger come from the original call: the conference's side never tells. */
function nameStranger(call: Call, person: Person, reading: SessionReading): Call {
  const own = reading.parties.find((party) => party.partyId === person.leg.ids?.partyId);
  if (!person.isSomeoneElse || person.number !== '' || !own) return call;
  const isOutbound = own.direction !== 'Inbound';
  const number = (isOutbound ? own.toNumber : own.fromNumber) ?? '';
  const name = (isOutbound ? own.toName : own.fromName) ?? '';
  if (number === '' && name === '') return call;
  return { ...call, people: call.people.map((was) => (was.id === person.id ? { ...was, number, name } : was)) };
}

/** A call that rang here is nobody's original yet: its own party tells whether another device took it. */
function readRinging(call: Call, reading: SessionReading, begunAtMs: number): Call {
  const ringing = incomingIn(call, reading.sessionId);
  const own = reading.parties.find((party) => party.partyId === ringing?.ids?.partyId);
  if (!ringing || !own) return call;
  return seeIncoming(call, ringing, (known) => seeRead(known, own, begunAtMs), begunAtMs);
}

function readOriginal(known: Call, reading: SessionReading, begunAtMs: number): Call {
  const call = readElsewhere(readCandidate(known, reading, begunAtMs), reading, begunAtMs);
  const person = call.people.find(({ leg }) => leg.ids?.sessionId === reading.sessionId);
  if (!person) return readRinging(call, reading, begunAtMs);
  let next = reading.parties.reduce((seen, party) => seeOriginal(seen, person, party, byRead(begunAtMs)), call);
  next = nameStranger(next, person, reading);
  return proveNotDone(next, person, reading, begunAtMs);
}

/** The roster is confirmed as of this read, unless events are down: then only until the next one. */
function confirm(call: Call, begunAtMs: number): Call {
  const confirmedAtMs = Math.max(call.confirmedAtMs, begunAtMs);
  const isHealed = call.faultAtMs > 0 && begunAtMs >= call.faultAtMs && call.events === 'live';
  return { ...call, confirmedAtMs, faultAtMs: isHealed ? 0 : call.faultAtMs };
}

/** A whole session as one read showed it. */
export function reduceSessionRead(call: Call, target: LookTarget, reading: SessionReading, begunAtMs: number): Call {
  const answered = answerLook(call, target, begunAtMs);
  if (target === 'conference') {
    if (reading.sessionId !== call.conference?.id) return answered;
    return confirm(readConference(answered, reading, begunAtMs), begunAtMs);
  }
  return readOriginal(answered, reading, begunAtMs);
}

/** A read answered 404: whatever the session was, it is over. */
export function reduceSessionGone(call: Call, target: LookTarget, begunAtMs: number): Call {
  const answered = answerLook(call, target, begunAtMs);
  if (target === 'conference') {
    const { conference } = answered;
    // A late answer about the call before this one says nothing about this one.
    if (!conference || begunAtMs < conference.createdAtMs) return answered;
    return { ...answered, conference: { ...conference, isOver: true } };
  }
  const sessionId = target.replace('call:', '');
  const ringing = call.incoming.find((incoming) => lookFor(incoming) === target);
  if (ringing) return missGone(answered, ringing, begunAtMs);
  const person = call.people.find(({ leg }) => leg.ids && leg.ids.sessionId === sessionId);
  if (!person) return dropCandidate(dropElsewhere(answered, sessionId), sessionId);
  if (isFinal(person.leg.own)) return answered;
  return changeLeg(answered, person.id, (leg) => withLeg(leg, { isSessionGone: true }));
}
