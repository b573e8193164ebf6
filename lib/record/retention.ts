import type { StoredCall } from './stored-call';

/** How much of the past is kept. */
export interface Retention {
  /** Unit: days; 0 keeps a call only until it is dismissed. */
  readonly days: number;
  /** The newest ones. */
  readonly calls: number;
}

const DAY_MS = 86_400_000;

/** Which calls are kept no longer. The one that is shown stays, however long it lasts. */
export function outlived(
  heads: readonly Pick<StoredCall, 'id' | 'startedAtMs'>[],
  { days, calls }: Retention,
  nowMs: number,
  shownId: string,
): readonly string[] {
  const newestFirst = heads.filter(({ id }) => id !== shownId).toSorted((a, b) => b.startedAtMs - a.startedAtMs);
  const isKept = ({ startedAtMs }: { readonly startedAtMs: number }, index: number): boolean =>
    index < calls && nowMs - startedAtMs < days * DAY_MS;
  return newestFirst.filter((head, index) => !isKept(head, index)).map(({ id }) => id);
}
