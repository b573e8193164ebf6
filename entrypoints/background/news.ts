import type { Reason } from '../../lib/call/reasons';
import type { RowView, Snapshot } from '../../lib/call/snapshot';

/** Something that the rep should hear of although they look elsewhere. */
export type News =
  | { readonly kind: 'lost'; readonly name: string; readonly reason: Reason }
  /** Somebody calls. */
  | { readonly kind: 'incoming'; readonly name: string }
  | { readonly kind: 'ended-elsewhere' };

/** Did this person just fail or drop? Who hung up or was removed is no news. */
function newsOfRow(row: RowView, before: Snapshot): readonly News[] {
  const { id, generation, phase, name, reason } = row;
  const last = before.rows.find((other) => other.id === id && other.generation === generation);
  const isLost = phase === 'failed' || (phase === 'left' && reason === 'dropped');
  if (!isLost || !last || last.phase === phase) return [];
  return [{ kind: 'lost', name, reason: reason ?? 'unreachable' }];
}

/** What has happened between two snapshots of one call. */
export const newsBetween = (before: Snapshot, after: Snapshot): readonly News[] => [
  ...newsOfIncoming(before, after),
  ...newsOfCall(before, after),
];

/** A call that rings is news with or without another one. */
const newsOfIncoming = (before: Snapshot, after: Snapshot): readonly News[] =>
  after.incoming
    .filter(({ id }) => !before.incoming.some((other) => other.id === id))
    .map(({ name, number }) => ({ kind: 'incoming', name: name || number }));

function newsOfCall(before: Snapshot, after: Snapshot): readonly News[] {
  if (before.callId !== after.callId) return [];
  const { phase } = after.host;
  const isEnd = phase.kind === 'ended' && before.host.phase.kind !== 'ended';
  const rows = isEnd ? [] : after.rows.flatMap((row) => newsOfRow(row, before));
  return isEnd && phase.reason === 'ended-elsewhere' ? [{ kind: 'ended-elsewhere' }] : rows;
}
