import type { Account, Extension } from './account';
import type { CalleeSettings } from './callee';
import type { IdSource } from './ids';
import type { CallId, EndpointId, LegOrder, LineCredentials, Registration } from './line';
import type { Notification } from './notification';
import type { Switches } from './switches';

/** Party statuses of the telephony API. Source: ringcentral-extensible, definitions/CallStatusInfo.ts. */
export type StatusCode = 'Setup' | 'Proceeding' | 'Answered' | 'Hold' | 'Gone' | 'VoiceMail' | 'Disconnected';

/** One end of a call as the platform writes it in `from` and `to`. */
export interface Address {
  readonly phoneNumber?: string;
  readonly name?: string;
  readonly extensionId?: string;
  readonly deviceId?: string;
}

/** Where a moved party went. Events and REST bodies spell it differently; see `rest-body.ts`. */
export interface Peer {
  readonly telephonySessionId: string;
  readonly legacySessionId: string;
  readonly partyId: string;
}

/** Who is really behind a party. Only the ledger may tell. */
export interface Person {
  readonly number: string;
  readonly name: string;
}

/**
 * ```
 *            ┌────────────── Hold ◀──────────┐
 * Setup ─▶ Proceeding ─▶ Answered ──────────▶┘   VoiceMail
 *   └───────────┴────────────┴─▶ Gone (brought in) ─▶ Disconnected (final)
 * ```
 */
export interface Party {
  readonly id: string;
  readonly session: Session;
  readonly direction: 'Outbound' | 'Inbound';
  readonly conferenceRole: 'Host' | 'Participant' | undefined;
  /** False for participants of a conference: no account, no owner, hence no notification. */
  readonly notified: boolean;
  /** Undefined for parties on the public network. */
  readonly extensionId: string | undefined;
  readonly person: Person;
  /** GET of the session shows the party from this moment on. Unit: milliseconds since the epoch. */
  readonly listedAtMs: number;
  from: Address;
  to: Address;
  status: StatusCode;
  reason: string | undefined;
  peer: Peer | undefined;
  muted: boolean;
  standAlone: boolean;
  missedCall: boolean;
  /** Set while a phone of the account rings and until it is first held. */
  mobilePickupData: MobilePickupData | undefined;
  recordings: readonly { readonly id: string; readonly active: boolean }[];
  /** Whose voice this party carries right now. */
  endpoint: EndpointId | undefined;
}

/** Data for taking a ringing call over on a mobile; seen in recordings, never needed here. */
export interface MobilePickupData {
  readonly ccMailboxes: readonly string[];
  readonly to: string;
  readonly sid: string;
  readonly srvLvl: string;
  readonly srvLvlExt: string;
}

/** A telephony session: an ordinary call or a conference. */
export interface Session {
  readonly id: string;
  /** The numeric id of old APIs; "0" for conferences. */
  readonly legacyId: string;
  readonly origin: 'Call' | 'Conference';
  readonly createdAtMs: number;
  readonly parties: Party[];
  readonly voiceCallToken: string | undefined;
  /** Shared by all parties. The first number a subscriber can see is 2. */
  sequence: number;
  /** Undefined while anybody is in it. Unit: milliseconds since the epoch. */
  endedAtMs: number | undefined;
}

/** An ordinary call between one of our devices and one other person, also after it was brought into a conference. */
export interface Call {
  readonly session: Session;
  readonly far: Party;
  readonly farNumber: string;
  readonly internal: boolean;
  readonly timers: (() => void)[];
  own: Party;
  leg: Leg | undefined;
  callee: CalleeSettings;
  answered: boolean;
  over: boolean;
  /** The conference-side party, once a bring-in was accepted. */
  seat: Party | undefined;
  moved: boolean;
}

/** A conference and those who may enter it. */
export interface Conference {
  readonly session: Session;
  readonly extensionId: string;
  /** Calls with a seat in it, left ones included. */
  readonly calls: Set<Call>;
  cancelDeadline: () => void;
  bringInOpen: boolean;
}

/** One SIP leg of one of our devices. */
export interface Leg {
  readonly callId: CallId;
  readonly extensionId: string;
  readonly incoming: boolean;
  readonly number: string;
  readonly dtmf: string[];
  authorizationId: string | undefined;
  state: 'inviting' | 'ringing' | 'answered' | 'up' | 'ended';
  held: boolean;
  party: Party | undefined;
}

/** A web phone made by sip-provision. */
export interface Device {
  readonly id: string;
  readonly extensionId: string;
  readonly credentials: LineCredentials;
}

/** A registered contact. It counts until it expires, even when its socket is gone. */
export interface Contact {
  readonly registration: Registration;
  readonly extensionId: string;
  readonly expiresAtMs: number;
  reachable: boolean;
}

/** A pending refusal of INVITEs, set by a fault. */
export interface InviteFault {
  readonly status: number;
  readonly phrase: string;
  left: number;
}

/** One request as the ledger keeps it. */
export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly atMs: number;
}

/** Everything the world knows. Only files of this folder change it. */
export interface State {
  readonly account: Account;
  readonly ids: IdSource;
  readonly sessions: Map<string, Session>;
  readonly calls: Map<string, Call>;
  readonly conferences: Map<string, Conference>;
  readonly legs: Map<CallId, Leg>;
  readonly devices: Map<string, Device>;
  readonly contacts: Map<string, Contact>;
  readonly callees: Map<string, CalleeSettings>;
  readonly colleagues: Map<string, Extension>;
  readonly voices: Map<EndpointId, Set<Party>>;
  readonly requests: RequestRecord[];
  /** Accepted and not answered yet. */
  requestsUnderWay: number;
  readonly orderListeners: Set<(order: LegOrder) => void>;
  readonly notificationListeners: Set<(notification: Notification) => void>;
  switches: Switches;
  inviteFault: InviteFault | undefined;
  nowMs(): number;
  /** Forgotten at a reset. */
  after(delayMs: number, run: () => void): () => void;
}
