import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_CALL, type Snapshot } from '../../../lib/call/snapshot';
import { ANSWER_DEADLINE_MS, createClient, type Push } from '../../../lib/messaging/client';
import { DEFAULT_LAYOUT, UI_PORT } from '../../../lib/messaging/protocol';
import { createPortPair, type FakeEnd } from './port-pair';

const withCallId = (callId: string): Snapshot => ({ ...NO_CALL, callId });
const snapshot = (epoch: string, revision: number, callId: string) => ({
  kind: 'snapshot',
  protocol: 1,
  epoch,
  revision,
  snapshot: withCallId(callId),
});

function createFixture() {
  const opened: FakeEnd[] = [];
  const pushes: Push[] = [];
  const state = { isExtensionGone: false, orphaned: 0, ids: 0 };
  const client = createClient({
    connect: () => {
      if (state.isExtensionGone) throw new Error('Extension context invalidated.');
      const { ui, background } = createPortPair(UI_PORT, {});
      opened.push(background);
      return ui;
    },
    mintId: () => `id-${state.ids++}`,
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
    initial: NO_CALL,
    onPush: (push) => pushes.push(push),
    onOrphaned: () => {
      state.orphaned += 1;
    },
  });
  const latest = (): FakeEnd => {
    const end = opened.at(-1);
    if (!end) throw new Error('nothing was opened');
    return end;
  };
  return { client, opened, latest, pushes, state };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('snapshots', () => {
  test('within an epoch only forward; a new epoch always', () => {
    const { client, latest } = createFixture();
    client.open();
    const seen: string[] = [];
    client.subscribe(() => seen.push(client.current().callId));
    for (const [epoch, revision, id] of [
      ['a', 4, 'a4'],
      ['a', 3, 'a3'],
      ['a', 4, 'again'],
      ['a', 5, 'a5'],
      ['b', 0, 'b0'],
      ['b', 1, 'b1'],
    ] as const)
      latest().post(snapshot(epoch, revision, id));
    expect(seen).toEqual(['a4', 'a5', 'b0', 'b1']);
  });

  test('nothing is known before the greeting', () => {
    const { client, latest } = createFixture();
    client.open();
    expect(client.current()).toBe(NO_CALL);
    latest().post(snapshot('a', 0, 'x'));
    expect(client.current().callId).toBe('x');
  });
});

describe('sending', () => {
  test('an ack settles the command that it names', async () => {
    const { client, latest } = createFixture();
    client.open();
    const [first, second] = [client.send({ kind: 'leave' }), client.send({ kind: 'end' })];
    expect(latest().received).toEqual([
      { kind: 'command', id: 'id-0', command: { kind: 'leave' } },
      { kind: 'command', id: 'id-1', command: { kind: 'end' } },
    ]);
    latest().post({ kind: 'ack', id: 'id-1', outcome: { ok: true } });
    latest().post({ kind: 'ack', id: 'id-0', outcome: { ok: false, refusal: { refused: 'no-call' } } });
    expect(await second).toEqual({ ok: true });
    expect(await first).toEqual({ ok: false, refusal: { refused: 'no-call' } });
  });

  test('a dropped port rejects everything under way as disconnected', async () => {
    const { client, latest } = createFixture();
    client.open();
    const sent = client.send({ kind: 'end' });
    const asked = client.request({ kind: 'openOptions' });
    latest().disconnect();
    expect(await sent).toEqual({ ok: false, refusal: { refused: 'disconnected' } });
    expect(await asked).toEqual({ ok: false, problem: 'disconnected' });
  });

  test('without a port nothing is sent', async () => {
    const { client } = createFixture();
    expect(await client.send({ kind: 'end' })).toEqual({ ok: false, refusal: { refused: 'disconnected' } });
  });

  test('silence ends at the deadline', async () => {
    const { client } = createFixture();
    client.open();
    const sent = client.send({ kind: 'end' });
    await vi.advanceTimersByTimeAsync(ANSWER_DEADLINE_MS);
    expect(await sent).toEqual({ ok: false, refusal: { refused: 'disconnected' } });
  });
});

describe('connecting', () => {
  test('it reconnects at once, then with growing delays, and begins anew after a word from the other side', async () => {
    const { client, opened, latest } = createFixture();
    client.open();
    const gaps: number[] = [];
    for (let attempt = 0; attempt < 7; attempt += 1) {
      const before = opened.length;
      latest().disconnect();
      let waitedMs = 0;
      while (opened.length === before) {
        await vi.advanceTimersByTimeAsync(waitedMs === 0 ? 0 : 100);
        if (opened.length === before) waitedMs += 100;
      }
      gaps.push(waitedMs);
    }
    expect(gaps).toEqual([0, 100, 300, 1_000, 3_000, 5_000, 5_000]);
    latest().post(snapshot('a', 0, 'x'));
    const before = opened.length;
    latest().disconnect();
    await vi.advanceTimersByTimeAsync(0);
    expect(opened.length).toBe(before + 1);
  });

  test('closed on purpose, it stays closed until it is opened', async () => {
    const { client, opened } = createFixture();
    client.open();
    client.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened.map((end) => end.isOpen())).toEqual([false]);
    client.open();
    client.open();
    expect(opened).toHaveLength(2);
  });

  test('a script whose extension is gone says so once and stops', async () => {
    const { client, latest, state } = createFixture();
    client.open();
    state.isExtensionGone = true;
    latest().disconnect();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.orphaned).toBe(1);
  });

  test('a message of an earlier port is not believed', () => {
    const { client, opened, latest } = createFixture();
    client.open();
    const first = latest();
    client.close();
    client.open();
    first.post(snapshot('z', 9, 'ghost'));
    expect(client.current().callId).toBe('');
    expect(opened).toHaveLength(2);
  });

  test('layout, status and levels are handed on', () => {
    const { client, latest, pushes } = createFixture();
    client.open();
    const layout = { ...DEFAULT_LAYOUT, minimised: true, removal: 'ask', leaveDefault: 'ask' };
    latest().post({ kind: 'layout', layout });
    expect(pushes).toEqual([{ kind: 'layout', layout }]);
  });
});
