import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordEntry } from '../../../lib/call/model';
import { createRecordOpener } from '../../../lib/storage/record-database';
import { createRecordStore, type RecordStore } from '../../../lib/storage/record-store';

let store: RecordStore;
let changes = 0;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  changes = 0;
  store = createRecordStore(() => {
    changes += 1;
  });
});

const entry = (callId: string, sequence: number, more: Partial<RecordEntry> = {}): RecordEntry => ({
  ...{ callId, sequence, what: 'joined', atMs: 1_000 + sequence, personId: 'p1', generation: 1 },
  ...{ name: 'Dana', number: '+16505550117' },
  ...more,
});
const line = (text: string) => ({ text, atMs: 5, present: ['Dana'] });
const sequences = async (callId: string) => (await store.read(callId))?.entries.map(({ sequence }) => sequence);

describe('the record of calls', () => {
  test('gives back what was stored, in order, by call', async () => {
    await store.put([entry('b', 1), entry('b', 2)]);
    await store.put([entry('a', 1)]);
    await store.put([entry('b', 10), entry('b', 3)]);
    expect(await sequences('b')).toEqual([1, 2, 3, 10]);
    expect(await sequences('a')).toEqual([1]);
    expect(await store.read('c')).toBeUndefined();
    expect(changes).toBe(3);
  });

  test('storing an entry again changes nothing', async () => {
    await store.put([entry('a', 1), entry('a', 2)]);
    const before = await store.list();
    await store.put([entry('a', 2)]);
    await store.put([entry('a', 1), entry('a', 2)]);
    expect(await store.list()).toEqual(before);
  });

  test('lists the newest call first, each from its first entry on', async () => {
    await store.put([entry('old', 1, { atMs: 10 })]);
    await store.put([entry('new', 1, { atMs: 20 }), entry('new', 2, { atMs: 30 })]);
    await store.put([entry('old', 2, { atMs: 40 })]);
    expect((await store.list()).map(({ id, startedAtMs }) => [id, startedAtMs])).toEqual([
      ['new', 20],
      ['old', 10],
    ]);
    expect(await store.heads()).toHaveLength(2);
  });

  test('keeps notes with their call, and none for a call that is gone', async () => {
    await store.put([entry('a', 1)]);
    await store.writeNotes('a', [line('one')]);
    await store.writeNotes('gone', [line('two')]);
    expect(await store.readNotes('a')).toEqual([line('one')]);
    expect((await store.read('a'))?.notes).toEqual([line('one')]);
    expect(await store.readNotes('gone')).toEqual([]);
    await store.writeNotes('a', []);
    expect(await store.readNotes('a')).toEqual([]);
  });

  test('removes a call with all that belongs to it, and nothing of the others', async () => {
    await store.put([entry('a', 1), entry('a', 2)]);
    await store.put([entry('b', 1)]);
    await store.writeNotes('a', [line('one')]);
    await store.remove(['a']);
    expect((await store.list()).map(({ id }) => id)).toEqual(['b']);
    expect(await store.readNotes('a')).toEqual([]);
    await store.put([entry('a', 3)]);
    expect(await sequences('a')).toEqual([3]);
  });

  test('clear leaves nothing in any store', async () => {
    await store.put([entry('a', 1)]);
    await store.writeNotes('a', [line('one')]);
    await store.clear();
    const database = await createRecordOpener()();
    const names = [...database.objectStoreNames];
    expect(names.length).toBe(3);
    for (const name of names) expect(await database.getAll(name)).toEqual([]);
  });

  test('shows nothing of an entry that it cannot read', async () => {
    await store.put([entry('a', 1), { ...entry('a', 2), what: 'teleported' } as unknown as RecordEntry]);
    await store.writeNotes('a', [line('one'), { text: 7 } as unknown as ReturnType<typeof line>]);
    expect(await sequences('a')).toEqual([1]);
    expect(await store.readNotes('a')).toEqual([line('one')]);
  });

  test('opens again after the browser refused once', async () => {
    const factory = globalThis.indexedDB;
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no room', 'QuotaExceededError');
      },
    } as unknown as IDBFactory;
    await expect(store.put([entry('a', 1)])).rejects.toThrow('no room');
    expect(changes).toBe(0);
    globalThis.indexedDB = factory;
    await store.put([entry('a', 1)]);
    expect(await sequences('a')).toEqual([1]);
  });
});
