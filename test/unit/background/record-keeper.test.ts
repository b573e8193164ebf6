import { describe, expect, test, vi } from 'vitest';
import { RecordKeeper } from '../../../entrypoints/background/record-keeper';
import type { RecordEntry } from '../../../lib/call/model';
import { NO_CALL, type Snapshot } from '../../../lib/call/snapshot';
import type { RecordStore } from '../../../lib/storage/record-store';
import { call, row, withHost } from '../../component/fixtures';
import { createFakeRecord } from '../storage/fake-record';

const DAY_MS = 86_400_000;
const NOW_MS = 500 * DAY_MS;
const ON_CALL = call([row('Dana Ortiz'), row('', { number: '102' }), row('Tom', { phase: 'ringing' })]);

const entry = (callId: string, sequence: number, atMs = NOW_MS): RecordEntry => ({
  ...{ callId, sequence, what: sequence === 1 ? 'started' : 'joined', atMs, personId: '', generation: 1 },
  ...{ name: '', number: '' },
});

function keep(rings: (() => void)[], ring: () => void): () => void {
  rings.push(ring);
  return () => {};
}

function createKeeper(shown: Snapshot, more: Partial<RecordStore> = {}) {
  const store = createFakeRecord();
  const rings: (() => void)[] = [];
  const warnings: string[] = [];
  const seen = { shown, nowMs: NOW_MS };
  const keeper = new RecordKeeper({
    store: { ...store, ...more },
    clock: { nowMs: () => seen.nowMs, steadyMs: () => seen.nowMs, after: (_delayMs, ring) => keep(rings, ring) },
    snapshot: () => seen.shown,
    retention: () => ({ days: 30, calls: 2 }),
    warn: (text) => warnings.push(text),
  });
  return { keeper, store, seen, rings, warnings };
}

describe('notes', () => {
  test('are stamped with the moment and with who is on the line', async () => {
    const { keeper, store } = createKeeper(ON_CALL);
    await keeper.put([entry('call-1', 1)]);
    await keeper.saveNotes('call-1', 'one');
    expect(store.calls.get('call-1')?.notes).toEqual([{ text: 'one', atMs: NOW_MS, present: ['Dana Ortiz', '102'] }]);
  });

  test('after the call, or about another one, have nobody on the line', async () => {
    const { keeper, store, seen } = createKeeper(ON_CALL);
    await keeper.put([entry('call-0', 1)]);
    await keeper.put([entry('call-1', 1)]);
    await keeper.saveNotes('call-0', 'other');
    seen.shown = withHost(ON_CALL, { kind: 'ended', reason: 'ended' }, ['dismiss']);
    await keeper.saveNotes('call-1', 'after');
    expect([...store.calls.values()].map(({ notes }) => notes[0]?.present)).toEqual([[], []]);
  });

  test('typed quickly are stored in order, each line with its own moment', async () => {
    const { keeper, store, seen } = createKeeper(ON_CALL);
    await keeper.put([entry('call-1', 1)]);
    const saving = ['a', 'ab', 'ab\nc', 'ab\ncd'].map((text) => {
      seen.nowMs += 1_000;
      return keeper.saveNotes('call-1', text);
    });
    await Promise.all(saving);
    expect(store.calls.get('call-1')?.notes.map(({ text }) => text)).toEqual(['ab', 'cd']);
  });
});

describe('what is kept', () => {
  test('a new call makes room: what is too old or too many goes, the running one stays', async () => {
    const { keeper, store } = createKeeper(ON_CALL);
    for (const [index, days] of [0, 1, 2, 40].entries())
      await store.put([entry(`old-${index}`, 1, NOW_MS - days * DAY_MS)]);
    await keeper.put([entry('call-1', 1)]);
    await keeper.prune();
    expect([...store.calls.keys()].sort()).toEqual(['call-1', 'old-0', 'old-1']);
  });

  test('a call that only rang makes room too', async () => {
    const { keeper, store } = createKeeper(ON_CALL);
    await store.put([entry('old', 1, NOW_MS - 40 * DAY_MS)]);
    await keeper.put([{ ...entry('rang/1/i1', 1), what: 'missed' }]);
    await vi.waitFor(() => expect([...store.calls.keys()]).toEqual(['rang/1/i1']));
  });

  test('deleting spares the running call only', async () => {
    const { keeper, store, seen } = createKeeper(ON_CALL);
    await keeper.put([entry('call-0', 1)]);
    await keeper.put([entry('call-1', 1)]);
    await keeper.removeAll();
    expect([...store.calls.keys()]).toEqual(['call-1']);
    seen.shown = NO_CALL;
    await keeper.removeAll();
    expect([...store.calls.keys()]).toEqual([]);
  });

  test('a disk that never answers is waited for no longer than a while', async () => {
    const { keeper, rings, warnings } = createKeeper(NO_CALL, {
      put: () => new Promise(() => {}),
      heads: () => new Promise(() => {}),
    });
    const storing = keeper.put([entry('call-1', 2)]);
    const pruning = keeper.prune();
    for (const ring of rings.splice(0)) ring();
    await expect(storing).rejects.toThrow('did not answer');
    await pruning;
    expect(warnings).toHaveLength(1);
    expect(warnings.join()).not.toContain('call-1');
  });
});
