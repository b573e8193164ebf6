import { describe, expect, test } from 'vitest';
import { ACCOUNT_FACT, History, session } from './incoming-history';

const CALLER = '+16505550141';

describe('a call that rings', () => {
  test('is shown where the rep wants it, with what can be done', () => {
    const { incoming, rows, callId } = new History().listening().ring('in/a').snapshot;
    expect(incoming).toEqual([
      {
        id: 'i1',
        name: 'Gil',
        number: CALLER,
        pending: 'none',
        actions: ['answer', 'decline', 'voicemail'],
        sinceMs: 0,
      },
    ]);
    expect([rows, callId]).toEqual([[], '']);
  });

  test('is not shown where the rep did not ask for it, and nothing is sent', () => {
    const history = new History().fold(ACCOUNT_FACT).linked().ring('in/a');
    expect(history.snapshot.incoming).toEqual([]);
    expect(history.dueKeys.filter((key) => key.includes('in/a'))).toEqual([]);
  });

  test('rings, and starts what answering needs', () => {
    const keys = new History().listening().ring('in/a').dueKeys;
    expect(keys).toContain('ring:in/a');
    expect(keys).toContain('start-events');
  });

  test('goes when the caller gives up, and nothing of it is planned any more', () => {
    const history = new History().listening().ring('in/a').hangUp('in/a');
    expect(history.snapshot.incoming).toEqual([]);
    expect(Object.keys(history.call.attempts).filter((key) => key.endsWith('in/a'))).toEqual([]);
  });

  test('goes with the life of the phone that it rang in', () => {
    expect(new History().listening().ring('in/a').linked('boot-2').snapshot.incoming).toEqual([]);
  });

  test('whose end was lost goes by itself', () => {
    const history = new History().listening().ring('in/a').after(180_000);
    const giveUp = history.due.find(({ kind }) => kind === 'giveUp');
    expect(giveUp).toMatchObject({ subject: { kind: 'incoming', incomingId: 'i1' } });
  });

  test('is stated again without ringing twice', () => {
    expect(new History().listening().ring('in/a').ring('in/a').snapshot.incoming).toHaveLength(1);
  });

  test('decline is told to the phone until it is gone, and takes no answer any more', () => {
    const history = new History().listening().ring('in/a');
    history.command({ kind: 'decline', incomingId: 'i1' });
    expect(history.dueKeys).toContain('decline:in/a');
    expect(history.dueKeys).not.toContain('ring:in/a');
    expect(history.snapshot.incoming[0]).toMatchObject({ pending: 'decline', actions: [] });
    expect(history.refusal({ kind: 'answer', incomingId: 'i1' })).toBe('outdated');
  });

  test('that is gone refuses answer, decline and toVoicemail', () => {
    const history = new History().listening().ring('in/a').hangUp('in/a');
    for (const kind of ['answer', 'decline', 'toVoicemail'] as const)
      expect(history.refusal({ kind, incomingId: 'i1' })).toBe('not-ringing');
  });

  test('two at once are two cards; answering one leaves the other', () => {
    const history = new History().listening().ring('in/a').ring('in/b');
    history.command({ kind: 'answer', incomingId: 'i2' });
    expect(history.snapshot.incoming.map(({ id }) => id)).toEqual(['i1']);
    expect(history.person().leg.tag).toBe('in/b');
  });
});

