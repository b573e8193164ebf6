import { describe, expect, test } from 'vitest';
import type { Command } from '../../../lib/call/commands';
import {
  answered,
  CONFERENCE,
  created,
  DANA,
  History,
  hostIn,
  hostListed,
  joined,
  listed,
  ownParty,
  PRIYA,
  ready,
  ringing,
  TOM,
  talking,
} from './history';

const people = (...numbers: readonly string[]) => numbers.map((number) => ({ number, name: '' }));
const start = (...numbers: readonly string[]): Command => ({
  kind: 'start',
  people: people(...numbers),
  bringIn: 'on-answer',
});
const p1 = { personId: 'p1', generation: 1 } as const;
const stale = { personId: 'p1', generation: 7 } as const;
const nobody = { personId: 'p9', generation: 1 } as const;

const dropped = (history: History): History =>
  history.leg({ tag: history.call.host.leg.tag, state: 'ended', end: { status: 0, byUs: false } });

const ended = (history: History): History => {
  history.command({ kind: 'end' });
  return history.fold({ kind: 'callEnded', reason: 'ended' });
};

describe('start and add', () => {
  test('start names the call by the id of the command', () => {
    const history = ready();
    history.command(start(DANA, PRIYA), 'a-click');
    expect(history.call.id).toBe('a-click');
    expect(history.call.people.map(({ number }) => number)).toEqual([DANA, PRIYA]);
  });

  test.each([
    ['nobody', []],
    ['empty-number', [DANA, ' ']],
    ['emergency', ['911']],
    ['not-a-number', ['dana']],
    ['own-number', ['+16505550100']],
    ['twice-in-list', [DANA, '16505550117']],
  ] as const)('start refuses %s', (reason, numbers) => {
    const history = ready();
    expect(history.command(start(...numbers))).toMatchObject({ refused: reason });
    expect(history.call.id).toBe('');
  });

  test('start says which of the people it refuses', () => {
    expect(ready().command(start(DANA, TOM, '12'))).toEqual({ refused: 'too-short', personIndex: 2 });
  });

  test('start is refused while signed out', () => {
    expect(new History().refusal(start(DANA))).toBe('signed-out');
    expect(ready().fold({ kind: 'signedOut' }).refusal(start(DANA))).toBe('signed-out');
  });

  test('start begins anew after a call that is over', () => {
    const history = ended(talking());
    history.command(start(TOM), 'call-2');
    expect(history.call).toMatchObject({ id: 'call-2', attempts: {}, loose: [], creates: 0 });
    expect(history.call.people).toHaveLength(1);
  });

  test('add takes more people onto a running call', () => {
    const history = talking();
    history.command({ kind: 'add', people: people(TOM) });
    expect(history.dueKeys).toContain('dial:p2:1');
  });

  test('add refuses whoever is on the call, and nobody who has left it', () => {
    const history = talking();
    expect(history.refusal({ kind: 'add', people: people(DANA) })).toBe('already-on-call');
    expect(history.own('p1', 'Disconnected').refusal({ kind: 'add', people: people(DANA) })).toBeUndefined();
  });

  test('add is refused without the rep, without a call, and at its end', () => {
    const add: Command = { kind: 'add', people: people(TOM) };
    expect(ready().refusal(add)).toBe('no-call');
    expect(dropped(talking()).refusal(add)).toBe('host-not-in');
    expect(ended(talking()).refusal(add)).toBe('call-is-ending');
    expect(talking().fold({ kind: 'signedOut' }).refusal(add)).toBe('signed-out');
  });
});

