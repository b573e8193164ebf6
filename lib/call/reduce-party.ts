import { changeHostLeg, changeLeg, withLeg } from './change';
import { dropElsewhere, isOurs, learnSelf, seeElsewhere } from './elsewhere';
import type { Incoming } from './incoming';
import { incomingIn, seeIncoming } from './incoming-end';
import { LOOSE_MS, LOOSE_SESSIONS } from './limits';
import { wantLook } from './looks';
import type { Call, Leg, Person } from './model';
import type { PartyPatch, PartySight } from './party';
import { placesIn } from './places';
import { type Sight, seeEvent, seeRead, toSpeaker } from './sight';

/** Folds one sight of a party in, from an event or from a read: the two order differently. */
export type See = (known: Sight | undefined, party: PartySight) => Sight | undefined;

const byEvent =
  (sequence: number, atMs: number): See =>
  (known, party) =>
    seeEvent(known, party, sequence, atMs);

/** How a read sees: it has no sequence, only the moment at which it began. */
export const byRead =
  (begunAtMs: number): See =>
  (known, party) =>
    seeRead(known, party, begunAtMs);

/** A party on the callee's side of the original call. The rep's other devices call outwards, as this one does. */
function seeOther(leg: Leg, party: PartySight, see: See): Leg {
  if (party.direction === 'Outbound') return leg;
  const known = leg.others?.[party.partyId];
  const sight = see(known, party);
  const others = sight === known || !sight ? leg.others : { ...leg.others, [party.partyId]: sight };
  return withLeg(leg, { others, other: others && toSpeaker(others), toExtensionId: party.extensionId });
}

/** A party of the original call: the rep's own, or the callee's. */
export function seeOriginal(known: Call, person: Person, party: PartySight, see: See): Call {
  const isOwnLeg = party.partyId === person.leg.ids?.partyId && !person.isSomeoneElse;
  const call = isOwnLeg ? learnSelf(known, party) : known;
  return changeLeg(call, person.id, (leg) => {
    if (party.partyId !== leg.ids?.partyId) return seeOther(leg, party, see);
    const own = see(leg.own, party);
    const isHere = own?.peer !== undefined && own.peer.sessionId === call.conference?.id;
    const came = isHere && own !== leg.own;
    return withLeg(leg, {
      own,
      toExtensionId: party.toExtensionId,
      conferencePartyId: isHere ? own?.peer?.partyId : undefined,
      missingReads: came ? 0 : undefined,
    });
  });
}

/** The host's own party on the conference: by id once it is known, never by one of an earlier leg. */
export function isHostParty(call: Call, party: PartySight): boolean {
  const { ids } = call.host.leg;
  if (ids?.sessionId === call.conference?.id && ids?.partyId !== undefined) return party.partyId === ids.partyId;
  return party.isHost === true && !call.host.pastPartyIds.includes(party.partyId);
}

/** The phone usually tells the ids first; where it never does, the host's party names itself. */
export const seeHost = (call: Call, party: PartySight, see: See): Call =>
  changeHostLeg(learnSelf(call, party), (leg: Leg) => {
    const sessionId = leg.ids?.sessionId ?? call.conference?.id;
    const ids = leg.ids ?? (sessionId === undefined ? undefined : { sessionId, partyId: party.partyId });
    return withLeg(leg, { own: see(leg.own, party), ids });
  });

/** Who of ours a party on the conference's side is: by the id that the bring-in gave, or by peer; never by position. */
export function whoIs({ people }: Call, { partyId, peer }: PartySight): Person | undefined {
  const { conferenceParty, ownParty } = placesIn(people);
  const listed = people[conferenceParty.get(partyId) ?? -1];
  if (listed || !peer) return listed;
  const original = people[ownParty.get(peer.partyId) ?? -1];
  return original?.leg.ids?.sessionId === peer.sessionId ? original : undefined;
}

function onConference(call: Call, patch: PartyPatch, atMs: number): Call {
  const { party, sequence } = patch;
  const see = byEvent(sequence, atMs);
  if (isHostParty(call, party)) return seeHost(call, party, see);
  const person = whoIs(call, party);
  if (!person) return wantLook(call, 'conference', atMs);
  return changeLeg(call, person.id, (leg) =>
    withLeg(leg, { conference: see(leg.conference, party), conferencePartyId: party.partyId }),
  );
}

/** Facts about a session nobody knows yet: own-party events can precede the ids of the leg. */
function keepLoose(call: Call, patch: PartyPatch, atMs: number): Call {
  const isSame = (kept: PartyPatch): boolean =>
    kept.sessionId === patch.sessionId && kept.party.partyId === patch.party.partyId;
  const superseded = call.loose.some((kept) => isSame(kept.patch) && kept.patch.sequence >= patch.sequence);
  if (superseded) return call;
  const fresh = call.loose.filter((kept) => atMs - kept.atMs < LOOSE_MS && !isSame(kept.patch));
  const sessions = new Set([...fresh.map((kept) => kept.patch.sessionId), patch.sessionId]);
  const room =
    sessions.size > LOOSE_SESSIONS ? fresh.filter((kept) => kept.patch.sessionId !== fresh[0]?.patch.sessionId) : fresh;
  return { ...call, loose: [...room, { patch, atMs }] };
}

/** Of a call that rings, only the rep's own party is of interest: it tells who takes it. */
const onRinging = (call: Call, ringing: Incoming, { party, sequence }: PartyPatch, atMs: number): Call =>
  party.partyId === ringing.ids?.partyId
    ? seeIncoming(call, ringing, (own) => seeEvent(own, party, sequence, atMs), atMs)
    : call;

/** It rings here no more, and is none of ours: another device of the rep may have taken it. */
function afterRinging(call: Call, patch: PartyPatch, atMs: number): Call {
  const { sessionId } = patch;
  const isElsewhere = call.id !== '' && !call.over && !incomingIn(call, sessionId) && !isOurs(call, sessionId);
  return isElsewhere ? seeElsewhere(call, patch, atMs) : call;
}

/** One notification: a patch of one party. */
export function reduceParty(call: Call, patch: PartyPatch, atMs: number): Call {
  const ringing = incomingIn(call, patch.sessionId);
  if (ringing) return afterRinging(onRinging(call, ringing, patch, atMs), patch, atMs);
  if (call.id === '' || call.over) return call;
  if (patch.sessionId === call.conference?.id) return onConference(call, patch, atMs);
  const person = call.people[placesIn(call.people).session.get(patch.sessionId) ?? -1];
  if (person) return seeOriginal(call, person, patch.party, byEvent(patch.sequence, atMs));
  const kept = seeElsewhere(keepLoose(call, patch, atMs), patch, atMs);
  const entersHere = patch.party.peer?.sessionId !== undefined && patch.party.peer.sessionId === call.conference?.id;
  return entersHere ? wantLook(kept, 'conference', atMs) : kept;
}

/** A leg got its ids: what was said about its session before is heard now. */
export function replayLoose(known: Call, sessionId: string): Call {
  const call = dropElsewhere(known, sessionId);
  const mine = call.loose.filter((kept) => kept.patch.sessionId === sessionId);
  if (mine.length === 0) return call;
  const rest: Call = { ...call, loose: call.loose.filter((kept) => kept.patch.sessionId !== sessionId) };
  return mine.reduce((next, kept) => reduceParty(next, kept.patch, kept.atMs), rest);
}
