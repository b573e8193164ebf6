import { forgetAttempts } from './attempts';
import { newHost } from './empty';
import type { Call, Person } from './model';
import { hostPhase, isJoined, isLegOver, isPrepared, isSipAlive } from './phase';

/**
 * Ordinary calls and a conference are one thing in two states:
 * ```
 *   one-to-one ── add, bring in ──▶ growing: POST, host's leg ── the host is in ──▶ conference
 *        ▲                                     │
 *        └──────── it cannot be opened ◀───────┘   whoever was spoken to is still there
 * ```
 */
export const isOneToOne = (call: Call): boolean => call.mode === 'one-to-one' && !call.conference;

/** Nobody's phone rings before the conference exists, or before an ordinary call could be heard. */
export const isOpenForDials = (call: Call): boolean =>
  call.conference !== undefined || (isOneToOne(call) && (isPrepared(call) || hostPhase(call).kind === 'private'));

/** On the way to a conference from an ordinary call: it may fail without ending anything. */
export const isGrowing = ({ grownAtMs, host }: Call): boolean =>
  grownAtMs !== undefined && host.joinedAtMs === undefined;

/** Whoever has a leg with the rep alone, answered or not. */
export const isPrivate = (call: Call, person: Person): boolean =>
  isSipAlive(person.leg) && !isJoined(call, person) && !isLegOver(call, person);

/** Is the rep on the line with somebody although they are out of the conference: a caller whom they answered? */
export const isTalkingApart = (call: Call): boolean =>
  call.people.some((person) => person.isCaller === true && person.wish === 'in' && isPrivate(call, person));

/** Everybody who is on an ordinary call comes along. */
export function grow(call: Call, atMs: number): Call {
  if (!isOneToOne(call)) return call;
  const people = call.people.map((person): Person => {
    if (isLegOver(call, person)) return person;
    const { problem: _problem, ...kept } = person;
    return { ...kept, bringIn: person.phase === 'answered' ? 'now' : 'on-answer' };
  });
  return { ...call, mode: 'conference', grownAtMs: atMs, people };
}

/** The conference could not be opened: back to ordinary calls. Whoever was not dialled yet is let go. */
export function shrink(call: Call): Call {
  const { conference, grownAtMs: _grown, ...kept } = call;
  const people = call.people.map((person): Person => {
    if (isLegOver(call, person)) return person;
    if (!isSipAlive(person.leg)) return { ...person, gaveUp: 'could-not-bring-in' };
    return { ...person, bringIn: 'by-hand', problem: 'could-not-bring-in' };
  });
  const { leg, generation } = newHost(call.id, 0);
  const next = call.host.generation + generation;
  const host = { ...call.host, generation: next, leg: { ...leg, tag: `${call.id}/host/${next}` } };
  const spares = conference && !conference.isOver ? [...call.spares, conference.id] : call.spares;
  return forgetAttempts({ ...kept, mode: 'one-to-one', people, host, spares }, (key) => key.startsWith('create:'));
}
