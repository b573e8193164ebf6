import type { CrmRecord } from './crm-record';
import type { EndReason, Reason } from './reasons';

/**
 * What people see: one projection of the call for panel, popup and badge. Holds no REST id, no token, no SIP data.
 * Times are durations at the moment of sending (names end in Ms); the UI adds its own monotonic delta.
 *
 *   none → preparing → creating → joining → in ⇄ left
 *             │            │         │       │     │
 *             └────────────┴─────────┴───────┴──▶ ending → ended
 */
export type HostPhase =
  | { readonly kind: 'none' }
  | { readonly kind: 'preparing'; readonly step: 'microphone' | 'phone' | 'events' }
  | { readonly kind: 'creating' }
  | { readonly kind: 'joining' }
  | { readonly kind: 'in' }
  /** Ordinary calls without a conference: whoever is live hears the rep. */
  | { readonly kind: 'private' }
  /** The others still talk. */
  | { readonly kind: 'left'; readonly why: 'chosen' | 'dropped' }
  | { readonly kind: 'leaving' }
  | { readonly kind: 'ending' }
  | { readonly kind: 'ended'; readonly reason: EndReason };

/**
 *   dialing → ringing → answered → joining → joined ⇄ checking
 *      │         │          │         │         │        │
 *      └─────────┴──────────┴─────────┴─────────┴────────┴──▶ left | failed ──(call back, generation + 1)──▶ dialing
 */
export type PersonPhase = 'dialing' | 'ringing' | 'answered' | 'joining' | 'joined' | 'checking' | 'left' | 'failed';

/** What was asked for about a person and is not true yet. */
export type PendingWish = 'none' | 'remove' | 'mute' | 'hold';

/** What can be done about a person now. */
export type RowAction =
  | 'cancel'
  | 'remove'
  | 'undo'
  | 'call-back'
  | 'bring-in'
  | 'talk'
  | 'stop-talking'
  | 'mute'
  | 'unmute'
  | 'send-extension';

/** What was asked for about a person and could not be done. */
export type RowProblem = 'could-not-remove' | 'could-not-mute' | 'could-not-bring-in';

/** One person as people see them. */
export interface RowView {
  /** Handle of the person within this call; safe to give to a page. */
  readonly id: string;
  readonly generation: number;
  readonly name: string;
  /** Full in extension pages, masked to the last four digits for web pages. */
  readonly number: string;
  readonly phase: PersonPhase;
  readonly reason?: Reason;
  readonly onHold: boolean;
  readonly muted: boolean;
  readonly voicemail: boolean;
  readonly onOtherDevice: boolean;
  /** Present on the conference, but nobody dialled them here. */
  readonly isSomeoneElse: boolean;
  /** The rep is speaking with this person in private. */
  readonly isLive: boolean;
  readonly pending: PendingWish;
  readonly problem?: RowProblem;
  readonly extension?: string;
  /** For the popup alone: no web page gets it. */
  readonly crm?: CrmRecord;
  readonly actions: readonly RowAction[];
  /** Since the phase began; null when it is not known. */
  readonly sinceMs: number | null;
  /** How long they were in the conference, once they left it. */
  readonly stayedMs: number | null;
  /** Until a delayed removal is carried out. */
  readonly undoMs: number | null;
}

/** What can be done with the call now. */
export type CallAction =
  | 'add'
  | 'mute'
  | 'unmute'
  | 'hold'
  | 'resume'
  | 'record'
  | 'stop-recording'
  | 'keypad'
  | 'leave'
  | 'end'
  | 'rejoin'
  | 'dismiss'
  | 'check-now';

