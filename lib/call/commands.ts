import type { CrmRecord } from './crm-record';

/** Wishes of a person. Each states an end state where it can, so that sending one twice is harmless. */

export interface NewPerson {
  /** Digits with an optional leading +, or an extension of the account. Checked again by `decide`. */
  readonly number: string;
  readonly name: string;
  /** Digits after the number, offered as "Send 22" once the person answered. */
  readonly extension?: string;
  /** The rep was told that the number costs more, and wants it. */
  readonly isConfirmed?: true;
  /** What the page said that they are in the CRM. */
  readonly crm?: CrmRecord;
}

/** When somebody who answered comes into the conference: at once, or when the rep says so. */
export type BringInMode = 'on-answer' | 'by-hand';

/** What a start opens. */
export type CallMode = 'conference' | 'one-to-one';

/** What a person may ask for. */
export type Command =
  | {
      readonly kind: 'start';
      readonly people: readonly NewPerson[];
      readonly callerId?: string;
      readonly bringIn: BringInMode;
      /** An ordinary call with one person; adding somebody, or merging, makes a conference of it. Default: conference. */
      readonly mode?: CallMode;
    }
  /** The one incoming call meant; the others go on ringing. */
  | { readonly kind: 'answer'; readonly incomingId: string }
  | { readonly kind: 'decline'; readonly incomingId: string }
  | { readonly kind: 'toVoicemail'; readonly incomingId: string }
  | { readonly kind: 'add'; readonly people: readonly NewPerson[] }
  /** `delayMs` 0 removes at once; otherwise the removal can be undone until then. */
  | { readonly kind: 'remove'; readonly personId: string; readonly generation: number; readonly delayMs: number }
  | { readonly kind: 'undoRemove'; readonly personId: string; readonly generation: number }
  | { readonly kind: 'callBack'; readonly personId: string; readonly generation: number }
  /** Also merges an answered incoming call, or makes a conference of ordinary calls. */
  | { readonly kind: 'bringIn'; readonly personId: string; readonly generation: number }
  /** Makes the private leg of this person the live one; null returns to the conference. */
  | { readonly kind: 'talk'; readonly personId: string | null }
  | { readonly kind: 'setPersonMuted'; readonly personId: string; readonly generation: number; readonly muted: boolean }
  | { readonly kind: 'setMuted'; readonly muted: boolean }
  | { readonly kind: 'setOnHold'; readonly onHold: boolean }
  | { readonly kind: 'setRecording'; readonly recording: boolean }
  /** To the conference, or to one private leg. Digits, * and #. */
  | { readonly kind: 'sendTones'; readonly tones: string; readonly personId?: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'end' }
  | { readonly kind: 'rejoin' }
  | { readonly kind: 'dismiss' }
  | { readonly kind: 'checkNow' }
  /** The long call is meant to go on. */
  | { readonly kind: 'carryOn' };

/** A command as it travels: the id is minted by the UI and makes a repeat recognisable. */
export interface IssuedCommand {
  readonly id: string;
  readonly command: Command;
}
