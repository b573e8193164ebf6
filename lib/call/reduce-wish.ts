import { forgetAttempts, keys } from './attempts';
import { changePerson, forgetLeg, wantAll } from './change';
import type { NewPerson } from './commands';
import { countDials } from './dial-rules';
import { legTag, NOTHING, newHost, newLeg, newPerson } from './empty';
import type { Fact } from './facts';
import type { Call, Host, Person, Tones } from './model';
import { grow } from './one-to-one';
import { isJoined, isLegOver } from './phase';

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>;

function addPeople(call: Call, people: readonly NewPerson[], atMs: number): Call {
  const added = people.map((from, index) => newPerson(call, call.people.length + index + 1, from, atMs));
  const dialedAtMs = countDials(call.dialedAtMs, added.length, atMs);
  return { ...call, people: [...call.people, ...added], dialedAtMs };
}

/** What outlives a call: who the rep is, phone, events, answers, rules, what is not stored or deleted yet. */
function clearCall(call: Call): Call {
  const { account, self, phone, phoneAtMs, events, eventsAtMs, results, spares, isSignedOut } = call;
  const { workerAtMs, isBlocked, isUnsaved, warmUntilMs, penaltyUntilMs, rules, dialedAtMs, unrecorded } = call;
  const links = { phone, phoneAtMs, events, eventsAtMs };
  const { incoming, rung, ringsHere } = call;
  const kept = { results, spares, isSignedOut, workerAtMs, isBlocked, isUnsaved, warmUntilMs, penaltyUntilMs };
  const calls = { incoming, rung, ringsHere };
  const who = { ...(account && { account }), ...(self && { self }) };
  return { ...NOTHING, ...links, ...kept, ...calls, ...who, rules, dialedAtMs, unrecorded };
}

/** A call without anybody on it yet. */
export function beginCall(
  call: Call,
  fact: Pick<Of<'started'>, 'callId' | 'atMs' | 'bringIn' | 'callerId' | 'mode'>,
): Call {
  return {
    ...clearCall(call),
    id: fact.callId,
    startedAtMs: fact.atMs,
    confirmedAtMs: fact.atMs,
    bringIn: fact.bringIn,
    mode: fact.mode ?? 'conference',
    ...(fact.callerId !== undefined && { callerId: fact.callerId }),
    host: newHost(fact.callId, fact.atMs),
    phone: { ...call.phone, hasRestarted: false, microphone: call.phone.microphone === 'open' ? 'open' : 'closed' },
  };
}

/** A call begins, with people to dial. */
export function start(call: Call, fact: Of<'started'>): Call {
  const begun = addPeople(beginCall(call, fact), fact.people, fact.atMs);
  const [person] = begun.people;
  if (begun.mode === 'conference' || !person) return begun;
  const people = begun.people.map((each): Person => ({ ...each, bringIn: 'by-hand' }));
  return { ...begun, people, host: { ...begun.host, talkTo: person.id } };
}

function callBack(call: Call, person: Person, atMs: number): Call {
  const generation = person.generation + 1;
  const {
    gaveUp: _gaveUp,
    problem: _problem,
    joinedAtMs: _joined,
    leftAtMs: _left,
    muteWish: _mute,
    isCaller: _was,
    ...kept
  } = person;
  const leg = newLeg(legTag(call.id, person.id, generation));
  const again: Person = {
    ...kept,
    generation,
    isSomeoneElse: false,
    wish: 'in',
    outAtMs: 0,
    bringIn: call.bringIn,
    leg,
    phase: 'dialing',
    phaseAtMs: atMs,
  };
  const counted = { ...call, dialedAtMs: countDials(call.dialedAtMs, 1, atMs) };
  const next = changePerson(forgetLeg(counted, person), person.id, () => again);
  return next.host.talkTo === person.id ? { ...next, host: { ...next.host, talkTo: null } } : next;
}

function rejoin(call: Call, atMs: number): Call {
  const { host } = call;
  const generation = host.generation + 1;
  const past = host.leg.ids ? [...host.pastPartyIds, host.leg.ids.partyId] : host.pastPartyIds;
  const leg = newLeg(legTag(call.id, 'host', generation));
  const next: Host = { ...host, wish: 'in', wishAtMs: atMs, generation, leg, pastPartyIds: past, talkTo: null };
  const heard = forgetAttempts(call, (key) => key.startsWith('microphone'));
  return { ...heard, host: next, isLeftover: false, phone: { ...call.phone, hasRestarted: false } };
}

/** Leaving and ending cancel whoever still rings or waits, and carry out pending removals at once. */
function letGo(call: Call, atMs: number, everybody: boolean): Call {
  const people = call.people.map((person): Person => {
    if (isLegOver(call, person)) return person;
    if (person.wish === 'out') return { ...person, outAtMs: Math.min(person.outAtMs, atMs) };
    const stays = everybody || isJoined(call, person) || person.isSomeoneElse || person.isCaller === true;
    return stays ? person : { ...person, wish: 'out', outAtMs: atMs };
  });
  return { ...call, people };
}

