import { beforeEach, describe, expect, test } from 'vitest';
import type { PhoneEvent } from '../../../lib/phone/phone';
import { createPhone, type Phone } from '../../../lib/phone/phone-core';
import { FakeAudio, FakeWebPhone } from './fake-ports';
import { turns } from './manual-clock';

const IDS = { sessionId: 's-1', partyId: 'p-1-1' };
const BUSY = { status: 486, phrase: 'Busy Here', byUs: false };

let webPhone: FakeWebPhone;
let audio: FakeAudio;
let events: PhoneEvent[];
let phone: Phone;

beforeEach(() => {
  webPhone = new FakeWebPhone();
  audio = new FakeAudio();
  events = [];
  phone = createPhone({ webPhone, audio, bootId: 'boot', emit: (event) => events.push(event), watch: () => undefined });
});

const dial = (tag: string): void => phone.execute({ kind: 'dial', tag, callee: '16505550100' });
const kinds = (): readonly string[] => events.map(({ kind }) => kind);

describe('a tag', () => {
  test('is dialled once; a repeat is answered with the statement', () => {
    dial('a');
    dial('a');
    expect(webPhone.done).toEqual(['dial a 16505550100']);
    expect(kinds()).toEqual(['statement']);
  });

  test('that was hung up first is never dialled', () => {
    phone.execute({ kind: 'hangUp', tag: 'a' });
    dial('a');
    expect(webPhone.done).toEqual([]);
    expect(events[0]).toEqual({ kind: 'legEnded', tag: 'a', end: { status: 0, phrase: '', byUs: true } });
  });

  test('that ended is neither dialled nor hung up again, and stays in the statement', () => {
    dial('a');
    webPhone.report({ kind: 'ended', tag: 'a', end: BUSY });
    dial('a');
    phone.execute({ kind: 'hangUp', tag: 'a' });
    expect(webPhone.done).toEqual(['dial a 16505550100']);
    expect(phone.statement().legs).toEqual([{ tag: 'a', state: 'ended', end: BUSY }]);
  });
});

describe('what is seen of a leg', () => {
  test('is told once per news', () => {
    dial('a');
    webPhone.report({ kind: 'ringing', tag: 'a' });
    webPhone.report({ kind: 'ringing', tag: 'a', ids: IDS });
    webPhone.report({ kind: 'ringing', tag: 'a', ids: IDS });
    webPhone.report({ kind: 'answered', tag: 'a', ids: IDS });
    webPhone.report({ kind: 'ringing', tag: 'a', ids: IDS });
    webPhone.report({ kind: 'ended', tag: 'a', end: BUSY });
    webPhone.report({ kind: 'ended', tag: 'a', end: BUSY });
    expect(events).toEqual([
      { kind: 'legRinging', tag: 'a' },
      { kind: 'legRinging', tag: 'a', ids: IDS },
      { kind: 'legAnswered', tag: 'a', ids: IDS },
      { kind: 'legEnded', tag: 'a', end: BUSY, ids: IDS },
    ]);
  });
});

describe('the microphone', () => {
  test('closes when the last leg ended and no call is open', () => {
    phone.execute({ kind: 'openMicrophone' });
    dial('a');
    dial('b');
    webPhone.report({ kind: 'ended', tag: 'a', end: BUSY });
    expect(audio.microphone()).toBe('open');
    webPhone.report({ kind: 'ended', tag: 'b', end: BUSY });
    expect(audio.microphone()).toBe('closed');
  });

  test('stays open between legs while the call is open, and closes with it', () => {
    phone.execute({ kind: 'setCallOpen', open: true });
    phone.execute({ kind: 'openMicrophone' });
    dial('a');
    webPhone.report({ kind: 'ended', tag: 'a', end: BUSY });
    expect(audio.microphone()).toBe('open');
    phone.execute({ kind: 'setCallOpen', open: false });
    expect(audio.microphone()).toBe('closed');
    expect(kinds().filter((kind) => kind === 'microphone')).toHaveLength(2);
  });
});

describe('audio', () => {
  test('self-mute survives a swap of the live leg', () => {
    phone.execute({ kind: 'setAudio', audio: { liveTag: 'a', muted: true, onHold: false } });
    phone.execute({ kind: 'setAudio', audio: { liveTag: 'b', muted: true, onHold: false } });
    expect(phone.statement().audio).toEqual({ liveTag: 'b', muted: true, onHold: false });
    expect(kinds()).toEqual(['audio', 'audio']);
  });

  test('tones go to their leg', () => {
    phone.execute({ kind: 'sendTones', tag: 'a', tones: '22#' });
    expect(audio.tones).toEqual(['a 22#']);
  });
});

describe('recording', () => {
  test('is on when the server agreed, and ends with its leg', async () => {
    dial('a');
    webPhone.report({ kind: 'answered', tag: 'a' });
    phone.execute({ kind: 'setRecording', tag: 'a', recording: true });
    await turns();
    expect(phone.statement().recording).toBe(true);
    webPhone.report({ kind: 'ended', tag: 'a', end: BUSY });
    expect(events.at(-1)).toEqual({ kind: 'recording', recording: false, refused: false });
  });

  test('stays as it was when the server refuses, or the leg is not up', async () => {
    dial('a');
    phone.execute({ kind: 'setRecording', tag: 'a', recording: true });
    webPhone.report({ kind: 'answered', tag: 'a' });
    webPhone.agrees = false;
    phone.execute({ kind: 'setRecording', tag: 'a', recording: true });
    await turns();
    const recordings = events.filter(({ kind }) => kind === 'recording');
    expect(recordings).toEqual(Array(2).fill({ kind: 'recording', recording: false, refused: true }));
  });
});