/** Something about the call as a whole that the rep should know. */
export type Notice =
  | { readonly kind: 'reconnecting'; readonly what: 'events' | 'phone' }
  /** Nothing confirmed for `ageMs` after a fault. */
  | { readonly kind: 'stale'; readonly ageMs: number }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'microphone-blocked' }
  | { readonly kind: 'microphone-lost' }
  /** The platform asked us to slow down. */
  | { readonly kind: 'waiting'; readonly waitMs: number }
  /** This network lets nothing through to RingCentral, or answers in its place. */
  | { readonly kind: 'network-blocked' }
  /** The rep is out, because no sound ever got through this network. */
  | { readonly kind: 'no-audio' }
  | { readonly kind: 'phone-restarted' }
  /** The phone's document hangs: the sound may go on, but only RingCentral itself can still be told to end it. */
  | { readonly kind: 'phone-silent' }
  | { readonly kind: 'recording-refused' }
  /** The platform would not let the rep leave without ending it for everybody. */
  | { readonly kind: 'leave-refused' }
  /** The browser cannot store the call: it goes on, but nobody new is dialled or brought in. */
  | { readonly kind: 'not-saved' }
  | { readonly kind: 'full' }
  /** Names and numbers are hidden on purpose. */
  | { readonly kind: 'private' }
  /** The call lasts for hours: was it forgotten? */
  | { readonly kind: 'long-call' }
  /** What happens cannot be stored in the history. */
  | { readonly kind: 'not-recorded' }
  /** A call from before a crash may still be running. */
  | { readonly kind: 'leftover' };

/** What a line of the timeline tells. */
export type TimelineWhat =
  | 'started'
  | 'joined'
  | 'left'
  | 'failed'
  | 'host-left'
  | 'host-rejoined'
  /** A call rang, and nobody took it. */
  | 'missed'
  | 'declined'
  | 'sent-to-voicemail'
  | 'ended';

/** One line of what happened. */
export interface TimelineView {
  readonly what: TimelineWhat;
  readonly name: string;
  readonly number: string;
  readonly reason?: Reason;
  readonly agoMs: number;
}

/** The rep's own side as people see it. */
export interface HostView {
  readonly phase: HostPhase;
  readonly muted: boolean;
  readonly onHold: boolean;
  readonly recording: boolean;
  readonly pending: 'none' | 'mute' | 'hold' | 'record' | 'leave' | 'end';
}

/** What can be done about a call that rings. */
export type IncomingAction = 'answer' | 'decline' | 'voicemail';

/** A call that rings for the rep. Once answered it is a row like any other, brought in or talked to as one. */
export interface IncomingView {
  /** Handle; safe to give to a page. */
  readonly id: string;
  readonly name: string;
  /** Full in extension pages, masked to the last four digits for web pages. */
  readonly number: string;
  /** What the rep asked for and the phone has not confirmed yet. */
  readonly pending: 'none' | IncomingAction;
  readonly actions: readonly IncomingAction[];
  /** Since it began to ring. */
  readonly sinceMs: number;
}

/** A call of the rep on another device: to be known, not to be touched. */
export interface ElsewhereView {
  readonly id: string;
  readonly name: string;
  /** Full in extension pages, masked to the last four digits for web pages. */
  readonly number: string;
  readonly isConference: boolean;
  /** Since it was answered. */
  readonly sinceMs: number;
}

/** The whole call as people see it. */
export interface Snapshot {
  /** Empty when there is no call. */
  readonly callId: string;
  readonly host: HostView;
  /** Connected or on their way first, then those who are not connected; each group in the order of joining the list. */
  readonly rows: readonly RowView[];
  /** Calls that ring for the rep, in the order of arrival; also while there is no call. */
  readonly incoming: readonly IncomingView[];
  readonly elsewhere: readonly ElsewhereView[];
  /** People on the conference now, the rep included. */
  readonly onCallCount: number;
  /** Places taken of `capacity`, the rep and everybody on the way included. */
  readonly placesTaken: number;
  readonly capacity: number;
  readonly notices: readonly Notice[];
  readonly actions: readonly CallAction[];
  /** The last five events of the call, newest last. */
  readonly timeline: readonly TimelineView[];
  /** Since the rep joined the conference; null before. Stops when the call has ended. */
  readonly elapsedMs: number | null;
}

/** What every UI shows before a call exists. */
export const NO_CALL: Snapshot = {
  callId: '',
  host: { phase: { kind: 'none' }, muted: false, onHold: false, recording: false, pending: 'none' },
  rows: [],
  incoming: [],
  elsewhere: [],
  onCallCount: 0,
  placesTaken: 0,
  capacity: 10,
  notices: [],
  actions: [],
  timeline: [],
  elapsedMs: null,
};
