import type { Call, Host, Person } from './model';
import { isHostIn, isOver, isPhoneUp, personPhase } from './phase';
import { replaceAt } from './places';
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

/** The same person before the fact; undefined for somebody new. Places rarely change. */
function wasBefore(before: Call, call: Call, place: number): Person | undefined {
  if (before.id !== call.id) return undefined;
  const id = call.people[place]?.id;
  const there = before.people[place];
  return there?.id === id ? there : before.people.find((person) => person.id === id);
}

/** Whoever is dialled, or dialled again, since the last fact. */
function called(before: Call, call: Call, place: number, atMs: number): Told | undefined {
  const person = call.people[place];
  if (!person || person.isSomeoneElse || person.isCaller) return undefined;
  const isKnown = wasBefore(before, call, place)?.generation === person.generation;
  return isKnown ? undefined : { what: 'called', ...who(person), atMs, ...(person.crm && { crm: person.crm }) };
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
function explained(before: Call, call: Call, place: number, is: Person, atMs: number): Told | undefined {
  if (!isOver(is.phase)) return undefined;
  const was = wasBefore(before, call, place);
  if (was?.generation !== is.generation || was.phase !== is.phase) return undefined;
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
  if (was === is) return undefined;
  const about = { personId: '', generation, name: '', number: '', atMs };
  if (is === 'ended') return { what: 'ended', ...about, ...(call.over && { endReason: call.over.reason }) };
  if (is === 'away') return { what: 'host-left', ...about };
  return was === 'away' ? { what: 'host-rejoined', ...about } : undefined;
}

function keepHost(host: Host, noted: Host['noted'], atMs: number): Host {
  if (noted === host.noted) return host;
  return { ...host, noted, ...(noted === 'in' && host.joinedAtMs === undefined && { joinedAtMs: atMs }) };
}

/** What a phase, and why it is so, is computed from besides the person. */
const isSameAround = (before: Call, call: Call): boolean =>
  before.id === call.id &&
  before.attempts === call.attempts &&
  before.conference === call.conference &&
  before.over === call.over &&
  before.failure === call.failure &&
  before.host.wish === call.host.wish &&
  before.host.wishAtMs === call.host.wishAtMs;

/** Places of the people to look at: those who changed, or all where something around them did. */
function placesToKeep(before: Call, call: Call): readonly number[] {
  const isSame = isSameAround(before, call);
  if (isSame && before.people === call.people) return [];
  const places: number[] = [];
  for (let place = 0; place < call.people.length; place += 1) {
    if (!isSame || call.people[place] !== before.people[place]) places.push(place);
  }
  return places;
}

function keepPeople(call: Call, places: readonly number[], atMs: number): readonly Person[] {
  let { people } = call;
  for (const place of places) {
    const person = call.people[place];
    const next = person && keepPerson(call, person, atMs);
    if (next && next !== person) people = replaceAt(people, place, next);
  }
  return people;
}

/** Since when the phone and the events are up, or down. */
function keepLinks(before: Call, call: Call, atMs: number): Call {
  const phoneAtMs = isPhoneUp(before) === isPhoneUp(call) ? call.phoneAtMs : atMs;
  const isSameEvents = (before.events === 'live') === (call.events === 'live');
  const eventsAtMs = isSameEvents ? call.eventsAtMs : atMs;
  return phoneAtMs === call.phoneAtMs && eventsAtMs === call.eventsAtMs ? call : { ...call, phoneAtMs, eventsAtMs };
}

interface Kept {
  readonly places: readonly number[];
  readonly people: readonly Person[];
  readonly noted: Host['noted'];
}

/** What follows from one fact, in the order in which it is told. */
function toldSince(before: Call, call: Call, { places, people, noted }: Kept, atMs: number): readonly Told[] {
  if (call.id === '') return [];
  const told: Told[] = [];
  const tell = (entry: Told | undefined): void => {
    if (entry) told.push(entry);
  };
  if (before.id !== call.id) tell({ what: 'started', personId: '', generation: 0, name: '', number: '', atMs });
  for (const place of places) tell(called(before, call, place, atMs));
  for (const place of places) {
    const [was, is] = [call.people[place], people[place]];
    if (is) tell(is === was ? explained(before, call, place, is, atMs) : entryFor(call, was, is, atMs));
  }
  tell(hostEntry(call, noted, atMs));
  return told;
}

/** Derived phases change when evidence does: their moments and the timeline are kept here, nowhere else. */
export function keepBooks(before: Call, after: Call, atMs: number): Call {
  const call = keepLinks(before, after, atMs);
  const places = placesToKeep(before, call);
  const people = keepPeople(call, places, atMs);
  const noted = hostStand(call);
  const told = toldSince(before, call, { places, people, noted }, atMs);
  const host = keepHost(call.host, noted, atMs);
  return writeDown(people === call.people && host === call.host ? call : { ...call, people, host }, told);
}
