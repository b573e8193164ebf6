import type { RowView } from '../lib/call/snapshot';
import { clockTime, secondsLeft, shortTime } from './duration';
import { phaseText, reasonText } from './text';
import type { Translate } from './translate';

/** Colour of a row; the words say the same. */
export type Tone = 'live' | 'wait' | 'gone' | 'failed';

/** Says whether a person is not connected and nobody is trying. */
export const isApart = ({ phase }: RowView): boolean => phase === 'left' || phase === 'failed';

/** Colour of a row. */
export function toneOf(row: RowView): Tone {
  if (row.phase === 'failed') return 'failed';
  if (row.phase === 'left') return 'gone';
  return row.phase === 'joined' && row.pending !== 'remove' ? 'live' : 'wait';
}

/** What the person is doing, without a time: for the accessible name, which must not change every second. */
export function stateWord(row: RowView, t: Translate): string {
  if (isApart(row)) return t(row.reason === undefined ? phaseText(row.phase) : reasonText(row.reason));
  if (row.pending === 'remove') return t('state_removing');
  if (row.pending === 'mute') return t('state_muting');
  if (row.pending === 'hold') return t('state_holding');
  if (row.voicemail) return t('state_voicemail');
  if (row.isLive) return t('state_private');
  return t(presentState(row));
}

function presentState(row: RowView) {
  if (row.phase !== 'joined') return phaseText(row.phase);
  if (row.onOtherDevice) return 'state_other_device';
  if (row.onHold) return 'state_on_hold';
  return row.muted ? 'state_muted' : phaseText('joined');
}

/** The second line of a row, with its running time. */
export function stateLine(row: RowView, agedMs: number, t: Translate): string {
  const word = stateWord(row, t);
  if (row.pending === 'remove' && row.undoMs !== null) return t('state_removing_in', secondsLeft(row.undoMs - agedMs));
  if (isApart(row))
    return withTime(word, row.stayedMs === null ? null : t('stayed', undefined, [clockTime(row.stayedMs)]), t);
  if (row.pending !== 'none' || row.sinceMs === null) return word;
  const sinceMs = row.sinceMs + agedMs;
  if (row.phase === 'ringing' && !row.voicemail) return t('ringing_time', undefined, [shortTime(sinceMs)]);
  return row.phase === 'joined' ? withTime(word, clockTime(sinceMs), t) : word;
}

const withTime = (word: string, time: string | null, t: Translate) =>
  time === null ? word : t('state_with_time', undefined, [word, time]);
