import { describe, expect, test } from 'vitest';
import type { Command } from '../../../lib/call/commands';
import { answered, CONFERENCE, created, DANA, hostIn, hostListed, listed, ready, ringing, talking } from './history';

const p1 = { personId: 'p1', generation: 1 } as const;
const host = `${CONFERENCE}-host`;

describe('mute, hold and record', () => {
  test('setMuted, setOnHold and setRecording state an end, so sending one twice is harmless', () => {
    const history = talking();
    const wishes: readonly Command[] = [
      { kind: 'setMuted', muted: true },
      { kind: 'setOnHold', onHold: true },
      { kind: 'setRecording', recording: true },
    ];
    for (const wish of wishes) {
      expect(history.command(wish)).toHaveLength(1);
      expect(history.command(wish)).toEqual([]);
    }
    expect(history.call.host).toMatchObject({ muted: true, onHold: true, recording: true });
  });

  test('setMuted is told as done only when the phone did it', () => {
    const history = talking().fold({ kind: 'audioChanged', audio: audio(false) });
    history.command({ kind: 'setMuted', muted: true });
    expect(history.snapshot.host).toMatchObject({ muted: false, pending: 'mute' });
    history.fold({ kind: 'audioChanged', audio: audio(true) });
    expect(history.snapshot.host).toMatchObject({ muted: true, pending: 'none' });
  });

  const audio = (muted: boolean) => ({ liveTag: 'call-1/host/1', muted, onHold: false });

  test.each([
    { wish: (isOn: boolean): Command => ({ kind: 'setMuted', muted: isOn }), family: 'audio:' },
    { wish: (isOn: boolean): Command => ({ kind: 'setRecording', recording: isOn }), family: 'recording:' },
  ])('$family changed its mind twice in a moment: the third order waits for none before it', ({ wish, family }) => {
    const history = talking().fold({ kind: 'audioChanged', audio: audio(false) });
    const order = () => history.dueKeys.find((key) => key.startsWith(family)) ?? '';
    const told = (isOn: boolean) =>
      family === 'audio:'
        ? ({ kind: 'audioChanged', audio: audio(isOn) } as const)
        : ({ kind: 'recordingChanged', recording: isOn, refused: false } as const);
    for (const isOn of [true, false, true]) {
      history.command(wish(isOn));
      const key = order();
      expect(key).not.toBe('');
      history.fold({ kind: 'attempted', key });
      expect(order()).toBe('');
      history.fold(told(isOn)).after(100);
    }
  });

  test('setRecording is refused before the rep is in', () => {
    expect(created().refusal({ kind: 'setRecording', recording: true })).toBe('host-not-in');
  });
});

describe('setPersonMuted', () => {
  const mute = (muted: boolean): Command => ({ kind: 'setPersonMuted', ...p1, muted });
  const heard = (history: ReturnType<typeof talking>, muted: boolean) =>
    history.after(1_000).readConference([hostListed(), { ...listed('p1'), muted }]);
  const accepted = (history: ReturnType<typeof talking>) =>
    history.fold({ kind: 'attempted', key: 'mute:p1:1' }, { kind: 'settled', key: 'mute:p1:1', outcome: 'ok' });

  test('setPersonMuted is told as done when a look shows it', () => {
    const history = talking();
    history.command(mute(true));
    expect(history.dueKeys).toContain('mute:p1:1');
    accepted(history);
    expect(history.row()).toMatchObject({ muted: false, pending: 'mute' });
    expect(history.dueLooks).toContain('conference');
    expect(heard(history, true).row()).toMatchObject({ muted: true, pending: 'none' });
    expect(history.command(mute(true))).toEqual([]);
  });

  test('setPersonMuted that was accepted and not done is told as refused', () => {
    const history = talking();
    history.command(mute(true));
    heard(accepted(history), false);
    expect(history.due[0]).toMatchObject({ kind: 'giveUp', subject: { kind: 'muting', personId: 'p1' } });
    history.fold({ kind: 'gaveUp', subject: { kind: 'muting', ...p1 } });
    expect(history.row()).toMatchObject({ muted: false, pending: 'none', problem: 'could-not-mute' });
  });

  test('setPersonMuted can be taken back before it was confirmed', () => {
    const history = talking();
    history.command(mute(true));
    history.fold({ kind: 'attempted', key: 'mute:p1:1' });
    expect(history.command(mute(true))).toEqual([]);
    history.command(mute(false));
    expect(history.row().pending).toBe('none');
    expect(history.dueKeys).not.toContain('mute:p1:1');
  });

  test('setPersonMuted is refused for who is not in', () => {
    expect(answered(hostIn(created())).refusal(mute(true))).toBe('outdated');
    expect(talking().refusal({ ...mute(true), ...p1, generation: 2 } as Command)).toBe('outdated');
    expect(talking().refusal({ kind: 'setPersonMuted', personId: 'x', generation: 1, muted: true })).toBe(
      'unknown-person',
    );
  });
});

