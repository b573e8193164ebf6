/**
 * Why somebody is not on the call, in closed words. `components/text.ts` turns each into a sentence.
 * The order of sources is own party, other party, SIP status, Q.850, else `unreachable`.
 */
export const REASONS = [
  /** The person hung up. */
  'hung-up',
  /** The rep removed the person. */
  'removed',
  /** The rep gave up while it still rang. */
  'cancelled',
  'busy',
  'no-answer',
  'wrong-number',
  'declined',
  /** The network lost the leg. */
  'dropped',
  /** The leg was up, and no sound ever got through this network. */
  'no-audio',
  /** A mailbox answered; it never joins by itself. */
  'voicemail',
  'country-off',
  'destination-blocked',
  'no-funds',
  /** Transferred to someone else: the leg lives on elsewhere. */
  'transferred',
  /** Continues on another device of the same person. */
  'moved',
  /** The platform refused to bring the answered person in. */
  'could-not-bring-in',
  /** The conference ended for everybody. */
  'conference-ended',
  /** The phone of this browser restarted while the leg was up. */
  'phone-restarted',
  /** This account may not place the call (permissions, emergency address, plan). */
  'not-allowed',
  'unreachable',
] as const;
/** One of them. */
export type Reason = (typeof REASONS)[number];

/** Why the rep's own side of the call is over, or could not begin. */
export const END_REASONS = [
  /** The rep ended it for everybody, and that is confirmed. */
  'ended',
  /** Ended, but nobody confirmed it in time: others may still be connected. */
  'ended-unconfirmed',
  /** Ended by RingCentral or another device. */
  'ended-elsewhere',
  /** The rep left alone, and with that it was over for everybody: the platform kept nothing alive. */
  'ended-by-leaving',
  /** Signed out: only the rep's own leg was hung up. */
  'out-only',
  'create-failed',
  'host-failed',
  'phone-failed',
  'events-failed',
  /** This network lets nothing through to RingCentral, or answers in its place. */
  'network-blocked',
  /** The rep's own leg was up, and no sound ever got through this network. */
  'no-audio',
  /** The browser could not store the call, so nothing was begun that could happen twice. */
  'not-saved',
  'microphone-denied',
  'cancelled',
  /** Nobody is left on a call without a conference. */
  'finished',
] as const;
/** One of them. */
export type EndReason = (typeof END_REASONS)[number];

/** Why a command was refused. Nothing was sent anywhere. */
export const REFUSALS = [
  'no-call',
  'call-exists',
  'nobody',
  'empty-number',
  'not-a-number',
  'too-short',
  'too-long',
  'forbidden-characters',
  'emergency',
  'own-number',
  'already-on-call',
  'twice-in-list',
  'full',
  'call-is-ending',
  'host-not-in',
  'unknown-person',
  /** The caller has hung up, or somebody else answered. */
  'not-ringing',
  /** The row has moved on: another generation, or a state in which this makes no sense. */
  'outdated',
  'already-done',
  'signed-out',
  /** The browser cannot store the call: nothing is begun that could happen twice. */
  'not-saved',
  'too-many-call-backs',
  /** On the list of numbers that must not be called. */
  'do-not-call',
  'country-not-allowed',
  'premium-number',
  /** It costs more than a call: the rep has to say so once more. */
  'premium-unconfirmed',
  /** More people than the rules let be dialled within a minute. */
  'too-many-a-minute',
  'too-many-an-hour',
  /** Quicker than a person clicks. */
  'too-fast',
  'disconnected',
  'malformed',
  'not-allowed-here',
] as const;
/** One of them. */
export type RefusalReason = (typeof REFUSALS)[number];

/** A command that was not carried out. */
export interface Refusal {
  readonly refused: RefusalReason;
  /** Index in the list of people that the command named, where the refusal is about one of them. */
  readonly personIndex?: number;
}
