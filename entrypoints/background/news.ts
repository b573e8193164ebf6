import { cleanPerson } from '../../lib/call/clean-name';
import { isRangRecord } from '../../lib/call/incoming';
import type { RecordEntry } from '../../lib/call/model';
import type { Reason } from '../../lib/call/reasons';
import type { RowView, Snapshot } from '../../lib/call/snapshot';

/** Something that the rep should hear of although they look elsewhere. Told again under the same id it is told once. */
export type News = { readonly id: string } & (
  | { readonly kind: 'lost'; readonly name: string; readonly reason: Reason }
  /** Somebody calls. */
  | { readonly kind: 'incoming'; readonly name: string }
  /** Somebody called; the id is that of the record. Where the number is withheld nobody can be called back. */
  | { readonly kind: 'missed'; readonly name: string; readonly canCallBack: boolean }
  | { readonly kind: 'ended-elsewhere' }
);

/** How ids of news about calls that ring begin. */
export const INCOMING_NEWS = 'incoming/';

/** Did this person just fail or drop? Who hung up or was removed is no news. */
function newsOfRow(row: RowView, before: Snapshot): readonly News[] {
  const { id, generation, phase, name, reason } = row;
  const last = before.rows.find((other) => other.id === id && other.generation === generation);
  const isLost = phase === 'failed' || (phase === 'left' && reason === 'dropped');
  if (!isLost || !last || last.phase === phase) return [];
  return [{ id: `lost/${before.callId}/${id}/${generation}`, kind: 'lost', name, reason: reason ?? 'unreachable' }];
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
    .map(({ id, name, number }) => ({ id: INCOMING_NEWS + id, kind: 'incoming', name: name || number }));

function newsOfCall(before: Snapshot, after: Snapshot): readonly News[] {
  if (before.callId !== after.callId) return [];
  const { phase } = after.host;
  const isEnd = phase.kind === 'ended' && before.host.phase.kind !== 'ended';
  const rows = isEnd ? [] : after.rows.flatMap((row) => newsOfRow(row, before));
  const isElsewhere = isEnd && phase.reason === 'ended-elsewhere';
  return isElsewhere ? [{ id: `ended/${after.callId}`, kind: 'ended-elsewhere' }] : rows;
}

/** Calls that nobody took, as they are recorded. */
export const missedIn = (entries: readonly RecordEntry[]): readonly News[] =>
  entries
    .filter(({ callId, what }) => what === 'missed' && isRangRecord(callId))
    .map(cleanPerson)
    .map(({ callId, name, number }) => ({
      id: callId,
      kind: 'missed',
      name: name || number,
      canCallBack: number !== '',
    }));
