import type { RecordEntry } from '../call/model';
import type { NoteLine } from '../record/notes';
import { isEntry, isNoteLine } from '../record/read-stored';
import type { StoredCall } from '../record/stored-call';
import { createRecordOpener, RECORD_STORES, type RecordDatabase } from './record-database';

/** The head of a stored call. */
type Head = Pick<StoredCall, 'id' | 'startedAtMs'>;

/** The record of calls on this computer. Every method rejects where the browser lets nothing be stored. */
export interface RecordStore {
  /** Stores entries of one call, all or none. An entry that is stored already is written over with itself. */
  put(entries: readonly RecordEntry[]): Promise<void>;
  read(callId: string): Promise<StoredCall | undefined>;
  /** Everything that is readable, the newest call first. */
  list(): Promise<readonly StoredCall[]>;
  heads(): Promise<readonly Head[]>;
  readNotes(callId: string): Promise<readonly NoteLine[]>;
  /** Does nothing for a call that is not stored (any more). */
  writeNotes(callId: string, lines: readonly NoteLine[]): Promise<void>;
  remove(callIds: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

/** Keys of the entries of one call. */
const entriesOf = (callId: string): IDBKeyRange => IDBKeyRange.bound([callId, 0], [callId, Number.MAX_SAFE_INTEGER]);

const readable = (lines: unknown): readonly NoteLine[] => (Array.isArray(lines) ? lines.filter(isNoteLine) : []);

async function put(database: RecordDatabase, entries: readonly RecordEntry[]): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const transaction = database.transaction(['calls', 'entries'], 'readwrite');
  const calls = transaction.objectStore('calls');
  const known = await calls.get(first.callId);
  const writes = entries.map((entry) => transaction.objectStore('entries').put(entry));
  if (!known) writes.push(calls.put({ id: first.callId, startedAtMs: first.atMs }).then(() => [first.callId, 0]));
  await Promise.all([...writes, transaction.done]);
}

async function read(database: RecordDatabase, callId: string): Promise<StoredCall | undefined> {
  const transaction = database.transaction(RECORD_STORES);
  const [head, entries, notes] = await Promise.all([
    transaction.objectStore('calls').get(callId),
    transaction.objectStore('entries').getAll(entriesOf(callId)),
    transaction.objectStore('notes').get(callId),
  ]);
  return head && { ...head, entries: entries.filter(isEntry), notes: readable(notes?.lines) };
}

async function list(database: RecordDatabase): Promise<readonly StoredCall[]> {
  const transaction = database.transaction(RECORD_STORES);
  const [heads, entries, notes] = await Promise.all([
    transaction.objectStore('calls').getAll(),
    transaction.objectStore('entries').getAll(),
    transaction.objectStore('notes').getAll(),
  ]);
  const byCall = new Map<string, RecordEntry[]>(heads.map(({ id }) => [id, []]));
  for (const entry of entries.filter(isEntry)) byCall.get(entry.callId)?.push(entry);
  const notesOf = new Map(notes.map(({ callId, lines }) => [callId, readable(lines)]));
  return heads
    .map((head) => ({ ...head, entries: byCall.get(head.id) ?? [], notes: notesOf.get(head.id) ?? [] }))
    .toSorted((a, b) => b.startedAtMs - a.startedAtMs);
}

async function writeNotes(database: RecordDatabase, callId: string, lines: readonly NoteLine[]): Promise<void> {
  const transaction = database.transaction(['calls', 'notes'], 'readwrite');
  const isStored = (await transaction.objectStore('calls').get(callId)) !== undefined;
  const notes = transaction.objectStore('notes');
  if (isStored) await (lines.length === 0 ? notes.delete(callId) : notes.put({ callId, lines }));
  await transaction.done;
}

async function remove(database: RecordDatabase, callIds: readonly string[]): Promise<void> {
  const transaction = database.transaction(RECORD_STORES, 'readwrite');
  const deletions = callIds.flatMap((callId) => [
    transaction.objectStore('calls').delete(callId),
    transaction.objectStore('entries').delete(entriesOf(callId)),
    transaction.objectStore('notes').delete(callId),
  ]);
  await Promise.all([...deletions, transaction.done]);
}

async function clear(database: RecordDatabase): Promise<void> {
  const transaction = database.transaction(RECORD_STORES, 'readwrite');
  await Promise.all([...RECORD_STORES.map((name) => transaction.objectStore(name).clear()), transaction.done]);
}

/** Builds the record over IndexedDB. `onChange` is told of every write. */
export function createRecordStore(onChange: () => void, open = createRecordOpener()): RecordStore {
  const writing =
    <A extends readonly unknown[]>(write: (database: RecordDatabase, ...args: A) => Promise<void>) =>
    async (...args: A): Promise<void> => {
      await write(await open(), ...args);
      onChange();
    };
  return {
    put: writing(put),
    read: async (callId) => read(await open(), callId),
    list: async () => list(await open()),
    heads: async () => (await open()).getAll('calls'),
    readNotes: async (callId) => readable((await (await open()).get('notes', callId))?.lines),
    writeNotes: writing(writeNotes),
    remove: writing(remove),
    clear: writing(clear),
  };
}
