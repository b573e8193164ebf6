import type { Call, Host, Person } from './model';
import { isHostIn, isOver, isPhoneUp, personPhase } from './phase';
import { type Told, writeDown } from './record-book';
import type { PersonPhase } from './snapshot';
import { whyOver } from './why';

/** The conference counts time from joined on; `checking` is doubt, not a change. */
const isIn = (phase: PersonPhase): boolean => phase === 'joined' || phase === 'checking';

function keepPerson(call: Call, person: Person, atMs: number): Person {
  const phase = personPhase(call, person);
  if (phase === person.phase) return person;
  const joins = isIn(phase) && person.joinedAtMs === undefined;
  const wasDoubt = isIn(phase) && isIn(person.phase);
  const { leftAtMs: _left, ...kept } = person;
  const base = isOver(phase) ? person : kept;
  return {
    ...base,
    phase,
    phaseAtMs: wasDoubt ? person.phaseAtMs : atMs,
    ...(joins && { joinedAtMs: atMs }),
    ...(isOver(phase) && { leftAtMs: atMs }),
  };
}

/** Whoever is dialled, or dialled again, since the last fact. */
function calledSince(before: Call, call: Call, atMs: number): Told[] {
  const known = before.id === call.id ? before.people : [];
  if (known === call.people) return [];
  const isNew = ({ id, generation }: Person): boolean =>
    !known.some((person) => person.id === id && person.generation === generation);
  return call.people
    .filter((person) => !person.isSomeoneElse && isNew(person))
    .map((person) => ({ what: 'called', ...who(person), atMs }));
}

const who = ({ id, generation, name, number }: Person) => ({ personId: id, generation, name, number });

function entryFor(call: Call, was: Person | undefined, is: Person, atMs: number): Told | undefined {
  const before = was?.phase;
  if (before === is.phase || (before && isIn(before) && isIn(is.phase))) return undefined;
  const about = { ...who(is), atMs };
  if (isIn(is.phase)) return { what: 'joined', ...about };
  if (is.phase === 'left') return { what: 'left', reason: whyOver(call, is), ...about };
  return is.phase === 'failed' ? { what: 'failed', reason: whyOver(call, is), ...about } : undefined;
}

/** The reason that was told of somebody who is gone is not the best any more. */
function explained(before: Call, call: Call, is: Person, atMs: number): Told | undefined {
  const was = before.id === call.id ? before.people.find(({ id }) => id === is.id) : undefined;
  if (was?.generation !== is.generation || was.phase !== is.phase || !isOver(is.phase)) return undefined;
  const reason = whyOver(call, is);
  return reason === whyOver(before, was) ? undefined : { what: 'explained', reason, ...who(is), atMs };
}

/** Where the rep's own side stands, as last noted in the timeline. */
function hostStand(call: Call): Host['noted'] {
  if (call.over) return 'ended';
  if (isHostIn(call)) return 'in';
  // Ending is told when it is done, not as leaving first.
  if (call.host.wish === 'over') return call.host.noted;
  return call.host.joinedAtMs === undefined ? 'out' : 'away';
}

function hostEntry(call: Call, is: Host['noted'], atMs: number): Told | undefined {
  const { noted: was, generation } = call.host;
  const about = { personId: '', generation, name: '', number: '', atMs };
  if (was === is) return undefined;
  if (is === 'ended') return { what: 'ended', ...about, ...(call.over && { endReason: call.over.reason }) };
  if (is === 'away') return { what: 'host-left', ...about };
  return was === 'away' ? { what: 'host-rejoined', ...about } : undefined;
}

function keepHost(host: Host, noted: Host['noted'], atMs: number): Host {
  if (noted === host.noted) return host;
  return { ...host, noted, ...(noted === 'in' && host.joinedAtMs === undefined && { joinedAtMs: atMs }) };
}

/** What a phase is computed from besides the person; where it stayed, only people who changed are looked at. */
const isSameAround = (before: Call, call: Call): boolean =>
  before.attempts === call.attempts && before.conference === call.conference && before.over === call.over;

/** Since when the phone and the events are up, or down. */
function keepLinks(before: Call, call: Call, atMs: number): Call {
  const phoneAtMs = isPhoneUp(before) === isPhoneUp(call) ? call.phoneAtMs : atMs;
  const isSameEvents = (before.events === 'live') === (call.events === 'live');
  const eventsAtMs = isSameEvents ? call.eventsAtMs : atMs;
  return phoneAtMs === call.phoneAtMs && eventsAtMs === call.eventsAtMs ? call : { ...call, phoneAtMs, eventsAtMs };
}

/** What follows from one fact, in the order in which it is told. */
function toldSince(before: Call, call: Call, people: readonly Person[], noted: Host['noted'], atMs: number): Told[] {
  if (call.id === '') return [];
  const isNew = before.id !== call.id;
  const begun: Told = { what: 'started', personId: '', generation: 0, name: '', number: '', atMs };
  const phases = people.map((person, index) => {
    const was = call.people[index];
    return person === was ? explained(before, call, person, atMs) : entryFor(call, was, person, atMs);
  });
  const own = hostEntry(call, noted, atMs);
  const told = [isNew ? begun : undefined, ...calledSince(before, call, atMs), ...phases, own];
  return told.filter((entry) => entry !== undefined);
}

/** Derived phases change when evidence does: their moments and the timeline are kept here, nowhere else. */
export function keepBooks(before: Call, after: Call, atMs: number): Call {
  const call = keepLinks(before, after, atMs);
  const isSame = isSameAround(before, call);
  const people = call.people.map((person, index) =>
    isSame && person === before.people[index] ? person : keepPerson(call, person, atMs),
  );
  const isChanged = people.some((person, index) => person !== call.people[index]);
  const noted = hostStand(call);
  const told = toldSince(before, call, people, noted, atMs);
  const host = keepHost(call.host, noted, atMs);
  if (!isChanged && host === call.host) return writeDown(call, told);
  return writeDown({ ...call, people: isChanged ? people : call.people, host }, told);
}
