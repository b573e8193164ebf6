import type InboundCallSession from 'ringcentral-web-phone/call-session/inbound';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TONE_HEARD_AMPLITUDE, toneOf } from '../simulator/media/tone';
import { LEG_IDS, type ScriptedLine } from './scripted-line';
import { ALICE, BOB, SipBench, WAIT } from './sip-bench';

let bench: SipBench;
let line: ScriptedLine;

beforeEach(async () => {
  bench = await SipBench.open();
  line = bench.line;
});

afterEach(() => bench.close());

describe('an incoming call', () => {
  test('rings with number, ids and name, and is answered with audio both ways', async () => {
    const device = await bench.registered('device-1');
    const session = await bench.incomingCall(device.webPhone, 'incoming-1');
    expect(session.remoteNumber).toBe(BOB);
    expect(session.sessionId).toBe(LEG_IDS.sessionId);
    expect(session.rcApiCallInfo).toMatchObject({ callAttributes: 'reject,send-vm' });
    await session.answer();
    await vi.waitFor(() =>
      expect(line.of('incomingAnswered')).toEqual([
        { kind: 'incomingAnswered', callId: 'incoming-1', instanceId: 'device-1' },
      ]),
    );
    line.converse('device:incoming-1', `callee:${BOB}`);
    const { meter } = bench.server.front;
    await vi.waitFor(() => expect(device.hears('incoming-1', toneOf(BOB))).toBeGreaterThan(TONE_HEARD_AMPLITUDE), WAIT);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${BOB}`)).toEqual(['device:incoming-1']), WAIT);
    await session.hangup();
    expect(line.of('hungUp')).toEqual([{ kind: 'hungUp', callId: 'incoming-1' }]);
  });

  test('is declined, or sent to voicemail', async () => {
    const { webPhone } = await bench.registered();
    await (await bench.incomingCall(webPhone, 'incoming-1')).decline();
    await (await bench.incomingCall(webPhone, 'incoming-2')).toVoicemail();
    expect(line.of('incomingRefused').map(({ how }) => how)).toEqual(['declined', 'voicemail']);
    expect(webPhone.callSessions).toEqual([]);
  });

  test('stops ringing on the other devices when one answers', async () => {
    const [first, second] = [await bench.registered('device-1'), await bench.registered('device-2')];
    const elsewhere = new Promise<InboundCallSession>((resolve) => second.webPhone.once('inboundCall', resolve));
    const session = await bench.incomingCall(first.webPhone, 'incoming-1');
    const other = await elsewhere;
    await session.answer();
    await vi.waitFor(() => expect(other.state).toBe('disposed'));
    await vi.waitFor(() => expect(line.of('incomingAnswered')).toHaveLength(1));
    expect(session.state).toBe('answered');
  });

  test('stops ringing when the caller gives up', async () => {
    const { webPhone } = await bench.registered();
    const session = await bench.incomingCall(webPhone, 'incoming-1');
    line.order({ kind: 'cancel', callId: 'incoming-1' });
    await vi.waitFor(() => expect(session.state).toBe('disposed'));
  });
});

describe('audio', () => {
  test('a ringing leg carries nothing; a conversation carries everyone both ways, measured', async () => {
    const device = await bench.registered();
    const { meter } = bench.server.front;
    const { callId } = await bench.answeredCall(device);
    await vi.waitFor(() => expect(meter.audioIn(callId)).toBeGreaterThan(0.1), WAIT);
    expect(meter.audioOut(callId)).toBeLessThan(0.001);
    line.converse(`device:${callId}`, `callee:${ALICE}`, `callee:${BOB}`);
    await vi.waitFor(
      () => expect(meter.heardBy(`device:${callId}`)).toEqual([`callee:${ALICE}`, `callee:${BOB}`]),
      WAIT,
    );
    await vi.waitFor(
      () => expect(meter.heardBy(`callee:${ALICE}`)).toEqual([`callee:${BOB}`, `device:${callId}`]),
      WAIT,
    );
    await vi.waitFor(() => {
      expect(device.hears(callId, toneOf(ALICE))).toBeGreaterThan(TONE_HEARD_AMPLITUDE);
      expect(device.hears(callId, toneOf(BOB))).toBeGreaterThan(TONE_HEARD_AMPLITUDE);
    }, WAIT);
  });

  test('a muted device is not heard', async () => {
    const device = await bench.registered();
    const { meter } = bench.server.front;
    const session = await bench.answeredCall(device);
    line.converse(`device:${session.callId}`, `callee:${ALICE}`);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${ALICE}`)).toEqual([`device:${session.callId}`]), WAIT);
    session.mute();
    await vi.waitFor(() => expect(meter.heardBy(`callee:${ALICE}`)).toEqual([]), WAIT);
    expect(meter.heardBy(`device:${session.callId}`)).toEqual([`callee:${ALICE}`]);
  });
});
