import { describe, expect, test } from 'vitest';
import { created, type History, hostIn, joined } from './history';

const GIL = '+16505550141';
const IN = 'in/a';

/** Dana is on the conference, the rep was and has left it; then Gil calls and the rep answers. */
function talkingApart(): History {
  const history = joined(hostIn(created()));
  history.fold({ kind: 'ringSet', ringsHere: true });
  history.command({ kind: 'leave' });
  const key = `leave:${history.call.host.generation}`;
  history.fold({ kind: 'attempted', key }, { kind: 'settled', key, outcome: 'ok' });
  history.leg({ tag: history.call.host.leg.tag, state: 'ended', end: { status: 0, byUs: true } });
  history.fold({ kind: 'microphoneChanged', microphone: 'closed' });
  const ids = { sessionId: 's-gil', partyId: 'p-own' };
  history.leg({ tag: IN, state: 'ringing', ids, caller: { number: GIL, name: 'Gil' } });
  history.command({ kind: 'answer', incomingId: 'i1' });
  history.fold({ kind: 'microphoneChanged', microphone: 'open' }, { kind: 'attempted', key: `answer:${IN}` });
  return history.leg({ tag: IN, state: 'answered' }).event('s-gil', 'p-own', 'Answered', { direction: 'Inbound' });
}

describe('a caller whom the rep answered after leaving the conference', () => {
  test('can be muted, held and sent tones; the conference is rejoined or ended as before', () => {
    const history = talkingApart();
    expect(history.snapshot.host.phase).toEqual({ kind: 'left', why: 'chosen' });
    expect(history.snapshot.actions).toEqual(['mute', 'hold', 'keypad', 'rejoin', 'end', 'check-now']);
    history.command({ kind: 'setMuted', muted: true });
    expect(history.snapshot.host.pending).toBe('mute');
    const audio = history.due.find((effect) => effect.kind === 'tellPhone' && effect.order.kind === 'setAudio');
    expect(audio).toMatchObject({ order: { audio: { liveTag: IN, muted: true } } });
    history.command({ kind: 'sendTones', tones: '42#' });
    expect(history.call.tones).toMatchObject({ tag: IN, digits: '42#' });
  });

  test('is hung up on, and nobody else is; then the microphone is closed', () => {
    const history = talkingApart();
    expect(history.row('p2').actions).toEqual(['stop-talking', 'remove']);
    expect(history.row('p1').actions).toEqual([]);
    history.command({ kind: 'remove', personId: 'p2', generation: 1, delayMs: 0 });
    expect(history.dueKeys).toContain(`hang-up:${IN}`);
    expect(history.dueKeys.filter((key) => /^(remove|end)/.test(key))).toEqual([]);
    history.event('s-gil', 'p-own', 'Disconnected').leg({ tag: IN, state: 'ended', end: { status: 0, byUs: true } });
    expect(history.snapshot.actions).toEqual(['rejoin', 'end', 'check-now']);
    expect(history.dueKeys).toContain('microphone-close');
    expect(history.row('p1').phase).toBe('joined');
  });

  test('somebody on the conference is removed by nobody who is out of it', () => {
    expect(talkingApart().refusal({ kind: 'remove', personId: 'p1', generation: 1, delayMs: 0 })).toBe(
      'call-is-ending',
    );
  });

  test('waits in silence when the rep rejoins, and can be brought in then', () => {
    const history = talkingApart();
    history.command({ kind: 'rejoin' });
    const { tag } = history.call.host.leg;
    history.fold({ kind: 'attempted', key: `dial:host:${history.call.host.generation}` });
    history.leg({ tag, state: 'answered', ids: { sessionId: 's-CONF', partyId: 's-CONF-host-2' } });
    history.event('s-CONF', 's-CONF-host-2', 'Answered', { isHost: true });
    expect(history.row('p2')).toMatchObject({ phase: 'answered', isLive: false });
    expect(history.row('p2').actions).toContain('bring-in');
  });
});

describe('the microphone', () => {
  test('is closed while the rep is out, and opened again for the way back', () => {
    const history = joined(hostIn(created()));
    expect(history.dueKeys.filter((key) => key.startsWith('microphone'))).toEqual([]);
    history.command({ kind: 'leave' });
    const key = `leave:${history.call.host.generation}`;
    history.fold({ kind: 'attempted', key }, { kind: 'settled', key, outcome: 'ok' });
    expect(history.dueKeys).not.toContain('microphone-close');
    history.leg({ tag: history.call.host.leg.tag, state: 'ended', end: { status: 0, byUs: true } });
    expect(history.dueKeys).toContain('microphone-close');
    history.fold({ kind: 'microphoneChanged', microphone: 'closed' }).command({ kind: 'rejoin' });
    expect(history.dueKeys).toContain('microphone:boot-1');
  });

  test('that the rep may not use keeps nobody from hearing the conference they come back to', () => {
    const history = joined(hostIn(created()));
    history.fold({ kind: 'microphoneChanged', microphone: 'denied' });
    const audio = history.due.find((effect) => effect.kind === 'tellPhone' && effect.order.kind === 'setAudio');
    expect(audio).toMatchObject({ order: { audio: { liveTag: history.call.host.leg.tag } } });
  });
});
