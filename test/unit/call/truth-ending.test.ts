import { describe, expect, test } from 'vitest';
import type { AttemptOutcome } from '../../../lib/call/requests';
import {
  answered,
  CONFERENCE,
  created,
  DANA,
  type History,
  hostIn,
  hostListed,
  listed,
  ownParty,
  PRIYA,
  ready,
  ringing,
  seat,
  session,
  TOM,
  talking,
} from './history';

const settle = (history: History, key: string, outcome: AttemptOutcome): History =>
  history.fold({ kind: 'attempted', key }, { kind: 'settled', key, outcome });

const remove = (history: History, delayMs = 0) => {
  history.command({ kind: 'remove', personId: 'p1', generation: 1, delayMs });
  return history;
};

describe('removing', () => {
  const FIRST = 'remove:p1:1';
  const SECOND = 'remove-original:p1:1';

  test("rule 11: the conference's party is deleted first, and nobody is told before it is seen", () => {
    const history = remove(talking());
    expect(history.due).toContainEqual(
      expect.objectContaining({ kind: 'deleteParty', key: FIRST, sessionId: CONFERENCE, partyId: seat('p1') }),
    );
    expect(history.dueKeys).not.toContain(SECOND);
    settle(history, FIRST, 'ok');
    expect(history.row()).toMatchObject({ phase: 'joined', pending: 'remove', actions: [] });
    history.own('p1', 'Disconnected');
    expect(history.row()).toMatchObject({ phase: 'left', reason: 'removed', pending: 'none' });
    expect(history.due.filter(({ kind }) => kind === 'deleteParty')).toEqual([]);
  });

  test.each(['ok', 'gone'] as const)(
    'rule 11: after %s it looks, and tries the original call when nothing shows',
    (outcome) => {
      const history = settle(remove(talking().after(1_500)), FIRST, outcome);
      expect(history.dueLooks).toEqual(expect.arrayContaining(['conference', `call:${session('p1')}`]));
      history.after(1_000).readConference([hostListed(), listed('p1')]);
      expect(history.row().phase).toBe('joined');
      expect(history.dueKeys).not.toContain(SECOND);
      expect(history.after(4_100).due).toContainEqual(
        expect.objectContaining({ key: SECOND, sessionId: session('p1'), partyId: ownParty('p1') }),
      );
    },
  );

  test.each(['forbidden', 'conflict', 'refused'] as const)('rule 11: after %s the original call is next', (outcome) => {
    expect(settle(remove(talking()), FIRST, outcome).dueKeys).toContain(SECOND);
  });

  test('rule 11: when both ways are refused the row is back, with its problem and another try', () => {
    const history = settle(settle(remove(talking()), FIRST, 'forbidden'), SECOND, 'forbidden');
    const [conclusion] = history.due;
    expect(conclusion).toMatchObject({ kind: 'giveUp', subject: { kind: 'removal', personId: 'p1' } });
    history.fold({ kind: 'gaveUp', subject: { kind: 'removal', personId: 'p1', generation: 1 } });
    expect(history.row()).toMatchObject({ phase: 'joined', pending: 'none', problem: 'could-not-remove' });
    expect(history.row().actions).toContain('remove');
    expect(remove(history).dueKeys).toContain(FIRST);
    expect(history.row().problem).toBeUndefined();
  });

  test('rule 11: a removal that can be undone sends nothing until its time', () => {
    const history = remove(talking(), 5_000);
    expect(history.row()).toMatchObject({ pending: 'remove', undoMs: 5_000, actions: ['undo'] });
    expect(history.after(4_999).dueKeys).not.toContain(FIRST);
    history.command({ kind: 'undoRemove', personId: 'p1', generation: 1 });
    expect(history.after(5_000).dueKeys).not.toContain(FIRST);
    expect(history.row()).toMatchObject({ phase: 'joined', pending: 'none' });
  });

  test('rule 11: somebody who still rings is cancelled by hanging up, not by a DELETE', () => {
    const history = remove(ringing(hostIn(created())));
    expect(history.dueKeys).toContain(`hang-up:${history.person().leg.tag}`);
    expect(history.due.filter(({ kind }) => kind === 'deleteParty')).toEqual([]);
  });
});

