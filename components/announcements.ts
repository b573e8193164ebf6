import type { Snapshot } from '../lib/call/snapshot';
import { personName } from './person-name';
import { isApart, stateWord } from './row-state';
import type { Translate } from './translate';

/** Sentences for a screen reader about what changed between two snapshots of one call. */
export function announcements(before: Snapshot, after: Snapshot, t: Translate): readonly string[] {
  if (before.callId !== after.callId) return [];
  const rows = after.rows.flatMap((row) => {
    const old = before.rows.find(({ id }) => id === row.id);
    if (old?.phase === row.phase && old.generation === row.generation) return [];
    const name = personName(row, t);
    if (isApart(row)) return [t('say_apart', name, stateWord(row, t))];
    // Whoever was only being looked for has not joined again.
    return row.phase === 'joined' && old?.phase !== 'checking' ? [t('say_joined', name)] : [];
  });
  const isIn = before.host.phase.kind !== 'in' && after.host.phase.kind === 'in';
  return isIn ? [t('say_host_in'), ...rows] : rows;
}
