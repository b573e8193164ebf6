import { changeLeg, withLeg } from './change';
import { deviceOf } from './elsewhere';
import { answerLook, wantLook } from './looks';
import type { Call, Person } from './model';
import { isSameNumber } from './number';
import type { PartySight, PresenceCall, SessionReading } from './party';
import { isSipAlive } from './phase';
import { replayLoose } from './reduce-party';

/** A call that presence lists, to somebody whom a leg without ids was dialled to: ours, or one of another device. */
export interface Candidate {
  readonly sessionId: string;
  readonly partyId: string;
  readonly number: string;
  /** Of another device: whatever becomes of it is not our business. */
  readonly isRefused: boolean;
}

/** Dialled here to this number, and nobody told which call it is. */
const namelessFor = ({ people }: Call, number: string): Person | undefined =>
  people.find(
    (person) =>
      !person.isSomeoneElse && !person.leg.ids && person.leg.sip !== 'none' && isSameNumber(person.number, number),
  );

/** No longer of interest. */
export function dropCandidate(call: Call, sessionId: string): Call {
  const candidates = call.candidates.filter((one) => one.sessionId !== sessionId);
  return candidates.length === call.candidates.length ? call : { ...call, candidates };
}

/** The leg gets its ids, and hears what was said before. */
function claim(call: Call, { sessionId, partyId, number }: Candidate, atMs: number): Call {
  const person = namelessFor(call, number);
  if (!person) return call;
  const ids = { sessionId, partyId };
  const claimed = changeLeg(dropCandidate(call, sessionId), person.id, (leg) => withLeg(leg, { ids }));
  return wantLook(replayLoose(claimed, sessionId), `call:${sessionId}`, atMs + 1);
}

const refuse = (call: Call, { sessionId }: Candidate): Call => ({
  ...call,
  candidates: call.candidates.map((one) => (one.sessionId === sessionId ? { ...one, isRefused: true } : one)),
});

/** A leg that is up is listed for certain: the only call with its number is its own. */
function isCertain(call: Call, { number }: Candidate): boolean {
  const person = namelessFor(call, number);
  const rivals = call.candidates.filter((one) => isSameNumber(one.number, number));
  return person !== undefined && isSipAlive(person.leg) && rivals.length === 1;
}

/** Never by number alone: a call of another device would be taken for ours, cleaned up and hung up. */
function judge(call: Call, candidate: Candidate, own: PartySight | undefined, atMs: number): Call {
  const device = own ? deviceOf(call, own) : 'unknown';
  if (device === 'ours') return claim(call, candidate, atMs);
  return device === 'other' ? refuse(call, candidate) : call;
}

const openCandidate = (call: Call, sessionId: string): Candidate | undefined =>
  call.candidates.find((one) => one.sessionId === sessionId && !one.isRefused);

function judgeListed(call: Call, candidate: Candidate, atMs: number): Call {
  const { sessionId, partyId } = candidate;
  const heard = call.loose.find(({ patch }) => patch.sessionId === sessionId && patch.party.partyId === partyId);
  const judged = judge(call, candidate, heard?.patch.party, atMs);
  if (judged !== call) return judged;
  if (call.self) return wantLook(call, `call:${sessionId}`, atMs + 1);
  return isCertain(call, candidate) ? claim(call, candidate, atMs) : call;
}

/** Presence lists the calls of the rep, by number: those that may be legs of ours without ids are looked at. */
export function reducePresence(call: Call, calls: readonly PresenceCall[], begunAtMs: number): Call {
  const known = new Set([...call.people.map(({ leg }) => leg.ids), ...call.elsewhere].map((ids) => ids?.sessionId));
  const candidates = calls.flatMap(({ sessionId, partyId, isConference, number }): Candidate[] => {
    if (isConference || number === undefined || known.has(sessionId) || !namelessFor(call, number)) return [];
    const was = call.candidates.find((one) => one.sessionId === sessionId);
    return [was ?? { sessionId, partyId, number, isRefused: false }];
  });
  const answered = answerLook({ ...call, candidates }, 'presence', begunAtMs);
  return candidates
    .filter(({ isRefused }) => !isRefused)
    .reduce((next, candidate) => judgeListed(next, candidate, begunAtMs), answered);
}

/** The whole call of a candidate was read: its own party tells the device. */
export function readCandidate(call: Call, reading: SessionReading, begunAtMs: number): Call {
  const candidate = openCandidate(call, reading.sessionId);
  if (!candidate) return call;
  const judged = judge(
    call,
    candidate,
    reading.parties.find(({ partyId }) => partyId === candidate.partyId),
    begunAtMs,
  );
  return judged === call && isCertain(call, candidate) ? claim(call, candidate, begunAtMs) : judged;
}
