import type { PartySight, Peer, StatusCode } from './party';

/** The best that is known of one party: what was seen last, or highest. */
export interface Sight {
  readonly status: StatusCode;
  readonly reason?: string;
  readonly peer?: Peer;
  readonly muted?: boolean;
  /** Highest sequence among the notifications folded in; -1 when only reads were seen. */
  readonly sequence: number;
  /** When it was seen; for a read, when the read began. */
  readonly atMs: number;
}

/** Along a leg the rank never falls. `unknown` has none and changes nothing. */
const RANKS: Readonly<Record<StatusCode, number>> = {
  unknown: -1,
  Setup: 0,
  Proceeding: 1,
  Answered: 2,
  Hold: 2,
  VoiceMail: 2,
  VoiceMailScreening: 2,
  FaxReceive: 2,
  Parked: 2,
  Gone: 3,
  Disconnected: 4,
};

const MOVED = new Set(['Pickup', 'CallSwitch']);

/** `Disconnected` because the same person went on on another device: not the end. */
export const isMoved = (sight: Sight | undefined): boolean =>
  sight?.status === 'Disconnected' && MOVED.has(sight.reason ?? '');

/** The one final state. */
export const isFinal = (sight: Sight | undefined): boolean => sight?.status === 'Disconnected' && !isMoved(sight);

/** Somebody, or something, took the call. */
export const isAnswered = (sight: Pick<Sight, 'status'> | undefined): boolean =>
  sight?.status === 'Answered' || sight?.status === 'Hold';

/** Who speaks for the callee where several parties do: whoever answered, else whoever is still there. */
export function toSpeaker(others: Readonly<Record<string, Sight>>): Sight | undefined {
  const sights = Object.values(others);
  const isThere = (sight: Sight): boolean => sight.status !== 'Disconnected' && sight.status !== 'Gone';
  return sights.find(isAnswered) ?? sights.find(isThere) ?? sights.at(-1);
}

/** A mailbox or a fax took the call: answered, but nobody to bring in. */
export const isMachine = (sight: Sight | undefined): boolean =>
  sight?.status === 'VoiceMail' || sight?.status === 'VoiceMailScreening' || sight?.status === 'FaxReceive';

/** In the conference: by reason in events, by peer in reads, which carry no reason. */
export const isInConference = (sight: Sight | undefined, conferenceId: string | undefined): boolean =>
  sight?.status === 'Gone' &&
  (sight.peer ? sight.peer.sessionId === conferenceId : sight.reason === undefined || sight.reason === 'Conference');

/** Gone elsewhere: transferred, parked, picked up by somebody. */
export const isTransferred = (sight: Sight | undefined): boolean =>
  sight?.status === 'Gone' && sight.reason !== undefined && sight.reason !== 'Conference';

/** May a lower rank replace it? Only where the platform itself takes a state back. */
const isRevisable = (sight: Sight): boolean => isMoved(sight) || isTransferred(sight);

/** Built step by step: every notification passes here. */
function toSight({ status, statusReason, peer, muted }: PartySight, sequence: number, atMs: number): Sight {
  const sight: { -readonly [K in keyof Sight]: Sight[K] } = { status, sequence, atMs };
  if (statusReason !== undefined) sight.reason = statusReason;
  if (peer) sight.peer = peer;
  if (muted !== undefined) sight.muted = muted;
  return sight;
}

function isNewer(known: Sight, status: StatusCode, isLaterInRank: boolean): boolean {
  if (isFinal(known)) return false;
  const [was, is] = [RANKS[known.status], RANKS[status]];
  if (is === was) return isLaterInRank;
  return is > was ? !isRevisable(known) || isLaterInRank : isRevisable(known) && isLaterInRank;
}

/** Folds a notification in. Returns the same object when it tells nothing new. */
export function seeEvent(
  known: Sight | undefined,
  party: PartySight,
  sequence: number,
  atMs: number,
): Sight | undefined {
  if (party.status === 'unknown') return known;
  if (!known) return toSight(party, sequence, atMs);
  if (!isNewer(known, party.status, sequence > known.sequence)) return known;
  const next = toSight(party, Math.max(sequence, known.sequence), Math.max(atMs, known.atMs));
  return known.muted === undefined || next.muted !== undefined ? next : { ...next, muted: known.muted };
}

/** Folds what a read showed in. A read has no sequence: within a rank it overrides only what is older than its request. */
export function seeRead(known: Sight | undefined, party: PartySight, begunAtMs: number): Sight | undefined {
  if (party.status === 'unknown') return known;
  if (!known) return toSight(party, -1, begunAtMs);
  const isLater = begunAtMs > known.atMs;
  if (!isNewer(known, party.status, isLater)) return known;
  const seen = toSight(party, known.sequence, Math.max(begunAtMs, known.atMs));
  // Reads leave the reason out: without one they do not contradict what an event said of the same Gone.
  const isSameGone = isTransferred(known) && seen.status === 'Gone' && !seen.peer && seen.reason === undefined;
  const next = isSameGone && known.reason !== undefined ? { ...seen, reason: known.reason } : seen;
  return isSameSight(known, next) ? known : next;
}

/** Equal but for the moment of seeing. */
function isSameSight(a: Sight, b: Sight): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.muted === b.muted &&
    a.sequence === b.sequence &&
    a.peer?.partyId === b.peer?.partyId &&
    a.peer?.sessionId === b.peer?.sessionId
  );
}
