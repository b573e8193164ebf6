import type { BringInMode, CallMode, NewPerson } from './commands';
import type { DialRules } from './dial-rules';
import type { Account, LegEndSight, PhoneSight } from './model';
import type { PartyPatch, PresenceCall, SessionReading } from './party';
import type { EndReason, Reason, Refusal } from './reasons';
import type { AttemptOutcome } from './requests';

/** A leg as the phone states it. */
export interface LegFact {
  readonly tag: string;
  readonly state: 'dialing' | 'ringing' | 'answered' | 'ended';
  readonly ids?: { readonly sessionId: string; readonly partyId: string };
  readonly end?: LegEndSight;
  /** Only of a leg that somebody else began. */
  readonly caller?: { readonly number: string; readonly name: string };
}

type PhoneState = Pick<PhoneSight, 'microphone' | 'audio' | 'recording'>;

/** What a wish leads to: facts to fold (none when it is already so), or the reason why not. */
export type Decision = readonly FactBody[] | Refusal;

/** What can be looked at: the conference, the phone, presence, or one original call by its session. */
export type LookTarget = 'conference' | 'phone' | 'presence' | `call:${string}`;

/** Everything that happened, ours or theirs, in the past tense. */
export type Fact = { readonly atMs: number } & FactBody;

/** A fact without its moment. */
export type FactBody =
  // A person's wishes, accepted by `decide`
  | {
      readonly kind: 'started';
      readonly callId: string;
      readonly people: readonly NewPerson[];
      readonly callerId?: string;
      readonly bringIn: BringInMode;
      readonly mode?: CallMode;
    }
  /** `callId` names the call that begins with it, where none is open. */
  | { readonly kind: 'answerWished'; readonly incomingId: string; readonly callId: string }
  | { readonly kind: 'refuseWished'; readonly incomingId: string; readonly wish: 'decline' | 'voicemail' }
  | { readonly kind: 'peopleAdded'; readonly people: readonly NewPerson[] }
  | { readonly kind: 'removeWished'; readonly personId: string; readonly delayMs: number }
  | { readonly kind: 'removeUndone'; readonly personId: string }
  | { readonly kind: 'calledBack'; readonly personId: string }
  | { readonly kind: 'bringInWished'; readonly personId: string }
  | { readonly kind: 'talkWished'; readonly personId: string | null }
  | { readonly kind: 'personMuteWished'; readonly personId: string; readonly muted: boolean }
  | { readonly kind: 'muteWished'; readonly muted: boolean }
  | { readonly kind: 'holdWished'; readonly onHold: boolean }
  | { readonly kind: 'recordingWished'; readonly recording: boolean }
  | { readonly kind: 'tonesWished'; readonly tag: string; readonly tones: string }
  | { readonly kind: 'leaveWished' }
  | { readonly kind: 'endWished' }
  | { readonly kind: 'rejoinWished' }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'checkWished' }
  | { readonly kind: 'carriedOn' }
  | { readonly kind: 'commandSettled'; readonly id: string; readonly refusal?: Refusal }
  // Our own life
  /** `isLeftover`: the browser, or the extension, was closed under the saved call. */
  | { readonly kind: 'workerStarted'; readonly isLeftover?: boolean }
  /** The machine's clock moved by itself; `atMs` is by the new one. */
  | { readonly kind: 'clockMoved'; readonly byMs: number }
  | { readonly kind: 'warmed' }
  /** The rep wants calls to ring in this browser, or not any more. */
  | { readonly kind: 'ringSet'; readonly ringsHere: boolean }
  | { readonly kind: 'signedIn'; readonly account: Account }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'penaltySet'; readonly untilMs: number }
  | { readonly kind: 'rulesSet'; readonly rules: DialRules }
  | { readonly kind: 'blockedChanged'; readonly isBlocked: boolean }
  /** Nothing can be saved, or everything is again. */
  | { readonly kind: 'storeChanged'; readonly isFailing: boolean }
  // Requests
  | { readonly kind: 'attempted'; readonly key: string }
  | {
      readonly kind: 'settled';
      readonly key: string;
      readonly outcome: AttemptOutcome;
      /** Not sent, because its rate group is used up or under penalty for so long. */
      readonly retryAfterMs?: number;
      /** Of a POST conference. */
      readonly conference?: { readonly sessionId: string; readonly voiceCallToken: string };
      /** Of a bring-in: the party on the conference's side. */
      readonly partyId?: string;
    }
  /** The record holds everything up to this entry. */
  | { readonly kind: 'recorded'; readonly callId: string; readonly sequence: number }
  | { readonly kind: 'lookBegun'; readonly target: LookTarget }
  /** `retryAfterMs`: not sent, because its rate group is used up or under penalty for so long. */
  | { readonly kind: 'lookFailed'; readonly target: LookTarget; readonly retryAfterMs?: number }
  | {
      readonly kind: 'sessionRead';
      readonly target: LookTarget;
      readonly begunAtMs: number;
      readonly reading: SessionReading;
    }
  | { readonly kind: 'sessionGone'; readonly target: LookTarget; readonly begunAtMs: number }
  | { readonly kind: 'presenceRead'; readonly begunAtMs: number; readonly calls: readonly PresenceCall[] }
  // The platform
  | { readonly kind: 'partyChanged'; readonly patch: PartyPatch }
  | { readonly kind: 'eventsChanged'; readonly state: 'stopped' | 'starting' | 'live' | 'lost' }
  // The phone
  | ({
      readonly kind: 'phoneStated';
      readonly bootId: string;
      readonly isRegistered: boolean;
      readonly legs: readonly LegFact[];
    } & PhoneState)
  | { readonly kind: 'phoneLinkLost' }
  /** Its link is up, and nothing comes. */
  | { readonly kind: 'phoneSilenced'; readonly isSilent: boolean }
  | { readonly kind: 'registrationChanged'; readonly isRegistered: boolean }
  | { readonly kind: 'microphoneChanged'; readonly microphone: PhoneSight['microphone'] }
  | { readonly kind: 'legChanged'; readonly bootId: string; readonly leg: LegFact }
  | { readonly kind: 'audioChanged'; readonly audio: PhoneSight['audio'] }
  | { readonly kind: 'recordingChanged'; readonly recording: boolean; readonly refused: boolean }
  // Planned and saved conclusions
  | { readonly kind: 'gaveUp'; readonly subject: GiveUpSubject }
  | { readonly kind: 'callEnded'; readonly reason: EndReason };

/** Whose effects end here: the start itself, the host's leg, one person's leg, a removal, leaving. */
export type GiveUpSubject =
  | { readonly kind: 'call'; readonly reason: EndReason }
  | { readonly kind: 'person'; readonly personId: string; readonly generation: number; readonly reason: Reason }
  | { readonly kind: 'removal'; readonly personId: string; readonly generation: number }
  | { readonly kind: 'muting'; readonly personId: string; readonly generation: number }
  | { readonly kind: 'leaving' }
  /** Nobody told that it ended, and no network lets a phone ring so long. */
  | { readonly kind: 'incoming'; readonly incomingId: string }
  /** The host's way back was never confirmed: out again, cleanly. */
  | { readonly kind: 'rejoining' };