const wishHost = (call: Call, wish: Host['wish'], atMs: number): Call => ({
  ...call,
  host: { ...call.host, wish, wishAtMs: atMs, leaveRefused: false },
});

/** The rep wants out: the others go on talking, or nobody does. */
const wishLeave = (call: Call, atMs: number): Call => wishHost(letGo(call, atMs, false), 'left', atMs);
/** The rep wants it over for everybody; wishing it again changes nothing. */
export const wishEnd = (call: Call, atMs: number): Call =>
  call.host.wish === 'over' ? call : wishHost(letGo(call, atMs, true), 'over', atMs);

type PersonWish = Of<'removeWished' | 'removeUndone' | 'calledBack' | 'bringInWished' | 'personMuteWished'>;

/** Wishes about one person. */
export function reducePersonWish(call: Call, fact: PersonWish): Call {
  const person = call.people.find((candidate) => candidate.id === fact.personId);
  if (!person) return call;
  const change = (more: Partial<Person>): Call => changePerson(call, person.id, (was) => ({ ...was, ...more }));
  switch (fact.kind) {
    case 'removeWished': {
      const { problem: _problem, ...clean } = person;
      const forgotten = person.problem === undefined ? call : forgetLegRemovals(call, person);
      return changePerson(forgotten, person.id, () => ({ ...clean, wish: 'out', outAtMs: fact.atMs + fact.delayMs }));
    }
    case 'removeUndone':
      return change({ wish: 'in', outAtMs: 0 });
    case 'calledBack':
      return callBack(call, person, fact.atMs);
    case 'bringInWished':
      return changePerson(grow(call, fact.atMs), person.id, (was) => ({ ...was, bringIn: 'now' }));
    case 'personMuteWished':
      return forgetAttempt(change({ muteWish: fact.muted }), keys.mute(person.id, person.generation));
  }
}

const forgetAttempt = (call: Call, key: string): Call => forgetAttempts(call, (candidate) => candidate === key);

/** A second try at a removal that was refused begins anew. */
function forgetLegRemovals(call: Call, { id, generation }: Person): Call {
  return forgetAttempt(forgetAttempt(call, keys.remove(id, generation)), keys.removeOriginal(id, generation));
}

type HostWish = Of<'muteWished' | 'holdWished' | 'recordingWished' | 'talkWished' | 'tonesWished'>;

/** A new wish is new work: an order of the same words that was sent a moment ago must not hold it up. */
const forgetOrders = (call: Call, family: 'audio:' | 'recording:'): Call =>
  forgetAttempts(call, (key) => key.startsWith(family));

/** Digits that are typed before the last ones were sent go along with them. */
function nextTones({ tones, attempts }: Call, { tag, tones: digits }: Of<'tonesWished'>): Tones {
  const isWaiting = tones?.tag === tag && !attempts[keys.tones(tones.number)];
  return isWaiting ? { ...tones, digits: tones.digits + digits } : { number: (tones?.number ?? 0) + 1, tag, digits };
}

/** Wishes about what the rep hears, sends and records. */
export function reduceHostWish(call: Call, fact: HostWish): Call {
  const change = (family: Parameters<typeof forgetOrders>[1], more: Partial<Host>): Call =>
    forgetOrders({ ...call, host: { ...call.host, ...more } }, family);
  switch (fact.kind) {
    case 'muteWished':
      return change('audio:', { muted: fact.muted });
    case 'holdWished':
      return change('audio:', { onHold: fact.onHold });
    case 'recordingWished':
      return change('recording:', { recording: fact.recording, recordingRefused: false });
    case 'talkWished':
      return change('audio:', { talkTo: fact.personId });
    case 'tonesWished':
      return { ...call, tones: nextTones(call, fact) };
  }
}

/** Wishes about the call as a whole. */
export function reduceCallWish(
  call: Call,
  fact: Of<'peopleAdded' | 'leaveWished' | 'endWished' | 'rejoinWished' | 'dismissed' | 'checkWished' | 'carriedOn'>,
): Call {
  switch (fact.kind) {
    case 'peopleAdded':
      return addPeople(grow(call, fact.atMs), fact.people, fact.atMs);
    case 'leaveWished':
      return wishLeave(call, fact.atMs);
    case 'endWished':
      return wishEnd(call, fact.atMs);
    case 'rejoinWished':
      return rejoin(call, fact.atMs);
    case 'dismissed':
      return clearCall(call);
    case 'carriedOn':
      return { ...call, carriedOnAtMs: fact.atMs };
    case 'checkWished':
      return wantAll({ ...call, checkedAtMs: fact.atMs }, fact.atMs);
  }
}
