import { useEffect, useState } from 'preact/hooks';
import { type CallSummary, summarise } from '../../lib/record/summary';
import { onRecordChanged } from '../../lib/storage/record-news';
import type { RecordStore } from '../../lib/storage/record-store';

/** Every stored call, the newest first, read again whenever one changes: undefined until read, null where it cannot be. */
export function useHistory(record: Pick<RecordStore, 'list'>): readonly CallSummary[] | null | undefined {
  const [calls, setCalls] = useState<readonly CallSummary[] | null | undefined>();
  useEffect(() => {
    let isWatched = true;
    const take = (found: readonly CallSummary[] | null): void => {
      if (isWatched) setCalls(found);
    };
    const read = (): void => {
      record.list().then(
        (stored) => take(stored.map(summarise)),
        () => take(null),
      );
    };
    read();
    const stop = onRecordChanged(read);
    return () => {
      isWatched = false;
      stop();
    };
  }, [record]);
  return calls;
}
