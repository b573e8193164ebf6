import type { Candidate } from './claim';
import type { BringInMode, CallMode } from './commands';
import type { CrmRecord } from './crm-record';
import type { DialRules } from './dial-rules';
import type { Elsewhere, SelfSight } from './elsewhere';
import type { Incoming, Rung } from './incoming';
import type { PartyPatch } from './party';
import type { EndReason, Reason, Refusal } from './reasons';
import type { Attempt, Look } from './requests';
import type { Sight } from './sight';
import type { PersonPhase, TimelineWhat } from './snapshot';

/** How SIP ended a leg. `status` is 0 for a goodbye. */
export interface LegEndSight {
  readonly status: number;
  readonly q850Cause?: number;
  readonly byUs: boolean;
  /** Signalling went well, and no sound ever got through. */
  readonly hasNoAudio?: true;
}

/** Everything seen of one leg. Its phase is computed from this, never stored. */
export interface Leg {
  /** Empty for somebody whom this browser did not dial. */
  readonly tag: string;
  readonly bootId: string;
  readonly sip: 'none' | 'dialing' | 'ringing' | 'answered' | 'ended' | 'lost';
  readonly end?: LegEndSight;
  readonly ids?: { readonly sessionId: string; readonly partyId: string };
  /** The rep's own party in the original call; for the host's leg, in the conference. */
  readonly own?: Sight;
  /** The callee's party in the original call; of several, the one that speaks for the callee. */
  readonly other?: Sight;
  /** All of them, by party: a queue and then whoever takes it, or each device that rings. */
  readonly others?: Readonly<Record<string, Sight>>;
  readonly toExtensionId?: string;
  readonly conferencePartyId?: string;
  /** The party on the conference's side. */
  readonly conference?: Sight;
  /** Reads, settled ones only, in which the conference did not list it; revocable. */
  readonly missingReads: number;
  readonly missingAtMs: number;
  /** The original session is not readable any more. */
  readonly isSessionGone: boolean;
  /** Seen once, kept for the words: "Hung up" differs from "No answer". */
  readonly wasAnswered: boolean;
  readonly wasMachine: boolean;
  readonly wasJoined: boolean;
}

/** Somebody on the call, or on the way to it, or gone from it. */
export interface Person {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly extension?: string;
  readonly crm?: CrmRecord;
  readonly isSomeoneElse: boolean;
  /** They called the rep, who answered. */
  readonly isCaller?: true;
  readonly wish: 'in' | 'out';
  readonly outAtMs: number;
  readonly generation: number;
  /** The rule "on answer" or, with `now`, the rep wants this person in the conference; only `now` takes a mailbox in. */
  readonly bringIn: BringInMode | 'now';
  readonly muteWish?: boolean;
  readonly problem?: 'could-not-remove' | 'could-not-mute' | 'could-not-bring-in';
  /** Stated by a planned give-up; final for this generation. */
  readonly gaveUp?: Reason;
  readonly leg: Leg;
  /** Book-keeping of the derived phase, for durations and the timeline only. */
  readonly phase: PersonPhase;
  readonly phaseAtMs: number;
  readonly joinedAtMs?: number;
  readonly leftAtMs?: number;
}

/** The rep's own side. */
export interface Host {
  readonly wish: 'in' | 'left' | 'over';
  readonly wishAtMs: number;
  readonly generation: number;
  readonly leg: Leg;
  readonly muted: boolean;
  readonly onHold: boolean;
  readonly recording: boolean;
  readonly recordingRefused: boolean;
  readonly leaveRefused: boolean;
  /** Whose private leg is live; null: the conference. */
  readonly talkTo: string | null;
  readonly joinedAtMs?: number;
  /** Parties of earlier legs: their end says nothing about the present one. */
  readonly pastPartyIds: readonly string[];
  /** Book-keeping for the timeline only. */
  readonly noted: 'out' | 'in' | 'away' | 'ended';
}

/** The meeting on RingCentral's side. */
export interface Conference {
  readonly id: string;
  /** The dial-in secret. Saved for the host's INVITE, never shown. */
  readonly token: string;
  readonly createdAtMs: number;
  /** Proved over by GET or DELETE 404, or by a read without anybody after the DELETE. */
  readonly isOver: boolean;
}

/** The phone as it last stated itself. */
export interface PhoneSight {
  readonly bootId: string;
  readonly isLinked: boolean;
  readonly isRegistered: boolean;
  readonly microphone: 'closed' | 'open' | 'denied' | 'missing' | 'lost';
  readonly audio: { readonly liveTag: string | null; readonly muted: boolean; readonly onHold: boolean };
  readonly recording: boolean;
  readonly hasRestarted: boolean;
  /** It hangs: nothing that it is told is carried out. */
  readonly isSilent: boolean;
}

