import type { Command } from '../../lib/call/commands';
import type { PersonPhase, RowView } from '../../lib/call/snapshot';
import type { Switches } from '../simulator/world/switches';
import { Rig } from './rig';

export const DANA = '+16505550117';
export const PRIYA = '102';
export const TOM = '+14155550188';

/** What was true at the end of each chapter. */
export interface Chapter {
  readonly host: string;
  readonly rows: Readonly<Record<string, PersonPhase>>;
  readonly reasons: Readonly<Record<string, string | undefined>>;
  readonly problems: readonly string[];
  readonly notices: readonly string[];
  /** Who is in the conference, as the all-knowing ledger has it. */
  readonly inConference: readonly string[];
}

export const CHAPTERS = ['started', 'muted', 'removed', 'calledBack', 'left', 'rejoined', 'ended'] as const;
export type ChapterName = (typeof CHAPTERS)[number];
export type Story = Readonly<Record<ChapterName, Chapter>> & { readonly rig: Rig };

const rowOf = (rig: Rig, number: string): RowView | undefined => rig.snapshot.rows.find((row) => row.number === number);

function toChapter(rig: Rig, inConference: readonly string[]): Chapter {
  const { rows, notices, host } = rig.snapshot;
  return {
    host: host.phase.kind === 'ended' ? `ended: ${host.phase.reason}` : host.phase.kind,
    rows: Object.fromEntries(rows.map(({ number, phase }) => [number, phase])),
    reasons: Object.fromEntries(rows.map(({ number, reason }) => [number, reason])),
    problems: rows.flatMap(({ problem }) => (problem === undefined ? [] : [problem])),
    notices: notices.map(({ kind }) => kind),
    inConference,
  };
}

/** Enough for every deadline of the core and two audits. */
const CHAPTER_MS = 75_000;

/**
 * Start three (an outside number answers, a colleague answers late, one is busy), mute one, remove one, call them
 * back, leave, rejoin, end: under these settings of the platform.
 */
export async function tell(switches: Partial<Switches>, numbersIn: (rig: Rig) => readonly string[]): Promise<Story> {
  const rig = new Rig({ switches });
  rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 1_500 });
  rig.world.setCallee(PRIYA, { name: 'Priya', internal: true, answersAfterMs: 5_000 });
  rig.world.setCallee(TOM, { name: 'Tom', fails: 'TargetBusy' });
  await rig.run(10);
  const people = [DANA, PRIYA, TOM].map((number) => ({ number, name: '' }));
  const dana = () => ({ personId: rowOf(rig, DANA)?.id ?? '', generation: rowOf(rig, DANA)?.generation ?? 0 });
  const chapter = async (command: Command, id: string): Promise<Chapter> => {
    void rig.command(command, id);
    await rig.run(CHAPTER_MS);
    return toChapter(rig, numbersIn(rig));
  };
  return {
    rig,
    started: await chapter({ kind: 'start', people, bringIn: 'on-answer' }, 'start'),
    muted: await chapter({ kind: 'setPersonMuted', ...dana(), muted: true }, 'mute'),
    removed: await chapter({ kind: 'remove', ...dana(), delayMs: 0 }, 'remove'),
    calledBack: await chapter({ kind: 'callBack', ...dana() }, 'back'),
    left: await chapter({ kind: 'leave' }, 'leave'),
    rejoined: await chapter({ kind: 'rejoin' }, 'rejoin'),
    ended: await chapter({ kind: 'end' }, 'end'),
  };
}
