import type { RecordEntry } from '../../../lib/call/model';
import type { NoteLine } from '../../../lib/record/notes';
import type { StoredCall } from '../../../lib/record/stored-call';
import type { RecordStore } from '../../../lib/storage/record-store';

/** The record in memory, for tests of what is around it. */
export function createFakeRecord(): RecordStore & { readonly calls: Map<string, StoredCall> } {
  const calls = new Map<string, StoredCall>();
  const change = (id: string, more: Partial<StoredCall>): void => {
    const call = calls.get(id);
    if (call) calls.set(id, { ...call, ...more });
  };
  const put = async (entries: readonly RecordEntry[]): Promise<void> => {
    for (const entry of entries) {
      const { callId: id, atMs: startedAtMs, sequence } = entry;
      if (!calls.has(id)) calls.set(id, { id, startedAtMs, entries: [], notes: [] });
      const others = (calls.get(id)?.entries ?? []).filter((other) => other.sequence !== sequence);
      change(id, { entries: [...others, entry].toSorted((a, b) => a.sequence - b.sequence) });
    }
  };
  return {
    calls,
    put,
    read: async (callId) => calls.get(callId),
    list: async () => [...calls.values()].toSorted((a, b) => b.startedAtMs - a.startedAtMs),
    heads: async () => [...calls.values()],
    readNotes: async (callId) => calls.get(callId)?.notes ?? [],
    writeNotes: async (callId, notes: readonly NoteLine[]) => change(callId, { notes }),
    remove: async (callIds) => {
      for (const callId of callIds) calls.delete(callId);
    },
    clear: async () => calls.clear(),
  };
}
