import type { ComponentChild } from 'preact';
import type { Command } from '../lib/call/commands';
import type { Refusal } from '../lib/call/reasons';
import type { RowView, Snapshot } from '../lib/call/snapshot';
import type { PopupView } from '../lib/messaging/client';
import type { TextKey, Translate } from './translate';

/** Sends a wish to the background; resolves to why it was refused, or null. */
export type Send = (command: Command) => Promise<Refusal | null>;

/** Says whether the person who clicked really saw the panel. Asked before each command. */
export type Guard = (event: Event) => boolean;

/** How careful removing is. In the panel `at-once` means `undo`. */
export type RemovalPreference = 'ask' | 'undo' | 'at-once';

/** What hanging up means: asked each time, the others go on, or it is over for everybody. */
export type LeaveDefault = 'ask' | 'leave' | 'end';

/** Why the panel asks for the popup or the microphone page: it has no text fields and no permissions itself. */
export type OpenReason = 'microphone' | PopupView;

/** What the phone hears: at most five a second, sent beside the snapshot. */
export interface LevelView {
  /** 0 to 1. */
  readonly microphone: number;
  readonly quality: 'good' | 'weak' | 'lost' | 'unknown';
}

/** What every view of a running call needs. */
export interface CallProps {
  readonly snapshot: Snapshot;
  /** `performance.now()` when the snapshot arrived; without it the moment of the first render counts. */
  readonly receivedAtMs?: number | undefined;
  readonly send: Send;
  readonly guard?: Guard | undefined;
  readonly removal?: RemovalPreference | undefined;
  readonly leaveDefault?: LeaveDefault | undefined;
  readonly level?: LevelView | undefined;
  readonly onOpenPopup: (why: OpenReason) => void;
  readonly t: Translate;
}

/** Makes the handler of a button: asks the guard, sends the command, and shows a refusal. */
export type Act = (command: Command) => (event: Event) => void;

/** What the parts of such a view share. */
export interface CallParts {
  readonly snapshot: Snapshot;
  /** Milliseconds since the snapshot arrived. */
  readonly agedMs: number;
  readonly level?: LevelView | undefined;
  readonly onOpenPopup: (why: OpenReason) => void;
  readonly leaveDefault?: LeaveDefault | undefined;
  /** Another keypad than the drawn one. */
  readonly keypad?: ((act: Act) => ComponentChild) | undefined;
  /** What stands below a person's name, beside what everybody may see. */
  readonly beneath?: ((row: RowView, tabIndex: number) => ComponentChild) | undefined;
  readonly act: Act;
  /** The text of the last refusal. */
  readonly trouble: TextKey | null;
  readonly t: Translate;
}