describe('a call that was answered', () => {
  const answered = () => {
    const history = new History().listening().ring('in/a');
    history.command({ kind: 'answer', incomingId: 'i1' });
    return history;
  };

  test('is answered once the microphone is open, and not before', () => {
    const history = answered();
    expect(history.dueKeys).not.toContain('answer:in/a');
    history.microphone();
    expect(history.dueKeys).toContain('answer:in/a');
  });

  test('is an ordinary call: no conference is created, the caller alone is heard', () => {
    const history = answered().microphone().begin('answer:in/a').up('in/a');
    expect(history.snapshot.host.phase).toEqual({ kind: 'private' });
    expect(history.row()).toMatchObject({ phase: 'answered', isLive: true });
    expect(history.dueKeys.filter((key) => key.startsWith('create'))).toEqual([]);
    const audio = history.due.find((effect) => effect.kind === 'tellPhone' && effect.order.kind === 'setAudio');
    expect(audio).toMatchObject({ order: { audio: { liveTag: 'in/a' } } });
  });

  test('by another device of the rep is no error: moved', () => {
    const history = answered().microphone();
    history.event(session('in/a'), 'p-own', 'Answered', { direction: 'Inbound' }).hangUp('in/a');
    expect(history.row()).toMatchObject({ phase: 'failed', reason: 'moved' });
  });

  test('ends the ordinary call when the caller hangs up', () => {
    const history = answered().microphone().begin('answer:in/a').up('in/a');
    history.event(session('in/a'), 'p-own', 'Disconnected').hangUp('in/a');
    expect(history.row()).toMatchObject({ phase: 'left', reason: 'hung-up' });
    expect(history.due).toContainEqual({ kind: 'giveUp', subject: { kind: 'call', reason: 'finished' } });
  });

  test('is called back, unless the number that called costs more: nobody ever confirmed it', () => {
    const gone = (number: string) => {
      const history = new History().listening().ring('in/a', { number, name: 'Gil' });
      history.command({ kind: 'answer', incomingId: 'i1' });
      history.microphone().begin('answer:in/a').up('in/a');
      return history.event(session('in/a'), 'p-own', 'Disconnected').hangUp('in/a');
    };
    const callBack = { kind: 'callBack', personId: 'p1', generation: 1 } as const;
    expect(gone('+16505550141').refusal(callBack)).toBeUndefined();
    expect(gone('+19005550141').refusal(callBack)).toBe('premium-number');
  });

  test('is called by nobody: the record does not say that the rep dialled', () => {
    const history = answered();
    expect(history.call.unrecorded.map(({ what }) => what)).toEqual(['started']);
  });

  test('two ordinary calls can be merged: a conference is created, and both are brought in', () => {
    const history = answered().microphone().begin('answer:in/a').up('in/a').ring('in/b');
    history.command({ kind: 'answer', incomingId: 'i2' });
    history.begin('answer:in/b').up('in/b');
    expect(history.row('p1').actions).toContain('bring-in');
    history.command({ kind: 'bringIn', personId: 'p1', generation: 1 });
    expect(history.call.people.map(({ bringIn }) => bringIn)).toEqual(['now', 'now']);
    history.fold({ kind: 'eventsChanged', state: 'live' });
    expect(history.dueKeys.filter((key) => key.startsWith('create'))).toEqual(['create:call-1:1']);
  });

  test('a conference that cannot be opened leaves the ordinary call as it was', () => {
    const history = answered().microphone().begin('answer:in/a').up('in/a');
    history.fold({ kind: 'eventsChanged', state: 'live' });
    history.command({ kind: 'add', people: [{ number: '+14155550188', name: 'Tom' }] });
    history.fold({ kind: 'gaveUp', subject: { kind: 'call', reason: 'create-failed' } });
    expect(history.snapshot.host.phase).toEqual({ kind: 'private' });
    expect(history.row('p1')).toMatchObject({ phase: 'answered', problem: 'could-not-bring-in' });
    expect(history.row('p2')).toMatchObject({ phase: 'failed' });
    expect(history.dueKeys.filter((key) => /^(dial|hang-up|create)/.test(key))).toEqual([]);
  });
});

describe('with calls ringing in this browser', () => {
  test('the phone is kept without a call; events are not', () => {
    const history = new History().listening();
    expect(history.dueKeys).not.toContain('close-phone');
    history.fold({ kind: 'phoneLinkLost' }).after(3_001);
    expect(history.dueKeys).toContain('open-phone');
    expect(history.dueKeys).not.toContain('start-events');
  });

  test('and switched off again it is let go', () => {
    const history = new History().listening().fold({ kind: 'ringSet', ringsHere: false });
    expect(history.dueKeys).toContain('close-phone');
  });

  test('nothing is kept for somebody who is signed out', () => {
    const history = new History().listening().fold({ kind: 'signedOut' });
    expect(history.dueKeys).toContain('close-phone');
  });
});
