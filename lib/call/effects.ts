import type { GiveUpSubject, LookTarget } from './facts';
import type { RecordEntry } from './model';
import type { EndReason } from './reasons';

/**
 * Work that the state calls for. `key` names the attempt that is saved before the request leaves.
 * `refresh` is no work: it only says when the view changes by itself.
 */
export type Effect =
  | { readonly kind: 'openPhone'; readonly key: string }
  | { readonly kind: 'closePhone'; readonly key: string }
  | { readonly kind: 'startEvents'; readonly key: string }
  | { readonly kind: 'stopEvents'; readonly key: string }
  | { readonly kind: 'createConference'; readonly key: string }
  | {
      readonly kind: 'bringIn';
      readonly key: string;
      readonly conferenceId: string;
      readonly sessionId: string;
      readonly partyId: string;
    }
  | {
      readonly kind: 'deleteParty';
      readonly key: string;
      readonly sessionId: string;
      readonly partyId: string;
      readonly keepConferenceAlive: boolean;
    }
  | { readonly kind: 'deleteSession'; readonly key: string; readonly sessionId: string }
  | {
      readonly kind: 'mutePerson';
      readonly key: string;
      readonly sessionId: string;
      readonly partyId: string;
      readonly muted: boolean;
    }
  | { readonly kind: 'tellPhone'; readonly key: string; readonly bootId: string; readonly order: PhoneOrder }
  /** `subjectId`: the session to read, or the life of the phone to ask. */
  | { readonly kind: 'look'; readonly target: LookTarget; readonly subjectId: string }
  | { readonly kind: 'giveUp'; readonly subject: GiveUpSubject }
  | { readonly kind: 'endCall'; readonly reason: EndReason }
  | { readonly kind: 'letGo'; readonly key: string }
  /** Stores entries of one call, in order. */
  | { readonly kind: 'record'; readonly key: string; readonly entries: readonly RecordEntry[] }
  | { readonly kind: 'refresh' };

/** What the phone is told: of its own words those that follow from the call. */
export type PhoneOrder =
  | { readonly kind: 'openMicrophone' }
  | { readonly kind: 'closeMicrophone' }
  | { readonly kind: 'dial'; readonly tag: string; readonly callee: string; readonly callerId?: string }
  | { readonly kind: 'hangUp'; readonly tag: string }
  | { readonly kind: 'answer'; readonly tag: string }
  | { readonly kind: 'decline'; readonly tag: string }
  | { readonly kind: 'toVoicemail'; readonly tag: string }
  | { readonly kind: 'setRinging'; readonly ringing: boolean }
  | {
      readonly kind: 'setAudio';
      readonly audio: { readonly liveTag: string | null; readonly muted: boolean; readonly onHold: boolean };
    }
  | { readonly kind: 'setRecording'; readonly tag: string; readonly recording: boolean }
  | { readonly kind: 'sendTones'; readonly tag: string; readonly tones: string }
  | { readonly kind: 'setCallOpen'; readonly open: boolean };

/** An effect, and from when on it is due. Unit: milliseconds since the epoch. */
export interface Planned {
  readonly effect: Effect;
  readonly dueMs: number;
}

/** Sent by two lives of the worker it would happen twice: it leaves only once its attempt is on disk. */
export const mustBeSaved = (effect: Effect): boolean =>
  effect.kind === 'createConference' ||
  effect.kind === 'bringIn' ||
  (effect.kind === 'tellPhone' && (effect.order.kind === 'dial' || effect.order.kind === 'sendTones'));