describe('remove, undoRemove and callBack', () => {
  const remove = { kind: 'remove', ...p1, delayMs: 5_000 } as const;
  const undo = { kind: 'undoRemove', ...p1 } as const;
  const back = { kind: 'callBack', ...p1 } as const;

  test('remove means one person in one generation, once', () => {
    const history = talking();
    expect(history.refusal({ ...remove, ...nobody })).toBe('unknown-person');
    expect(history.refusal({ ...remove, ...stale })).toBe('outdated');
    history.command(remove);
    expect(history.refusal(remove)).toBe('already-done');
    expect(talking().own('p1', 'Disconnected').refusal(remove)).toBe('already-done');
  });

  test('undoRemove works until the removal is sent', () => {
    const history = talking();
    expect(history.command(undo)).toEqual([]);
    history.command(remove);
    expect(history.after(4_999).refusal(undo)).toBeUndefined();
    expect(history.after(1).refusal(undo)).toBe('outdated');
  });

  test('callBack is new work under a new generation, and once', () => {
    const history = talking().own('p1', 'Disconnected');
    history.command(back);
    expect(history.dueKeys).toContain('dial:p1:2');
    expect(history.row()).toMatchObject({ phase: 'dialing', generation: 2 });
    expect(history.refusal(back)).toBe('outdated');
  });

  test('callBack is refused while the old leg may live, at ten, and when the number is back already', () => {
    expect(talking().refusal(back)).toBe('outdated');
    const full = talking([DANA, ...Array.from({ length: 8 }, (_, index) => `+1650555030${index}`)]);
    full.own('p1', 'Disconnected').command({ kind: 'add', people: people(TOM) });
    expect(full.refusal(back)).toBe('full');
    const again = talking().own('p1', 'Disconnected');
    again.command({ kind: 'add', people: people(DANA) });
    expect(again.refusal(back)).toBe('already-on-call');
  });

  test('callBack rings nobody while the rep is not in', () => {
    const history = dropped(talking([DANA, TOM]).own('p1', 'Disconnected'));
    expect(history.refusal(back)).toBe('host-not-in');
    expect(history.row().actions).not.toContain('call-back');
    expect(talking().own('p1', 'Disconnected').fold({ kind: 'signedOut' }).refusal(back)).toBe('signed-out');
  });

  test('callBack dials a person who came from elsewhere, if the number may be dialled', () => {
    const meet = (toNumber: string) => {
      const history = talking().readConference([hostListed(), listed('p1'), listed('x')]);
      history.readCall('x', [{ partyId: ownParty('x'), status: 'Gone', direction: 'Outbound', toNumber }]);
      return history.own('x', 'Disconnected');
    };
    const someone = { kind: 'callBack', personId: 's1', generation: 1 } as const;
    const history = meet(TOM);
    history.command(someone);
    expect(history.dueKeys).toContain('dial:s1:2');
    expect(meet('911').refusal(someone)).toBe('emergency');
    expect(meet('').refusal(someone)).toBe('unknown-person');
  });

  test('remove, undoRemove and callBack are refused while leaving or ending', () => {
    for (const kind of ['leave', 'end'] as const) {
      const history = talking([DANA, TOM]).own('p2', 'Disconnected');
      history.command({ kind });
      const wishes = [remove, undo, { ...back, personId: 'p2' }] as const;
      expect(wishes.map((wish) => history.refusal(wish))).toEqual(wishes.map(() => 'call-is-ending'));
    }
  });
});

describe('bringIn and talk', () => {
  const waiting = () => answered(hostIn(created([DANA], 'by-hand')));

  test('bringIn takes in who waits, and says nothing new about who is in or wanted', () => {
    const history = waiting();
    expect(history.dueKeys).not.toContain('bring-in:p1:1');
    history.command({ kind: 'bringIn', ...p1 });
    expect(history.dueKeys).toContain('bring-in:p1:1');
    expect(history.command({ kind: 'bringIn', ...p1 })).toEqual([]);
    expect(talking().command({ kind: 'bringIn', ...p1 })).toEqual([]);
    expect(
      waiting()
        .own('p1', 'Disconnected')
        .refusal({ kind: 'bringIn', ...p1 }),
    ).toBe('outdated');
    expect(waiting().refusal({ kind: 'bringIn', ...stale })).toBe('outdated');
    expect(ended(waiting()).refusal({ kind: 'bringIn', ...p1 })).toBe('call-is-ending');
  });

  test('talk makes a private leg the live one and null goes back', () => {
    const history = waiting();
    history.command({ kind: 'talk', personId: 'p1' });
    expect(history.row()).toMatchObject({ isLive: true });
    expect(history.row().actions).toContain('stop-talking');
    expect(history.command({ kind: 'talk', personId: 'p1' })).toEqual([]);
    history.command({ kind: 'talk', personId: null });
    expect(history.row().isLive).toBe(false);
    expect(history.command({ kind: 'talk', personId: null })).toEqual([]);
  });

  test('talk is refused with who rings, is in, or is nobody', () => {
    expect(ringing(hostIn(created())).refusal({ kind: 'talk', personId: 'p1' })).toBe('outdated');
    expect(talking().refusal({ kind: 'talk', personId: 'p1' })).toBe('outdated');
    expect(talking().refusal({ kind: 'talk', personId: 'p9' })).toBe('unknown-person');
  });

  test('talk ends with the leg: somebody called back does not ring in the ear of the rep', () => {
    const history = waiting();
    history.command({ kind: 'talk', personId: 'p1' });
    history.own('p1', 'Disconnected').leg({ tag: history.person().leg.tag, state: 'ended' });
    history.command({ kind: 'callBack', ...p1 });
    history.leg({ tag: history.person().leg.tag, state: 'ringing' });
    expect(history.row().isLive).toBe(false);
    const audio = history.due.find((effect) => effect.kind === 'tellPhone' && effect.order.kind === 'setAudio');
    expect(audio).toMatchObject({ order: { audio: { liveTag: history.call.host.leg.tag } } });
  });
});

test('every leg of these stories is on the conference by what was seen, not by a wish', () => {
  const history = joined(hostIn(created()));
  expect(history.person().leg.conferencePartyId).toBe(`${CONFERENCE}-p1`);
});
