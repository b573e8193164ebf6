import { describe, expect, test } from 'vitest';
import { NO_CALL, type Snapshot } from '../../../lib/call/snapshot';
import { isSameView, isTimeAlone, view } from '../../../lib/call/view';
import {
  answered,
  BOOT,
  CONFERENCE,
  created,
  DANA,
  hostIn,
  hostListed,
  listed,
  PRIYA,
  ready,
  ringing,
  TOM,
  talking,
} from './history';

describe('what can be done for one person', () => {
  const rowOf = (history: ReturnType<typeof ready>) => [...history.row().actions];

  test('while it rings', () => {
    expect(rowOf(created())).toEqual(['cancel']);
    expect(rowOf(ringing(hostIn(created())))).toEqual(['cancel']);
  });

  test('answered and going straight in: talk and remove; by hand also bring in', () => {
    expect(rowOf(answered(hostIn(created())))).toEqual(['talk', 'remove']);
    expect(rowOf(answered(hostIn(created([DANA], 'by-hand'))))).toEqual(['bring-in', 'talk', 'remove']);
  });

  test('answered before the rep is in: not yet to be brought in', () => {
    expect(rowOf(answered(created([DANA], 'by-hand')))).toEqual(['talk', 'remove']);
  });

  test('joined', () => {
    expect(rowOf(talking())).toEqual(['mute', 'remove']);
    const muted = talking().readConference([hostListed(), { ...listed('p1'), muted: true }]);
    expect(rowOf(muted)).toEqual(['unmute', 'remove']);
    expect(muted.row().muted).toBe(true);
  });

  test('gone', () => {
    expect(rowOf(talking().own('p1', 'Disconnected'))).toEqual(['call-back']);
  });

  test('an extension after the number is offered once somebody answered', () => {
    const history = ready();
    const people = [{ number: DANA, name: 'Dana', extension: '22' }];
    history.command({ kind: 'start', people, bringIn: 'on-answer' });
    expect(rowOf(history)).not.toContain('send-extension');
    const key = 'create:call-1:1';
    const conference = { sessionId: CONFERENCE, voiceCallToken: 'conf_1' };
    history.fold({ kind: 'attempted', key }, { kind: 'settled', key, outcome: 'ok', conference });
    expect(rowOf(answered(hostIn(history)))).toContain('send-extension');
  });

  test.each(['leave', 'end'] as const)('nothing while the rep wants to %s', (kind) => {
    const history = talking([DANA, TOM]).own('p2', 'Disconnected');
    history.command({ kind });
    expect(history.snapshot.rows.map(({ actions }) => actions)).toEqual([[], []]);
  });
});

describe('what can be done for the call', () => {
  const actions = (history: ReturnType<typeof ready>) => [...history.snapshot.actions];

  test('in every phase', () => {
    expect(actions(ready())).toEqual([]);
    expect(actions(created())).toEqual(['add', 'end']);
    const history = talking();
    expect(actions(history)).toEqual(['add', 'mute', 'hold', 'keypad', 'record', 'leave', 'end', 'check-now']);
    history.command({ kind: 'leave' });
    expect(actions(history)).toEqual(['end']);
    history.event(CONFERENCE, `${CONFERENCE}-host`, 'Disconnected', { isHost: true });
    expect(actions(history)).toEqual(['rejoin', 'end', 'check-now']);
    history.command({ kind: 'end' });
    expect(actions(history)).toEqual([]);
    expect(actions(history.fold({ kind: 'callEnded', reason: 'ended' }))).toEqual(['dismiss']);
  });

  test('the opposite of what is on', () => {
    const history = talking();
    history.command({ kind: 'setMuted', muted: true });
    history.command({ kind: 'setOnHold', onHold: true });
    history.command({ kind: 'setRecording', recording: true });
    expect(actions(history)).toEqual(expect.arrayContaining(['unmute', 'resume', 'stop-recording']));
  });

  test('nobody is added while signed out', () => {
    expect(actions(talking().fold({ kind: 'signedOut' }))).not.toContain('add');
  });
});

