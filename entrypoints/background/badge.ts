import type { Notice, Snapshot } from '../../lib/call/snapshot';

/** What the toolbar button shows: a short text, and whether the rep should know more than the number. */
export interface Mark {
  readonly text: string;
  readonly tone: 'calm' | 'muted' | 'attention' | 'tray';
}

const NOTHING: Mark = { text: '', tone: 'calm' };
const ATTENTION: Mark = { text: '!', tone: 'attention' };

/** These wait for the rep; the others pass by themselves. */
const FOR_THE_REP: ReadonlySet<Notice['kind']> = new Set([
  'signed-out',
  'microphone-blocked',
  'microphone-lost',
  'phone-restarted',
  'leftover',
  'long-call',
]);

/** How many are on the call or `waiting` to be called, that somebody is on the way, or that the rep is needed. */
export function markOf({ host, notices, onCallCount, incoming }: Snapshot, waiting = 0): Mark {
  const { phase, muted } = host;
  const isDropped = phase.kind === 'left' && phase.why === 'dropped';
  const isOver = phase.kind === 'none' || phase.kind === 'ended';
  const isLeftover = notices.some(({ kind }) => kind === 'leftover');
  if (incoming.length > 0) return ATTENTION;
  if (isOver && isLeftover) return ATTENTION;
  if (isOver) return waiting > 0 ? { text: String(waiting), tone: 'tray' } : NOTHING;
  if (isDropped || notices.some(({ kind }) => FOR_THE_REP.has(kind))) return ATTENTION;
  const text = onCallCount > 0 ? String(onCallCount) : '…';
  return { text, tone: muted ? 'muted' : 'calm' };
}

/** Writes the mark when it has changed. */
export function createBadge(setMark: (mark: Mark) => Promise<void>): (snapshot: Snapshot, waiting?: number) => void {
  let shown: string | undefined;
  return (snapshot, waiting = 0) => {
    const mark = markOf(snapshot, waiting);
    const name = `${mark.tone} ${mark.text}`;
    if (name === shown) return;
    shown = name;
    // A badge that could not be written is written with the next change.
    setMark(mark).catch(() => {
      shown = undefined;
    });
  };
}
