import { describe, expect, test } from 'vitest';
import { doubtAttempts, isInDoubt, isUnderWay, mayBeDone, NEVER, repeatDueMs } from '../../../lib/call/attempts';
import type { Call } from '../../../lib/call/model';
import { personPhase } from '../../../lib/call/phase';
import type { Attempt } from '../../../lib/call/requests';
import { Rig } from '../../properties/rig';
import {
  answered,
  BOOT,
  CONFERENCE,
  created,
  DANA,
  hostIn,
  hostListed,
  joined,
  listed,
  PRIYA,
  TOM,
  talking,
} from './history';

describe('the timeline', () => {
  const told = (history: ReturnType<typeof talking>) => history.snapshot.timeline.map(({ what }) => what);

  test('tells once what happened to whom, and why', () => {
    const history = talking([DANA]).after(10_000).own('p1', 'Disconnected');
    expect(told(history)).toEqual(['started', 'joined', 'left']);
    expect(history.after(5_000).snapshot.timeline[2]).toMatchObject({ number: DANA, reason: 'hung-up', agoMs: 5_000 });
  });

  test('keeps the last five', () => {
    const history = talking([DANA, TOM, PRIYA])
      .own('p1', 'Disconnected')
      .own('p2', 'Disconnected')
      .own('p3', 'Disconnected');
    expect(told(history)).toEqual(['joined', 'joined', 'left', 'left', 'left'].slice(-5));
    expect(history.call.timeline).toHaveLength(5);
  });

  test('says nothing about doubt', () => {
    const history = talking().after(5_000).readConference([hostListed()]);
    expect(history.row().phase).toBe('checking');
    history.after(1_000).readConference([hostListed(), listed('p1')]);
    expect(told(history)).toEqual(['started', 'joined']);
  });

  test('tells that the rep left, came back, and ended it', () => {
    const history = talking();
    history.command({ kind: 'leave' });
    history.event(CONFERENCE, `${CONFERENCE}-host`, 'Disconnected', { isHost: true });
    history.command({ kind: 'rejoin' });
    const ids = { sessionId: CONFERENCE, partyId: 'again' };
    history.leg({ tag: history.call.host.leg.tag, state: 'answered', ids });
    history.event(CONFERENCE, 'again', 'Answered', { isHost: true });
    history.command({ kind: 'end' });
    history.fold({ kind: 'callEnded', reason: 'ended' });
    expect(told(history).slice(-4)).toEqual(['host-left', 'host-rejoined', 'left', 'ended']);
  });
});

describe('durations', () => {
  test('count from joining, through doubt, to leaving; a call back begins anew', () => {
    const history = talking().after(5_000).readConference([hostListed()]).after(5_000);
    expect(history.row().sinceMs).toBe(10_000);
    history.own('p1', 'Disconnected').after(1_000);
    expect(history.row()).toMatchObject({ stayedMs: 10_000 });
    history.command({ kind: 'callBack', personId: 'p1', generation: 1 });
    expect(history.row()).toMatchObject({ stayedMs: null, sinceMs: 0 });
  });

  test('of the call stop at its end', () => {
    const history = talking().after(60_000);
    history.command({ kind: 'end' });
    history.fold({ kind: 'callEnded', reason: 'ended' }).after(60_000);
    expect(history.snapshot.elapsedMs).toBe(60_000);
  });
});