describe('the list', () => {
  test('shows numbers and names whole, markup included: masking is the work of the hub', () => {
    const history = ready();
    history.command({ kind: 'start', people: [{ number: DANA, name: '<b>Dana</b>' }], bringIn: 'on-answer' });
    expect(history.row()).toMatchObject({ number: DANA, name: '<b>Dana</b>' });
  });

  test('fault 74: has no name that hides or reorders the text around it, nor an endless one', () => {
    const history = ready();
    const names = ['Dana\u202e Ortiz', 'x'.repeat(5000)];
    const people = names.map((name, index) => ({ number: `${DANA}${index}`, name }));
    history.command({ kind: 'start', people, bringIn: 'on-answer' });
    const { rows, timeline } = history.snapshot;
    expect(rows.map(({ name }) => name)).toEqual(['Dana Ortiz', `${'x'.repeat(63)}…`]);
    expect(JSON.stringify(timeline)).not.toContain('\u202e');
  });

  test('holds no id, token or tag of the platform', () => {
    const text = JSON.stringify(talking([DANA, PRIYA]).snapshot);
    for (const secret of [CONFERENCE, 'conf_1', 's-p1', BOOT, 'call-1/']) expect(text).not.toContain(secret);
  });

  test('has those who are connected or on their way first, each group in the order of the list', () => {
    const history = talking([DANA, PRIYA, TOM]).own('p1', 'Disconnected');
    expect(history.snapshot.rows.map(({ id }) => id)).toEqual(['p2', 'p3', 'p1']);
  });

  test('tells how long somebody stayed', () => {
    const history = talking().after(65_000).own('p1', 'Disconnected').after(10_000);
    expect(history.row()).toMatchObject({ stayedMs: 65_000, sinceMs: 10_000 });
  });

  test('marks a joining that nobody confirms as checking, without any fact', () => {
    const history = answered(hostIn(created())).fold({ kind: 'attempted', key: 'bring-in:p1:1' });
    expect(history.after(14_999).row().phase).toBe('joining');
    expect(history.after(1).row().phase).toBe('checking');
  });
});

describe('equality', () => {
  test('ignores durations', () => {
    const { call, nowMs } = talking();
    const [now, later] = [view(call, nowMs), view(call, nowMs + 5_000)];
    expect(later).not.toEqual(now);
    expect(isSameView(now, later)).toBe(true);
  });

  test('a duration that jumps is news, one that time alone explains is not', () => {
    const history = talking().fold({ kind: 'penaltySet', untilMs: 1_030_000 });
    const { call } = history;
    const longer = history.fold({ kind: 'penaltySet', untilMs: 1_060_000 }).call;
    expect(isTimeAlone(call, call, 1_020_000)).toBe(true);
    expect(isTimeAlone(call, longer, 1_020_000)).toBe(false);
  });

  test('a duration that appears or goes is a difference', () => {
    const history = talking();
    const before = history.snapshot;
    history.command({ kind: 'remove', personId: 'p1', generation: 1, delayMs: 5_000 });
    expect(isSameView(before, history.snapshot)).toBe(false);
    const [pending, due] = [history.snapshot, view(history.call, history.nowMs + 5_000)];
    expect([pending.rows[0]?.undoMs, due.rows[0]?.undoMs]).toEqual([5_000, null]);
    expect(isSameView(pending, due)).toBe(false);
  });

  test.each<[string, (snapshot: Snapshot) => Snapshot]>([
    ['a name', (snapshot) => ({ ...snapshot, rows: snapshot.rows.map((row) => ({ ...row, name: 'other' })) })],
    ['a count', (snapshot) => ({ ...snapshot, onCallCount: 9 })],
    ['a notice', (snapshot) => ({ ...snapshot, notices: [{ kind: 'full' }] })],
  ])('sees %s', (_what, change) => {
    const { snapshot } = talking();
    expect(isSameView(snapshot, change(snapshot))).toBe(false);
  });

  test('without a call everything is the same nothing', () => {
    expect(ready().snapshot).toBe(NO_CALL);
  });
});