describe('leaving', () => {
  const leaving = () => {
    const history = talking([DANA]);
    history.command({ kind: 'add', people: [{ number: PRIYA, name: '' }] });
    ringing(history, 'p2');
    history.command({ kind: 'leave' });
    return history;
  };

  test("rule 12: leaving deletes the host's own party of the current leg, alive kept, before any BYE", () => {
    const history = leaving();
    const partyId = `${CONFERENCE}-host`;
    expect(history.due).toContainEqual(
      expect.objectContaining({ kind: 'deleteParty', key: 'leave:1', partyId, keepConferenceAlive: true }),
    );
    const bye = `hang-up:${history.call.host.leg.tag}`;
    expect(history.dueKeys).not.toContain(bye);
    expect(settle(history, 'leave:1', 'ok').dueKeys).toContain(bye);
  });

  test('rule 12: leaving cancels whoever rings, keeps whoever talks, and offers the way back', () => {
    const history = leaving();
    expect(history.dueKeys).toContain(`hang-up:${history.person('p2').leg.tag}`);
    expect(history.dueKeys).not.toContain('remove:p1:1');
    settle(history, 'leave:1', 'ok').event(CONFERENCE, `${CONFERENCE}-host`, 'Disconnected', { isHost: true });
    expect(history.snapshot.host.phase).toEqual({ kind: 'left', why: 'chosen' });
    expect(history.snapshot.actions).toEqual(expect.arrayContaining(['rejoin', 'end']));
    expect(history.row('p1').phase).toBe('joined');
    expect(history.dueKeys.filter((key) => key.startsWith('stop-events') || key.startsWith('close-phone'))).toEqual([]);
    expect(history.snapshot.onCallCount).toBe(1);
  });

  test.each([
    [1_000, 'ended-by-leaving'],
    [20_000, 'ended-elsewhere'],
  ])('rule 12: the others go %i ms after the rep was let go: %s', (afterMs, reason) => {
    const history = settle(leaving(), 'leave:1', 'ok').event(CONFERENCE, `${CONFERENCE}-host`, 'Disconnected');
    for (const { id } of history.after(afterMs).call.people) history.own(id, 'Disconnected');
    history.fold({ kind: 'sessionGone', target: 'conference', begunAtMs: history.nowMs });
    expect(history.due).toContainEqual({ kind: 'giveUp', subject: { kind: 'call', reason } });
  });

  test('rule 12: where leaving is refused the rep is still in, and is told', () => {
    const history = settle(leaving(), 'leave:1', 'forbidden');
    history.fold({ kind: 'gaveUp', subject: { kind: 'leaving' } });
    expect(history.snapshot.host.phase.kind).toBe('in');
    expect(history.snapshot.notices).toContainEqual({ kind: 'leave-refused' });
    expect(history.dueKeys).not.toContain(`hang-up:${history.call.host.leg.tag}`);
  });

  test('rule 12: rejoining is a new leg, and what is said of the old one counts for nothing', () => {
    const history = settle(leaving(), 'leave:1', 'ok');
    history.event(CONFERENCE, `${CONFERENCE}-host`, 'Disconnected', { isHost: true });
    history.command({ kind: 'rejoin' });
    expect(history.dueKeys).toContain('dial:host:2');
    history.readConference([hostListed('Disconnected'), listed('p1')]);
    expect(history.snapshot.host.phase.kind).toBe('joining');
    const ids = { sessionId: CONFERENCE, partyId: 'host-again' };
    history.leg({ tag: history.call.host.leg.tag, state: 'answered', ids });
    history.event(CONFERENCE, 'host-again', 'Answered', { isHost: true });
    expect(history.snapshot.host.phase.kind).toBe('in');
  });
});

describe('ending', () => {
  const ending = () => {
    const history = talking([DANA]);
    history.command({ kind: 'add', people: [{ number: TOM, name: '' }] });
    ringing(history, 'p2');
    history.command({ kind: 'end' });
    return history;
  };
  const END = `end:${CONFERENCE}`;

  test('rule 12: the session is deleted first, then the legs are hung up', () => {
    const history = ending();
    const byes = [history.call.host.leg.tag, history.person('p2').leg.tag].map((tag) => `hang-up:${tag}`);
    expect(history.dueKeys).toContain(END);
    expect(history.dueKeys.filter((key) => byes.includes(key))).toEqual([]);
    expect(settle(history, END, 'ok').dueKeys).toEqual(expect.arrayContaining(byes));
    expect(history.snapshot.host.phase.kind).toBe('ending');
  });

  test('rule 12: a DELETE that is not answered does not keep the legs up', () => {
    const history = ending().fold({ kind: 'attempted', key: END }).after(2_000);
    expect(history.dueKeys).toContain(`hang-up:${history.call.host.leg.tag}`);
  });

  const over = (history: History): boolean => {
    for (const { leg } of [history.call.host, ...history.call.people])
      history.leg({ tag: leg.tag, state: 'ended', end: { status: 0, byUs: true } });
    history.fold({ kind: 'microphoneChanged', microphone: 'closed' });
    return history.due.some((effect) => effect.kind === 'endCall' && effect.reason === 'ended');
  };

  test('rule 12: a 204 alone confirms nothing', () => {
    expect(over(settle(ending(), END, 'ok'))).toBe(false);
  });

  test('rule 12: events about everybody confirm it', () => {
    const history = settle(ending(), END, 'ok');
    history.event(CONFERENCE, `${CONFERENCE}-host`, 'Disconnected', { isHost: true });
    expect(over(history)).toBe(false);
    expect(over(history.own('p1', 'Disconnected').own('p2', 'Disconnected'))).toBe(true);
  });

  test('rule 12: so does a 404 of the DELETE, and one of the read', () => {
    expect(over(settle(ending(), END, 'gone'))).toBe(true);
    const history = settle(ending(), END, 'ok');
    history.fold({ kind: 'sessionGone', target: 'conference', begunAtMs: history.nowMs });
    expect(over(history)).toBe(true);
  });

  test('rule 12: so does a read without anybody, begun after the 204, and no other', () => {
    const history = settle(ending(), END, 'ok').after(1_000);
    expect(over(history.readConference([hostListed('Disconnected'), listed('p1')]))).toBe(false);
    expect(over(history.after(1_000).readConference([]))).toBe(true);
    expect(over(ending().readConference([]))).toBe(false);
  });

  test('rule 12: after 15 s without proof the text is honest', () => {
    const history = ending().fold({ kind: 'attempted', key: END }).after(14_999);
    expect(history.due.some(({ kind }) => kind === 'endCall')).toBe(false);
    expect(history.after(1).due).toEqual([{ kind: 'endCall', reason: 'ended-unconfirmed' }]);
  });

  test('rule 12: a second start is refused until the first is gone', () => {
    const again = { kind: 'start', people: [{ number: DANA, name: '' }], bringIn: 'on-answer' } as const;
    const history = ending();
    expect(history.refusal(again)).toBe('call-exists');
    history.fold({ kind: 'callEnded', reason: 'ended' });
    expect(history.refusal(again)).toBeUndefined();
    expect(ready().refusal(again)).toBeUndefined();
    expect(answered(created()).refusal(again)).toBe('call-exists');
  });
});
