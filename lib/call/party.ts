/** Parties and sessions as RingCentral shows them, reduced to what the core reads. */

/** Unknown codes become `unknown` at the border and leave the rank of a party as it is. */
export const STATUS_CODES = [
  'Setup',
  'Proceeding',
  'Answered',
  'Hold',
  'Gone',
  'Disconnected',
  'Parked',
  'VoiceMail',
  'VoiceMailScreening',
  'FaxReceive',
  'unknown',
] as const;
/** What RingCentral says that a party is doing. */
export type StatusCode = (typeof STATUS_CODES)[number];

/** Where a party that is `Gone` went: always the `s-…` id, whatever the channel called it. */
export interface Peer {
  readonly sessionId: string;
  readonly partyId: string;
}

/** One party as seen once. Everything but id and status may be absent: a notification is a patch. */
export interface PartySight {
  readonly partyId: string;
  readonly status: StatusCode;
  /** As sent; the documented list is incomplete (`Conference` is not in it). */
  readonly statusReason?: string;
  readonly peer?: Peer;
  readonly direction?: 'Inbound' | 'Outbound';
  readonly isHost?: boolean;
  readonly muted?: boolean;
  readonly extensionId?: string;
  readonly fromDeviceId?: string;
  readonly fromNumber?: string;
  readonly fromName?: string;
  readonly toNumber?: string;
  readonly toName?: string;
  readonly toExtensionId?: string;
}

/** One notification: a patch of one party of one session. */
export interface PartyPatch {
  readonly sessionId: string;
  readonly isConference: boolean;
  readonly sequence: number;
  readonly party: PartySight;
}

/** The whole session as one GET showed it. It has no sequence: only its `begunAtMs` orders it. */
export interface SessionReading {
  readonly sessionId: string;
  readonly isConference: boolean;
  readonly parties: readonly PartySight[];
}

/** One of the extension's calls as presence lists it. */
export interface PresenceCall {
  readonly sessionId: string;
  readonly partyId: string;
  readonly isConference: boolean;
  readonly number?: string;
}