/** What the core must know about the rep. */
export interface Account {
  readonly country: string;
  readonly ownNumbers: readonly string[];
}

/** One of the last things that happened, for people to read. */
export interface TimelineEntry {
  readonly what: TimelineWhat;
  readonly name: string;
  readonly number: string;
  readonly reason?: Reason;
  readonly atMs: number;
}

/** One line of the record of a call. Call and sequence are its place, so that storing it twice changes nothing. */
export interface RecordEntry {
  readonly callId: string;
  /** Counts from 1 within its call. */
  readonly sequence: number;
  /** `explained`: a better reason for the latest `left` or `failed` of this person; evidence of it came later. */
  readonly what: TimelineWhat | 'called' | 'explained';
  readonly atMs: number;
  /** Empty: the rep, or the call as a whole. */
  readonly personId: string;
  readonly generation: number;
  readonly name: string;
  readonly number: string;
  readonly reason?: Reason;
  /** What they are in the CRM; of `called` only. */
  readonly crm?: CrmRecord;
  /** Why the call is over; of `ended` only. */
  readonly endReason?: EndReason;
}

/** How a command ended, so that sending it again is harmless. */
export interface CommandRecord {
  readonly id: string;
  readonly refusal?: Refusal;
}

/** Tones are the one effect that must never be repeated, so each is numbered. */
export interface Tones {
  readonly number: number;
  readonly tag: string;
  readonly digits: string;
}

/** The one saved state: people with legs; the conference is optional. */
export interface Call {
  readonly version: 1;
  /** Empty: no call. */
  readonly id: string;
  readonly startedAtMs: number;
  readonly callerId?: string;
  readonly bringIn: BringInMode;
  readonly host: Host;
  readonly people: readonly Person[];
  /** Without a conference until it grows. */
  readonly mode: CallMode;
  /** When an ordinary call was to become a conference. */
  readonly grownAtMs?: number;
  readonly incoming: readonly Incoming[];
  /** What came in before: it names the next call, and keeps what the phone repeats from ringing again. */
  readonly rung: Rung;
  /** The rep wants calls to ring in this browser. */
  readonly ringsHere: boolean;
  readonly creates: number;
  readonly conference?: Conference;
  /** Conferences that nobody will use: deleted, or left to die after 38 s. */
  readonly spares: readonly string[];
  /** Parallel INVITEs were refused once: dial one after another for this call. */
  readonly isDialSerial: boolean;
  readonly over?: { readonly reason: EndReason; readonly atMs: number };
  /** Why it is being ended, where the rep did not ask for it. */
  readonly failure?: EndReason;
  readonly phone: PhoneSight;
  readonly events: 'stopped' | 'starting' | 'live' | 'lost';
  /** When the events, and the phone, last came or went: an interruption is told once it lasts. */
  readonly eventsAtMs: number;
  readonly phoneAtMs: number;
  readonly account?: Account;
  readonly isSignedOut: boolean;
  /** When this life of the worker began: nobody gives up before it had time to look. */
  readonly workerAtMs: number;
  /** When the last fact was folded. */
  readonly seenAtMs: number;
  /** How far the machine's clock was set back during this call: the record goes on by the clock that it began with. */
  readonly recordAheadMs: number;
  /** Something between here and RingCentral answers in its place, or lets nothing through. */
  readonly isBlocked: boolean;
  /** The browser does not store it: whatever must not happen twice is not begun. */
  readonly isUnsaved: boolean;
  /** Found after the browser, or the extension, was closed under it: the phone is gone, the others may still talk. */
  readonly isLeftover: boolean;
  readonly warmUntilMs: number;
  readonly penaltyUntilMs: number;
  /** Since then the roster may be wrong; 0 when it is confirmed. */
  readonly faultAtMs: number;
  readonly confirmedAtMs: number;
  readonly checkedAtMs: number;
  readonly attempts: Readonly<Record<string, Attempt>>;
  readonly looks: Readonly<Record<string, Look>>;
  readonly loose: readonly { readonly patch: PartyPatch; readonly atMs: number }[];
  /** How RingCentral shows this browser; absent until a leg of it was seen. */
  readonly self?: SelfSight;
  /** What the rep does on other devices. */
  readonly elsewhere: readonly Elsewhere[];
  readonly candidates: readonly Candidate[];
  readonly tones?: Tones;
  readonly timeline: readonly TimelineEntry[];
  /** How many entries this call has so far. */
  readonly entries: number;
  /** Entries that nobody confirmed as stored, of the call before too. */
  readonly unrecorded: readonly RecordEntry[];
  readonly rules: DialRules;
  /** When people were dialled within the last hour, call-backs included. */
  readonly dialedAtMs: readonly number[];
  /** The rep answered the question of a long call; it is asked again as long after that. */
  readonly carriedOnAtMs?: number;
  readonly results: readonly CommandRecord[];
}
