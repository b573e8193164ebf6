import type { EndReason, Reason, RefusalReason } from '../lib/call/reasons';
import type { HostPhase, Notice, PersonPhase, RowAction, RowProblem, TimelineWhat } from '../lib/call/snapshot';
import type { TextKey } from './translate';

/** `no-answer` → `no_answer`: the browser's message keys know no hyphen. */
type Snake<Code extends string> = Code extends `${infer Head}-${infer Tail}` ? `${Head}_${Snake<Tail>}` : Code;

/** Fails to compile where a code has no text. */
type Covered<Key extends TextKey> = Key;

const snake = <Code extends string>(code: Code) => code.replaceAll('-', '_') as Snake<Code>;

/** Why somebody is not on the call. */
export const reasonText = (reason: Reason): Covered<`reason_${Snake<Reason>}`> => `reason_${snake(reason)}`;

/** Why the call is over. */
export const endText = (reason: EndReason): Covered<`ended_${Snake<EndReason>}`> => `ended_${snake(reason)}`;

/** Why a command was refused, and what helps. */
export const refusalText = (reason: RefusalReason): Covered<`refused_${Snake<RefusalReason>}`> =>
  `refused_${snake(reason)}`;

/** What is going on with the call as a whole. */
export const noticeText = (kind: Notice['kind']): Covered<`notice_${Snake<Notice['kind']>}`> => `notice_${snake(kind)}`;

/** What a person is doing. */
export const phaseText = (phase: PersonPhase): Covered<`phase_${PersonPhase}`> => `phase_${phase}`;

/** What the rep's own side is doing. */
export const hostText = (kind: HostPhase['kind']): Covered<`host_${HostPhase['kind']}`> => `host_${kind}`;

/** What did not work on a row. */
export const problemText = (problem: RowProblem): Covered<`problem_${Snake<RowProblem>}`> =>
  `problem_${snake(problem)}`;

/** The accessible name of a row's button. */
export const actionText = (action: RowAction): Covered<`action_${Snake<RowAction>}`> => `action_${snake(action)}`;

/** One line of the call's history. */
export const timelineText = (what: TimelineWhat): Covered<`timeline_${Snake<TimelineWhat>}`> =>
  `timeline_${snake(what)}`;

/** How well the audio gets through. */
export const qualityText = <Quality extends 'good' | 'weak' | 'lost' | 'unknown'>(quality: Quality) =>
  `quality_${quality}` as const;
