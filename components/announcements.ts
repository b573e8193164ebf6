import type { RowView, Snapshot } from '../lib/call/snapshot';
import { personName } from './person-name';
import { reasonText } from './text';
import type { Translate } from './translate';

/** Sentences for a screen reader about what changed between two snapshots of one call. */
export function announcements(before: Snapshot, after: Snapshot, t: Translate): readonly string[] {
  if (before.callId !== after.callId) return [];
  const rows = after.rows.flatMap((row) => {
    const old = before.rows.find(({ id }) => id === row.id);
    const isSame = old?.phase === row.phase && old.generation === row.generation;
    // Whoever was only being looked for has not joined again.
    return isSame || (old?.phase === 'checking' && row.phase === 'joined') ? [] : sentence(row, t);
  });
  const gone = before.rows.filter((row) => row.phase === 'joined' && !after.rows.some(({ id }) => id === row.id));
  const isIn = before.host.phase.kind !== 'in' && after.host.phase.kind === 'in';
  return [...(isIn ? [t('say_host_in')] : []), ...rows, ...gone.map((row) => say('say_left', row, t))];
}

function sentence(row: RowView, t: Translate): readonly string[] {
  if (row.phase === 'joined') return [say('say_joined', row, t)];
  if (row.phase === 'left') return [say(row.reason === 'removed' ? 'say_removed' : 'say_left', row, t)];
  if (row.phase !== 'failed') return [];
  if (row.reason === 'no-answer') return [say('say_no_answer', row, t)];
  return [t('say_failed', undefined, [personName(row, t), t(reasonText(row.reason ?? 'unreachable'))])];
}

const say = (key: 'say_joined' | 'say_left' | 'say_removed' | 'say_no_answer', row: RowView, t: Translate) =>
  t(key, undefined, [personName(row, t)]);
