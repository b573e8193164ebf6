import type { RowView } from '../lib/call/snapshot';
import { clockTime, secondsLeft, shortTime } from './duration';
import type { Translate } from './translate';

/** Colour of a row; the words say the same. */
export type Tone = 'live' | 'wait' | 'gone' | 'failed';

/** Says whether a person is not connected and nobody is trying. */
export const isApart = ({ phase }: RowView): boolean => phase === 'left' || phase === 'failed';

/** Colour of a row. */
export function toneOf({ phase, pending }: RowView): Tone {
  if (phase === 'failed') return phase;
  if (phase === 'left') return 'gone';
  return phase === 'joined' && pending !== 'remove' ? 'live' : 'wait';
}

/** What the person is doing, without a time: for the accessible name, which must not change every second. */
export function stateWord(row: RowView, t: Translate): string {
  if (isApart(row)) return t(row.reason ? `reason_${row.reason}` : `phase_${row.phase}`);
  if (row.pending !== 'none') return t(`pending_${row.pending}`);
  if (row.voicemail) return t('reason_voicemail');
  return t(row.isLive ? 'state_private' : presentState(row));
}

function presentState({ phase, onOtherDevice, onHold, muted }: RowView) {
  if (phase !== 'joined') return `phase_${phase}` as const;
  if (onOtherDevice) return 'state_other_device';
  if (onHold) return 'state_on_hold';
  return muted ? 'state_muted' : 'phase_joined';
}

/** The second line of a row, with its running time. */
export function stateLine(row: RowView, agedMs: number, t: Translate): string {
  const { phase, pending, sinceMs, stayedMs, undoMs } = row;
  const word = stateWord(row, t);
  if (isApart(row)) return stayedMs === null ? word : t('state_with_time', word, t('stayed', clockTime(stayedMs)));
  if (pending === 'remove' && undoMs !== null) return t('state_removing_in', secondsLeft(undoMs - agedMs));
  if (pending !== 'none' || sinceMs === null) return word;
  if (phase === 'ringing' && !row.voicemail) return t('ringing_time', shortTime(sinceMs + agedMs));
  return phase === 'joined' ? t('state_with_time', word, clockTime(sinceMs + agedMs)) : word;
}