describe('what is remembered', () => {
  test('100 answers to commands, the newest', () => {
    const history = talking();
    for (let number = 1; number <= 130; number += 1) history.fold({ kind: 'commandSettled', id: `c${number}` });
    expect(history.call.results).toHaveLength(100);
    expect(history.call.results.at(-1)?.id).toBe('c130');
  });

  test('nothing that happens twice changes anything', () => {
    const history = talking([DANA, TOM]).fold({ kind: 'commandSettled', id: 'c1' });
    const before = history.call;
    const { account } = before;
    history.fold({ kind: 'commandSettled', id: 'c1' }, { kind: 'eventsChanged', state: 'live' });
    history.fold({ kind: 'registrationChanged', isRegistered: true }, { kind: 'penaltySet', untilMs: 0 });
    history.fold({ kind: 'microphoneChanged', microphone: 'open' }, { kind: 'settled', key: 'x', outcome: 'ok' });
    history.leg({ tag: history.person().leg.tag, state: 'ended' }).leg({ tag: 'nobody', state: 'answered' });
    history.fold({
      kind: 'legChanged',
      bootId: `${BOOT}-old`,
      leg: { tag: history.call.host.leg.tag, state: 'ended' },
    });
    if (account) history.fold({ kind: 'signedIn', account });
    expect(history.call).toBe(before);
  });

  test('of one who was called back, nothing that concerned the leg before', () => {
    const history = joined(hostIn(created())).own('p1', 'Disconnected');
    history.command({ kind: 'callBack', personId: 'p1', generation: 1 });
    expect(Object.keys(history.call.attempts).filter((key) => key.endsWith(':p1:1'))).toEqual([]);
    expect(Object.keys(history.call.looks).filter((target) => target.startsWith('call:'))).toEqual([]);
  });

  test('the ids of the host, though the phone never told them: leaving needs them', () => {
    const history = created();
    history.fold({ kind: 'attempted', key: 'dial:host:1' }).leg({ tag: history.call.host.leg.tag, state: 'answered' });
    answered(history).after(2_000).readConference([hostListed()]);
    expect(history.snapshot.host.phase.kind).toBe('in');
    history.command({ kind: 'leave' });
    expect(history.due).toContainEqual(expect.objectContaining({ key: 'leave:1', partyId: `${CONFERENCE}-host` }));
  });
});

describe('attempts', () => {
  const attempt = (more: Partial<Attempt> = {}): Attempt => ({ atMs: 1_000, tries: 1, isUnverified: false, ...more });

  test('under way, in doubt, done', () => {
    expect([undefined, attempt()].map(isUnderWay)).toEqual([false, true]);
    expect(isInDoubt(attempt({ isUnverified: true }))).toBe(true);
    for (const outcome of ['unknown', 'conflict', 'gone'] as const) expect(isInDoubt(attempt({ outcome }))).toBe(true);
    for (const outcome of ['not-done', 'refused', 'forbidden'] as const) {
      expect(mayBeDone(attempt({ outcome }))).toBe(false);
    }
    expect(mayBeDone(attempt({ outcome: 'ok' }))).toBe(true);
  });

  test('a death of the worker puts in doubt what was under way, and nothing else', () => {
    const { open, done } = doubtAttempts({ open: attempt(), done: attempt({ outcome: 'ok' }) });
    expect([open?.isUnverified, done?.isUnverified]).toEqual([true, false]);
  });

  test('work that may be repeated: at once after a death, ever later after failures, never after an answer', () => {
    expect(repeatDueMs(undefined, 7)).toBe(7);
    expect(repeatDueMs(attempt(), 7)).toBe(NEVER);
    expect(repeatDueMs(attempt({ isUnverified: true }), 7)).toBe(7);
    const failed = (tries: number) => repeatDueMs(attempt({ outcome: 'unknown', settledAtMs: 0, tries }), 7);
    expect([1, 2, 3, 9].map(failed)).toEqual([5_000, 10_000, 20_000, 20_000]);
    expect(repeatDueMs(attempt({ outcome: 'not-done', settledAtMs: 500 }), 7)).toBe(1_500);
    for (const outcome of ['ok', 'gone', 'refused'] as const) expect(repeatDueMs(attempt({ outcome }), 7)).toBe(NEVER);
  });
});

test('the phase that is kept is the one that follows, at every moment of a call', async () => {
  const rig = new Rig();
  const numbers = [DANA, TOM, PRIYA];
  for (const number of numbers) rig.world.setCallee(number, { name: '', answersAfterMs: 700 });
  const wishes = new Map<number, () => unknown>([
    [
      1,
      () =>
        rig.command({ kind: 'start', people: numbers.map((number) => ({ number, name: '' })), bringIn: 'on-answer' }),
    ],
    [25, () => rig.world.hangUp(DANA)],
    [30, () => rig.command({ kind: 'remove', personId: 'p2', generation: 1, delayMs: 0 })],
    [40, () => rig.command({ kind: 'callBack', personId: 'p1', generation: 1 })],
    [70, () => rig.command({ kind: 'end' })],
  ]);
  for (let step = 0; step < 100; step += 1) {
    void wishes.get(step)?.();
    await rig.run(200);
    const call = rig.disk.saved as Call;
    expect(call.people.map(({ phase }) => phase)).toEqual(call.people.map((person) => personPhase(call, person)));
  }
  expect((rig.disk.saved as Call).people.map(({ phase }) => phase)).toEqual(['left', 'left', 'left']);
});
