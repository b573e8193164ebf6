import { describe, expect, test } from 'vitest';
import { History, session } from './incoming-history';

const CALLER = '+16505550141';

describe('a call that nobody answered here', () => {
  const told = (history: History) => history.call.unrecorded.map(({ callId, what }) => [callId.split('/')[0], what]);
  const OWN = 'p-own';

  test('was missed, says an event of the platform: told at once, in a record of its own', () => {
    const history = new History().listening().ring('in/a');
    history.event(session('in/a'), OWN, 'Disconnected').hangUp('in/a');
    expect(history.call.unrecorded).toMatchObject([
      { callId: `rang/${history.nowMs}/i1`, sequence: 1, what: 'missed', number: CALLER, name: 'Gil' },
    ]);
    expect(history.call.incoming).toEqual([]);
    expect(history.dueKeys).toContain('record');
  });

  test('whose event is late is no card any more, and takes no answer, while its session is asked', () => {
    const history = new History().listening().ring('in/a').hangUp('in/a');
    expect(history.snapshot.incoming).toEqual([]);
    expect(history.refusal({ kind: 'answer', incomingId: 'i1' })).toBe('not-ringing');
    expect(told(history)).toEqual([]);
    expect(history.dueLooks).toEqual([]);
    expect(history.after(700).dueLooks).toEqual([`call:${session('in/a')}`]);
  });

  test.each([
    ['Disconnected', ['missed']],
    ['VoiceMail', ['missed']],
    ['Answered', []],
    ['Hold', []],
  ] as const)('and whose own party reads %s tells %j', (status, expected) => {
    const history = new History().listening().ring('in/a').hangUp('in/a').after(700);
    history.readCall('in/a', [{ partyId: OWN, status }]);
    expect(told(history)).toEqual(expected.map((what) => ['rang', what]));
    expect(history.call.incoming).toEqual([]);
    expect(Object.keys(history.call.looks).filter((target) => target.startsWith('call:'))).toEqual([]);
  });

  test('and whose session the platform has forgotten was missed', () => {
    const history = new History().listening().ring('in/a').hangUp('in/a').after(700);
    const target = `call:${session('in/a')}` as const;
    history.fold({ kind: 'lookBegun', target }, { kind: 'sessionGone', target, begunAtMs: history.nowMs });
    expect(told(history)).toEqual([['rang', 'missed']]);
  });

  test('was taken on another telephone of the rep, says an event that came before its end: nothing is told', () => {
    const history = new History().listening().ring('in/a');
    history.event(session('in/a'), OWN, 'Answered').hangUp('in/a');
    expect([told(history), history.call.incoming]).toEqual([[], []]);
  });

  test('and of whom nobody can tell counts as missed, but not before a new worker could ask', () => {
    const history = new History().listening().ring('in/a').hangUp('in/a').after(60_000);
    history.fold({ kind: 'workerStarted' });
    const isGivenUp = () => history.due.some(({ kind }) => kind === 'giveUp');
    expect([isGivenUp(), history.after(5_000).due.some(({ kind }) => kind === 'giveUp')]).toEqual([false, true]);
    history.fold({ kind: 'gaveUp', subject: { kind: 'incoming', incomingId: 'i1' } });
    expect(told(history)).toEqual([['rang', 'missed']]);
  });

  test.each([
    ['decline', 'declined'],
    ['toVoicemail', 'sent-to-voicemail'],
  ] as const)('because of %s tells %s, without asking anybody', (kind, what) => {
    const history = new History().listening().ring('in/a');
    history.command({ kind, incomingId: 'i1' });
    history.hangUp('in/a');
    expect(told(history)).toEqual([['rang', what]]);
    expect(history.after(5_000).dueLooks).toEqual([]);
  });

  test('during a call is told there, and in a record of its own', () => {
    const history = new History().listening().ring('in/a').ring('in/b');
    history.command({ kind: 'answer', incomingId: 'i1' });
    history.event(session('in/b'), OWN, 'Disconnected').hangUp('in/b');
    expect(told(history)).toEqual([
      ['call-1', 'started'],
      ['call-1', 'missed'],
      ['rang', 'missed'],
    ]);
    expect(history.snapshot.timeline.map(({ what }) => what)).toEqual(['started', 'missed']);
  });

  test('does not ring again when the phone repeats what it told', () => {
    const history = new History().listening().ring('in/a');
    history.event(session('in/a'), OWN, 'Disconnected').hangUp('in/a').ring('in/a').hangUp('in/a');
    expect([history.snapshot.incoming, told(history)]).toEqual([[], [['rang', 'missed']]]);
  });

  test('is not shown by a browser that was closed while it rang', () => {
    const history = new History().listening().ring('in/a').fold({ kind: 'workerStarted', isLeftover: true });
    expect(history.snapshot.incoming).toEqual([]);
  });
});
