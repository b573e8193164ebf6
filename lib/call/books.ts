import { TIMELINE_KEPT } from './limits';
import type { Call, Host, Person, TimelineEntry } from './model';
import { isHostIn, isOver, isPhoneUp, personPhase } from './phase';
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

function entryFor(call: Call, was: Person | undefined, is: Person, atMs: number): TimelineEntry | undefined {
  const before = was?.phase;
  if (before === is.phase || (before && isIn(before) && isIn(is.phase))) return undefined;
  const who = { name: is.name, number: is.number, atMs };
  if (isIn(is.phase)) return { what: 'joined', ...who };
  if (is.phase === 'left') return { what: 'left', reason: whyOver(call, is), ...who };
  return is.phase === 'failed' ? { what: 'failed', reason: whyOver(call, is), ...who } : undefined;
}

/** Where the rep's own side stands, as last noted in the timeline. */
function hostStand(call: Call): Host['noted'] {
  if (call.over) return 'ended';
  if (isHostIn(call)) return 'in';
  return call.host.joinedAtMs === undefined ? 'out' : 'away';
}

function hostEntry(was: Host['noted'], is: Host['noted'], atMs: number): TimelineEntry | undefined {
  const who = { name: '', number: '', atMs };
  if (was === is) return undefined;
  if (is === 'ended') return { what: 'ended', ...who };
  if (is === 'away') return { what: 'host-left', ...who };
  return was === 'away' ? { what: 'host-rejoined', ...who } : undefined;
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

/** Derived phases change when evidence does: their moments and the timeline are kept here, nowhere else. */
export function keepBooks(before: Call, after: Call, atMs: number): Call {
  const call = keepLinks(before, after, atMs);
  const isSame = isSameAround(before, call);
  const people = call.people.map((person, index) =>
    isSame && person === before.people[index] ? person : keepPerson(call, person, atMs),
  );
  const isChanged = people.some((person, index) => person !== call.people[index]);
  const entries = isChanged
    ? people
        .map((person, index) => entryFor(call, call.people[index], person, atMs))
        .filter((entry) => entry !== undefined)
    : [];
  const noted = hostStand(call);
  const own = call.id === '' ? undefined : hostEntry(call.host.noted, noted, atMs);
  if (own) entries.push(own);
  const timeline = entries.length > 0 ? [...call.timeline, ...entries].slice(-TIMELINE_KEPT) : call.timeline;
  const host = keepHost(call.host, noted, atMs);
  if (!isChanged && host === call.host) return call;
  return { ...call, people: isChanged ? people : call.people, host, timeline };
}
