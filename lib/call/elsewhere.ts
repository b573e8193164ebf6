import { cleanPerson } from './clean-name';
import type { Incoming } from './incoming';
import { ELSEWHERE_KEPT } from './limits';
import { wantLook } from './looks';
import type { Call } from './model';
import { isSameNumber } from './number';
import type { PartyPatch, PartySight, SessionReading } from './party';
import { isAnswered, isFinal, isMoved, type Sight, seeEvent, seeRead } from './sight';
import type { ElsewhereView } from './snapshot';

/** How RingCentral shows this browser's own legs: learned from them, never guessed. */
export interface SelfSight {
  readonly extensionId: string;
  /** One for each registration; the last ones. */
  readonly deviceIds: readonly string[];
}

/** A call of the rep on another device. It is shown, and nothing is ever done about it. */
export interface Elsewhere {
  readonly sessionId: string;
  /** The rep's own party. */
  readonly partyId: string;
  readonly isConference: boolean;
  readonly name: string;
  readonly number: string;
  readonly own: Sight;
  /** When it was answered, as far as it was seen. */
  readonly sinceAtMs: number;
}

const DEVICES_KEPT = 5;

/** Is this party proved to be a leg of this browser (`ours`), of another device (`other`), or can nobody say? */
export function deviceOf({ self }: Call, { fromDeviceId }: PartySight): 'ours' | 'other' | 'unknown' {
  if (!self || fromDeviceId === undefined) return 'unknown';
  return self.deviceIds.includes(fromDeviceId) ? 'ours' : 'other';
}

/** Of a call that the rep began on another device, or took there: a call that comes in has no device of its own. */
function isElsewhere(call: Call, party: PartySight): boolean {
  if (party.extensionId === undefined || party.extensionId !== call.self?.extensionId) return false;
  return party.direction === 'Inbound' ? isAnswered(party) : deviceOf(call, party) === 'other';
}

const put = (call: Call, one: Elsewhere): Call => {
  const others = call.elsewhere.filter(({ sessionId }) => sessionId !== one.sessionId);
  return { ...call, elsewhere: [...others, one].slice(-ELSEWHERE_KEPT) };
};

/** It is over, or turned out to be a leg of ours. */
export function dropElsewhere(call: Call, sessionId: string): Call {
  const elsewhere = call.elsewhere.filter((one) => one.sessionId !== sessionId);
  if (elsewhere.length === call.elsewhere.length) return call;
  const { [`call:${sessionId}`]: _look, ...looks } = call.looks;
  return { ...call, elsewhere, looks };
}

type Source = Pick<PartyPatch, 'sessionId' | 'isConference'>;

function toElsewhere(known: Elsewhere | undefined, { sessionId, isConference }: Source, party: PartySight, own: Sight) {
  const isInbound = party.direction === 'Inbound';
  const number = (isInbound ? party.fromNumber : party.toNumber) ?? known?.number ?? '';
  const name = (isInbound ? party.fromName : party.toName) ?? known?.name ?? '';
  const wasAnswered = known !== undefined && isAnswered(known.own);
  const who = isConference ? { name: '', number: '' } : { name, number };
  const sinceAtMs = wasAnswered ? known.sinceAtMs : own.atMs;
  return { sessionId, partyId: party.partyId, isConference, ...who, own, sinceAtMs };
}

function keep(call: Call, source: Source, party: PartySight, see: (own: Sight | undefined) => Sight | undefined): Call {
  const known = call.elsewhere.find(({ sessionId }) => sessionId === source.sessionId);
  if (known ? known.partyId !== party.partyId : !isElsewhere(call, party)) return call;
  const own = see(known?.own);
  if (!own || own === known?.own) return call;
  // Brought into a conference there, transferred, or taken over by a third device: what is left of it tells of itself.
  if (isFinal(own) || isMoved(own) || own.status === 'Gone') return dropElsewhere(call, source.sessionId);
  return put(call, toElsewhere(known, source, party, own));
}

/** A notification about a session that is none of ours. */
export const seeElsewhere = (call: Call, patch: PartyPatch, atMs: number): Call =>
  keep(call, patch, patch.party, (own) => seeEvent(own, patch.party, patch.sequence, atMs));

/** A read of such a session; one that does not list the rep's party any more is over for the rep. */
export function readElsewhere(call: Call, reading: SessionReading, begunAtMs: number): Call {
  const known = call.elsewhere.find(({ sessionId }) => sessionId === reading.sessionId);
  if (!known) return call;
  const own = reading.parties.find(({ partyId }) => partyId === known.partyId);
  return own ? keep(call, reading, own, (was) => seeRead(was, own, begunAtMs)) : dropElsewhere(call, reading.sessionId);
}

/** What was said while nobody knew which device is ours. */
const hearAgain = (call: Call): Call =>
  call.loose.reduce((next, { patch, atMs }) => seeElsewhere(next, patch, atMs), call);

/** A leg that is certainly ours tells how RingCentral shows this browser. */
export function learnSelf(call: Call, { direction, extensionId, fromDeviceId }: PartySight): Call {
  if (direction === 'Inbound' || extensionId === undefined || fromDeviceId === undefined) return call;
  const isSame = call.self?.extensionId === extensionId;
  const known = isSame ? (call.self?.deviceIds ?? []) : [];
  if (isSame && known.includes(fromDeviceId)) return call;
  return hearAgain({ ...call, self: { extensionId, deviceIds: [...known, fromDeviceId].slice(-DEVICES_KEPT) } });
}

/** Asks whether the calls on other devices still last. */
export const wantElsewhere = (call: Call, atMs: number): Call =>
  call.elsewhere.reduce((next, { sessionId }) => wantLook(next, `call:${sessionId}`, atMs), call);

/** A call that rang here, and that another device of the rep took. */
export function keepTaken(before: Call, call: Call): Call {
  if (before.incoming === call.incoming || call.id === '' || call.over) return call;
  const isGone = ({ id }: Incoming): boolean => !call.incoming.some((other) => other.id === id);
  const taken = before.incoming.filter(
    (one) => isAnswered(one.own) && isGone(one) && !isOurs(call, one.ids?.sessionId),
  );
  return taken.reduce((next, { ids, own, number, name }) => {
    const sinceAtMs = own?.atMs ?? 0;
    return ids && own ? put(next, { ...ids, isConference: false, name, number, own, sinceAtMs }) : next;
  }, call);
}

/** Whether a session is that of a leg of this call. */
export const isOurs = ({ people }: Call, sessionId: string | undefined): boolean =>
  people.some(({ leg }) => leg.ids !== undefined && leg.ids.sessionId === sessionId);

/** What may still turn out to be a leg of ours is not told yet. */
const isDoubtful = ({ people }: Call, { number }: Elsewhere): boolean =>
  people.some(
    ({ leg, number: ours }) => !leg.ids && leg.sip !== 'none' && leg.sip !== 'ended' && isSameNumber(ours, number),
  );

/** The rep's calls on other devices, as people see them. */
export const viewElsewhere = (call: Call, nowMs: number): readonly ElsewhereView[] =>
  call.elsewhere
    .filter((one) => isAnswered(one.own) && !isDoubtful(call, one))
    .map(({ name, number, isConference, sinceAtMs }, index) =>
      cleanPerson({ id: `e${index + 1}`, name, number, isConference, sinceMs: Math.max(0, nowMs - sinceAtMs) }),
    );
