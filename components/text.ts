import type { EndReason, Reason, RefusalReason } from '../lib/call/reasons';
import type {
  CallAction,
  HostPhase,
  Notice,
  PendingWish,
  PersonPhase,
  RowAction,
  RowProblem,
  TimelineWhat,
} from '../lib/call/snapshot';
import type { Rang } from '../lib/record/summary';

/** `no-answer` → `no_answer`: the browser's message keys know no hyphen. */
export type Snake<Code extends string> = Code extends `${infer Head}-${infer Tail}` ? `${Head}_${Snake<Tail>}` : Code;

/** Every code that people can meet, as the key of its text. */
export type CodeKey =
  /** What can be done with the call, as its button says. */
  | CallAction
  | 'sign-in'
  /** Why somebody is not on the call. */
  | `reason_${Reason}`
  /** Why the call is over. */
  | `ended_${EndReason}`
  /** Why a command was refused, and what helps. */
  | `refused_${RefusalReason}`
  /** What is going on with the call as a whole. */
  | `notice_${Notice['kind']}`
  /** What a person is doing. */
  | `phase_${PersonPhase}`
  /** What is being changed about a person. */
  | `pending_${Exclude<PendingWish, 'none'>}`
  /** What the rep's own side is doing. */
  | `host_${HostPhase['kind']}`
  /** What did not work on a row. */
  | `problem_${RowProblem}`
  /** The name of a row's button. */
  | `action_${RowAction}`
  /** One line of the call's history. */
  | `timeline_${TimelineWhat}`
  /** What became of a call that the rep did not answer. */
  | `call_${Rang}`
  /** What a key of the browser does. */
  | `shortcut_${'toggle-mute' | 'focus-panel' | 'toggle-private' | 'open-popup'}`
  /** How well the audio gets through. */
  | `quality_${'good' | 'weak' | 'lost' | 'unknown'}`;