describe('sendTones', () => {
  const sent = (history: ReturnType<typeof talking>) =>
    history.due.flatMap((effect) =>
      effect.kind === 'tellPhone' && effect.order.kind === 'sendTones' ? [effect.order] : [],
    );

  test('sendTones goes to the conference, or to the private leg that is named, and once', () => {
    const history = talking();
    history.command({ kind: 'sendTones', tones: '12#' });
    expect(sent(history)).toEqual([{ kind: 'sendTones', tag: history.call.host.leg.tag, tones: '12#' }]);
    history.fold({ kind: 'attempted', key: 'tones:1' });
    expect(sent(history.after(60_000))).toEqual([]);
    const waiting = answered(hostIn(created([DANA], 'by-hand')));
    waiting.command({ kind: 'sendTones', tones: '3', personId: 'p1' });
    expect(sent(waiting)).toMatchObject([{ tag: waiting.person().leg.tag }]);
  });

  test('sendTones typed before the last ones were sent goes along with them; after that it is a new order', () => {
    const history = talking();
    for (const tones of ['1', '2']) history.command({ kind: 'sendTones', tones });
    expect(sent(history)).toEqual([{ kind: 'sendTones', tag: history.call.host.leg.tag, tones: '12' }]);
    history.fold({ kind: 'attempted', key: 'tones:1' });
    history.command({ kind: 'sendTones', tones: '3' });
    expect(sent(history)).toEqual([{ kind: 'sendTones', tag: history.call.host.leg.tag, tones: '3' }]);
  });

  test.each(['', '12a', '1 2', '1'.repeat(33)])('sendTones refuses "%s"', (tones) => {
    expect(talking().refusal({ kind: 'sendTones', tones })).toBe('malformed');
  });

  test('sendTones never reaches others than those it names', () => {
    expect(talking().refusal({ kind: 'sendTones', tones: '1', personId: 'p9' })).toBe('unknown-person');
    expect(ringing(hostIn(created())).refusal({ kind: 'sendTones', tones: '1', personId: 'p1' })).toBe('outdated');
    expect(talking().refusal({ kind: 'sendTones', tones: '1', personId: 'p1' })).toBeUndefined();
    expect(created().refusal({ kind: 'sendTones', tones: '1' })).toBe('host-not-in');
  });
});

describe('leave, rejoin, end, dismiss and checkNow', () => {
  const left = () => {
    const history = talking();
    history.command({ kind: 'leave' });
    return history.event(CONFERENCE, host, 'Disconnected', { isHost: true });
  };

  test('leave needs a rep who is in, and says nothing twice', () => {
    expect(created().refusal({ kind: 'leave' })).toBe('host-not-in');
    expect(left().command({ kind: 'leave' })).toEqual([]);
    const history = talking();
    history.command({ kind: 'end' });
    expect(history.refusal({ kind: 'leave' })).toBe('host-not-in');
  });

  test('rejoin needs a rep who is out', () => {
    expect(talking().command({ kind: 'rejoin' })).toEqual([]);
    const history = left();
    history.command({ kind: 'rejoin' });
    expect(history.dueKeys).toContain('dial:host:2');
    expect(history.command({ kind: 'rejoin' })).toEqual([]);
    history.command({ kind: 'end' });
    expect(history.refusal({ kind: 'rejoin' })).toBe('outdated');
  });

  test('end is possible from every moment of a call, once', () => {
    for (const history of [created(), talking(), left()]) {
      history.command({ kind: 'end' });
      expect(history.snapshot.host.phase.kind).toBe('ending');
      expect(history.command({ kind: 'end' })).toEqual([]);
    }
    expect(ready().refusal({ kind: 'end' })).toBe('no-call');
  });

  test('dismiss forgets a call that is over, and no other', () => {
    const history = talking();
    expect(history.refusal({ kind: 'dismiss' })).toBe('outdated');
    const { account } = history.call;
    history.command({ kind: 'end' });
    history.fold({ kind: 'callEnded', reason: 'ended' });
    history.command({ kind: 'dismiss' });
    expect(history.snapshot.callId).toBe('');
    expect(history.call.account).toEqual(account);
    expect(account?.country).toBe('US');
  });

  test('checkNow reads everything, at most every five seconds', () => {
    const history = talking()
      .readConference([hostListed(), listed('p1')])
      .after(2_000);
    history.command({ kind: 'checkNow' });
    expect(history.dueLooks).toContain('conference');
    expect(history.after(4_999).command({ kind: 'checkNow' })).toEqual([]);
    expect(history.after(1).command({ kind: 'checkNow' })).toHaveLength(1);
  });
});
