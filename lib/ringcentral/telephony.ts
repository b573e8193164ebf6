import type { PresenceCall, SessionReading } from '../call/party';
import type { Outcome } from '../shared/outcome';

/** Who goes first when a rate group is short: end, then remove, then bring-in, then looks. */
export type Priority = 'end' | 'remove' | 'bring-in' | 'look';

/** A conference that nobody is on yet. */
export interface CreatedConference {
  readonly sessionId: string;
  /** The dial-in secret of the conference: never logged, never shown. */
  readonly voiceCallToken: string;
}

/**
 * What the conductor needs of RingCentral, in our words. Every promise settles within its deadline and never rejects.
 * Source of paths and statuses: RingCentral API reference, "Call Control".
 */
export interface Telephony {
  /** POST telephony/conference. Heavy group; not idempotent. */
  createConference(): Promise<Outcome<CreatedConference>>;
  /** GET telephony/sessions/{id}. */
  readSession(sessionId: string): Promise<Outcome<SessionReading>>;
  /** GET presence with detailed telephony state: the way to find a call whose ids are lost. */
  readPresence(): Promise<Outcome<readonly PresenceCall[]>>;
  /** POST …/parties/bring-in; one at a time by contract; not idempotent. */
  bringIn(conferenceId: string, leg: { sessionId: string; partyId: string }): Promise<Outcome<{ partyId: string }>>;
  /** DELETE …/parties/{id}. */
  deleteParty(
    sessionId: string,
    partyId: string,
    options: { readonly keepConferenceAlive?: boolean; readonly priority: Priority },
  ): Promise<Outcome<void>>;
  /** DELETE telephony/sessions/{id}. */
  deleteSession(sessionId: string): Promise<Outcome<void>>;
  /** PATCH …/parties/{id} with a flat body, as RingCentral's own code sends it. */
  setPartyMuted(sessionId: string, partyId: string, muted: boolean): Promise<Outcome<void>>;
}
