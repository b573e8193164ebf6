import { expect, test } from 'vitest';
import { SavedCall } from '../../../entrypoints/background/call-store';
import { decide, isRefusal } from '../../../lib/call/decide';
import { DEFAULT_RULES } from '../../../lib/call/dial-rules';
import { NOTHING } from '../../../lib/call/empty';
import { restoreCall } from '../../../lib/conductor/restore';
import { createItems } from '../../../lib/storage/items';
import { settle } from '../messaging/hub-fixture';
import { createFakeArea } from '../storage/fake-area';

function createFixture(stored: { session?: Record<string, unknown>; local?: Record<string, unknown> } = {}) {
  const [session, local] = [createFakeArea(stored.session), createFakeArea(stored.local)];
  const due = new Set<() => void>();
  const clock = {
    after: (_delayMs: number, callback: () => void) => {
      due.add(callback);
      return () => void due.delete(callback);
    },
  };
  const store = new SavedCall({ items: createItems({ session, local }), clock, warn: () => undefined });
  const nextTurn = async () => {
    for (const callback of [...due].splice(0)) callback();
    due.clear();
    await settle();
  };
  return { store, session, local, due, nextTurn };
}

test('a live call is in the session at once, and on disk a moment later: nobody waits for the disk', async () => {
  const { store, session, local, nextTurn } = createFixture();
  store.setLive(true);
  await store.save({ id: 'c' });
  expect(session.stored).toEqual({ 'call.v2': '{"id":"c"}' });
  expect(local.stored).toEqual({});
  await nextTurn();
  expect(local.stored).toEqual({ 'live-call.v2': '{"id":"c"}' });
});

test('many saves of one moment are one copy, of the last; the next moment has its own', async () => {
  const { store, local, due, nextTurn } = createFixture();
  store.setLive(true);
  for (const id of ['a', 'b', 'c']) await store.save({ id });
  expect(due.size).toBe(1);
  await nextTurn();
  expect(local.stored).toEqual({ 'live-call.v2': '{"id":"c"}' });
  await store.save({ id: 'd' });
  await nextTurn();
  expect(local.stored).toEqual({ 'live-call.v2': '{"id":"d"}' });
});

test('what is over leaves nothing on disk, not by a copy that was due either', async () => {
  const { store, local, nextTurn } = createFixture();
  store.setLive(true);
  await store.save({ id: 'c' });
  await nextTurn();
  await store.save({ id: '' });
  store.setLive(false);
  await nextTurn();
  expect(local.stored['live-call.v2']).toBeUndefined();
});

test('a new worker finds the call of the session, a new browser the one on disk, as a leftover', async () => {
  const disk = { 'live-call.v2': '{"id":"old"}' };
  const worker = createFixture({ session: { 'call.v2': '{"id":"now"}' }, local: disk });
  expect(await worker.store.load()).toEqual({ id: 'now' });
  expect(worker.store.isLeftover()).toBe(false);
  const browser = createFixture({ local: disk });
  expect(await browser.store.load()).toEqual({ id: 'old' });
  expect(browser.store.isLeftover()).toBe(true);
  const fresh = createFixture();
  expect(await fresh.store.load()).toBeUndefined();
  expect(fresh.store.isLeftover()).toBe(false);
});

test('text that nobody can read does not stop the worker', async () => {
  const { store } = createFixture({ session: { 'call.v2': '{"id":' } });
  expect(await store.load()).toBe('{"id":');
});

test('a browser that was closed knows when people were dialled: the caps go on where they were', async () => {
  const HOUR_MS = 3_600_000;
  const rules = { ...DEFAULT_RULES, perMinute: 2, perHour: 3 };
  const people = [{ number: '+16505550117', name: '' }];
  const begin = { kind: 'start', people, bringIn: 'on-answer' } as const;
  const first = createFixture();
  await first.store.save({ ...NOTHING, dialedAtMs: [HOUR_MS, HOUR_MS + 1, HOUR_MS + 2] });
  await first.nextTurn();
  const restarted = createFixture({ local: first.local.stored });
  const loaded = restoreCall(await restarted.store.load(), () => {});
  expect(restarted.store.isLeftover()).toBe(false);
  const call = { ...loaded, rules, account: { country: 'US', ownNumbers: [] } };
  const refusedAt = (nowMs: number) => {
    const decision = decide(call, 'c', begin, nowMs);
    return isRefusal(decision) ? decision.refused : null;
  };
  expect(refusedAt(HOUR_MS + 10)).toBe('too-many-a-minute');
  expect(refusedAt(HOUR_MS + 60_002)).toBe('too-many-an-hour');
  expect(refusedAt(2 * HOUR_MS + 2)).toBeNull();
  expect(refusedAt(HOUR_MS - 1)).toBeNull();
});

test('states in which nobody is dialled write nothing about dials, and what is stored comes from no other list', async () => {
  const { store, local } = createFixture();
  await store.save(NOTHING);
  await store.save({ ...NOTHING, rings: 1 });
  expect(local.stored).toEqual({});
  const dialled = { ...NOTHING, dialedAtMs: [5] };
  await store.save(dialled);
  await settle();
  expect(local.stored).toEqual({ 'dials.v1': [5] });
  local.stored['dials.v1'] = 'seen';
  await store.save({ ...dialled, rings: 2 });
  await settle();
  expect(local.stored['dials.v1']).toBe('seen');
});
