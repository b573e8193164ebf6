import { forgetAttempts, mayBeDone } from './attempts';
import { wantElsewhere } from './elsewhere';
import { wantLook } from './looks';
import type { Call, Leg, Person } from './model';
import { bringInOf, isJoined, isTrulyAnswered } from './phase';
import { placesIn, replaceAt } from './places';
import { isMachine } from './sight';

/** Replaces one person; the same call when the person stayed the same. */
export function changePerson(call: Call, personId: string, change: (person: Person) => Person): Call {
  const place = placesIn(call.people).person.get(personId) ?? -1;
  const person = call.people[place];
  const next = person && change(person);
  return next && next !== person ? { ...call, people: replaceAt(call.people, place, next) } : call;
}

/** Keeps what a leg has shown once: it decides between "Hung up" and "No answer" later. */
function remember(call: Call, person: Person): Person {
  const { leg } = person;
  const wasAnswered = leg.wasAnswered || isTrulyAnswered(person);
  const wasMachine = leg.wasMachine || isMachine(leg.own) || isMachine(leg.other);
  const wasJoined = leg.wasJoined || isJoined(call, person);
  if (wasAnswered === leg.wasAnswered && wasMachine === leg.wasMachine && wasJoined === leg.wasJoined) return person;
  return { ...person, leg: { ...leg, wasAnswered, wasMachine, wasJoined } };
}

/** Changes one person's leg and keeps what it showed. */
export const changeLeg = (call: Call, personId: string, change: (leg: Leg) => Leg): Call =>
  changePerson(call, personId, (person) => {
    const leg = change(person.leg);
    return leg === person.leg ? person : remember(call, { ...person, leg });
  });

/** Changes the host's leg; the same call when it stayed the same. */
export const changeHostLeg = (call: Call, change: (leg: Leg) => Leg): Call => {
  const leg = change(call.host.leg);
  return leg === call.host.leg ? call : { ...call, host: { ...call.host, leg } };
};

/** What was learned; undefined where nothing was. */
type Learned<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Merges only what differs, so that an unchanged leg stays the same object. Every notification passes here. */
export function withLeg(leg: Leg, learned: Learned<Leg>): Leg {
  let next: Record<string, unknown> | undefined;
  for (const name in learned) {
    const value = learned[name as keyof Leg];
    if (value === undefined || leg[name as keyof Leg] === value) continue;
    next ??= { ...leg };
    next[name] = value;
  }
  return (next as Leg | undefined) ?? leg; // a leg with some of its properties replaced by others of their kinds
}

/** Asks for reads of the conference and of every leg that is not proved to be in it. */
export function wantAll(call: Call, atMs: number): Call {
  let next = call.conference ? wantLook(call, 'conference', atMs) : call;
  for (const person of call.people) {
    const needsLook = person.leg.ids && !isJoined(call, person);
    if (needsLook) next = wantLook(next, `call:${person.leg.ids?.sessionId ?? ''}`, atMs);
  }
  return wantElsewhere(next, atMs);
}

/** Looks that settle a bring-in in doubt: the original call, and the conference. */
export function wantProof(call: Call, person: Person, atMs: number): Call {
  if (!person.leg.ids || !mayBeDone(bringInOf(call, person))) return call;
  return wantLook(wantLook(call, `call:${person.leg.ids.sessionId}`, atMs), 'conference', atMs);
}

/** Forgets the requests and reads of a leg that a new generation replaces. */
export function forgetLeg(call: Call, person: Person): Call {
  const suffix = `:${person.id}:${person.generation}`;
  const forgotten = forgetAttempts(call, (key) => key.endsWith(suffix) || key === `hang-up:${person.leg.tag}`);
  if (!person.leg.ids) return forgotten;
  const { [`call:${person.leg.ids.sessionId}`]: _gone, ...looks } = forgotten.looks;
  return { ...forgotten, looks };
}
