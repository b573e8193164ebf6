import type WebPhone from 'ringcentral-web-phone';
import type InboundCallSession from 'ringcentral-web-phone/call-session/inbound';
import type OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TONE_HEARD_AMPLITUDE, toneOf } from '../simulator/media/tone';
import { createNodeDevice, type NodeDevice, TrustingWebSocket } from './node-device';
import { CREDENTIALS, LEG_IDS, ScriptedLine } from './scripted-line';
import { type SipServer, startSipServer } from './sip-server';

const ALICE = '16505550111';
const BOB = '16505550122';
const CALL_GRACE_MS = 400;
const WAIT = { timeout: 5_000, interval: 20 };

let line: ScriptedLine;
let server: SipServer;
let devices: NodeDevice[];

beforeEach(async () => {
  vi.stubGlobal('WebSocket', TrustingWebSocket);
  line = new ScriptedLine();
  server = await startSipServer(line, { callGraceMs: CALL_GRACE_MS });
  devices = [];
});

afterEach(async () => {
  for (const { webPhone } of devices) for (const session of webPhone.callSessions) session.dispose();
  await server.close();
  vi.unstubAllGlobals();
});

function createDevice(instanceId?: string, password = CREDENTIALS.password): NodeDevice {
  const { proxy, stunPort } = server;
  const credentials = { ...CREDENTIALS, password };
  const device = createNodeDevice({ proxy, stunPort, credentials, ...(instanceId ? { instanceId } : {}) });
  devices.push(device);
  return device;
}

async function registered(instanceId?: string): Promise<NodeDevice> {
  const device = createDevice(instanceId);
  await device.webPhone.start();
  return device;
}

/** Starts a call without waiting for its end, which web-phone sometimes never reports. */
async function dial(webPhone: WebPhone, callee: string): Promise<OutboundCallSession> {
  const session = new Promise<OutboundCallSession>((resolve) => webPhone.once('outboundCall', resolve));
  void webPhone.call(callee);
  return await session;
}

async function answeredCall(device: NodeDevice, callee = ALICE): Promise<OutboundCallSession> {
  const session = await device.webPhone.call(callee);
  await vi.waitFor(() => expect(line.of('established').map(({ callId }) => callId)).toContain(session.callId), WAIT);
  return session;
}

async function incomingCall(webPhone: WebPhone, callId: string): Promise<InboundCallSession> {
  const session = new Promise<InboundCallSession>((resolve) => webPhone.once('inboundCall', resolve));
  line.order({ kind: 'ring', callId, ...LEG_IDS, from: BOB, name: 'Bob; "the" Builder: B' });
  return await session;
}

describe('registration', () => {
  test('a device with the right password is registered', async () => {
    await registered('device-1');
    expect(line.of('register')).toEqual([
      { kind: 'register', authorizationId: CREDENTIALS.authorizationId, instanceId: 'device-1', expiresS: 60 },
    ]);
  });

  test('a device with a wrong password is refused and never reaches the line', async () => {
    await expect(createDevice('device-1', 'wrong').webPhone.start()).rejects.toThrow('403 Forbidden');
    expect(line.of('register')).toEqual([]);
  });

  test('a device that leaves un-registers', async () => {
    const { webPhone } = await registered('device-1');
    await webPhone.dispose();
    expect(line.of('register').at(-1)?.expiresS).toBe(0);
    expect(line.of('contactLost')).toEqual([]);
  });

  test('one device too many is told so', async () => {
    line.registerOutcome = 'too-many';
    await expect(createDevice().webPhone.start()).rejects.toThrow('603 Too Many Contacts');
  });

  test('a lost connection is a lost contact', async () => {
    await registered('device-1');
    server.front.dropSockets();
    await vi.waitFor(() => expect(line.of('contactLost')).toEqual([{ kind: 'contactLost', instanceId: 'device-1' }]));
  });

  test('a silent registrar keeps web-phone waiting', async () => {
    server.front.setFaults({ registerSilent: true });
    const settled = vi.fn();
    const { webPhone } = createDevice();
    void webPhone.start().then(settled, settled);
    await vi.waitFor(() => expect(Reflect.get(webPhone.sipClient, 'wsc').readyState).toBe(3), {
      timeout: 8_000,
      interval: 50,
    });
    expect(settled).not.toHaveBeenCalled();
  });
});

describe('an outgoing call', () => {
  test('is challenged, rings with its ids, and is answered', async () => {
    const { webPhone } = await registered();
    const session = await webPhone.call(ALICE, BOB);
    expect(session.state).toBe('answered');
    expect([session.sessionId, session.partyId]).toEqual([LEG_IDS.sessionId, LEG_IDS.partyId]);
    expect(line.of('invite')).toEqual([
      {
        kind: 'invite',
        callId: session.callId,
        authorizationId: CREDENTIALS.authorizationId,
        callee: ALICE,
        callerId: BOB,
      },
    ]);
    await vi.waitFor(() => expect(line.of('established')).toHaveLength(1));
  });

  test('refused after 183 fails with the status line', async () => {
    line.script = ({ callId }, order) => {
      order({ kind: 'progress', callId, ...LEG_IDS });
      order({ kind: 'refuse', callId, status: 486, phrase: 'Busy Here', q850: '17' });
    };
    const { webPhone } = await registered();
    const failed = vi.fn();
    webPhone.once('outboundCall', (session: OutboundCallSession) => session.once('failed', failed));
    const session = await webPhone.call(ALICE);
    expect(failed).toHaveBeenCalledWith('SIP/2.0 486 Busy Here');
    expect(session.state).toBe('disposed');
  });

  test('refused before 183 leaves web-phone ringing for ever', async () => {
    line.script = ({ callId }, order) => order({ kind: 'refuse', callId, status: 503, phrase: 'Service Unavailable' });
    const { webPhone } = await registered();
    const session = await dial(webPhone, ALICE);
    await vi.waitFor(() => expect(session.state).toBe('ringing'));
    expect(session.sipMessage.subject).toBe('SIP/2.0 503 Service Unavailable');
  });

  test('from a device that is not registered is forbidden', async () => {
    const { webPhone } = await registered();
    await Reflect.get(webPhone.sipClient, 'unregister').call(webPhone.sipClient);
    const session = await webPhone.call(ALICE);
    expect(session.state).toBe('init');
    expect(line.of('invite')).toEqual([]);
  });

  test('can be cancelled while it rings', async () => {
    line.script = ({ callId }, order) => order({ kind: 'progress', callId, ...LEG_IDS });
    const { webPhone } = await registered();
    const session = await dial(webPhone, ALICE);
    await vi.waitFor(() => expect(session.state).toBe('ringing'));
    await session.cancel();
    expect(line.of('cancelled')).toEqual([{ kind: 'cancelled', callId: session.callId }]);
    expect(webPhone.callSessions).toEqual([]);
  });

  test('is hung up by the device', async () => {
    const device = await registered();
    const session = await answeredCall(device);
    await session.hangup();
    expect(line.of('hungUp')).toEqual([{ kind: 'hungUp', callId: session.callId }]);
  });

  test('is hung up by the network', async () => {
    const device = await registered();
    const session = await answeredCall(device);
    line.order({ kind: 'bye', callId: session.callId });
    await vi.waitFor(() => expect(session.state).toBe('disposed'));
    expect(line.of('hungUp')).toEqual([]);
  });

  test('is held and taken back', async () => {
    const device = await registered();
    const session = await answeredCall(device);
    await session.hold();
    await session.unhold();
    expect(line.of('held').map(({ held }) => held)).toEqual([true, false]);
  });

  test('starts and stops recording', async () => {
    const device = await registered();
    const session = await answeredCall(device);
    expect(await session.startRecording()).toEqual({ code: 0, description: 'Success' });
    expect(await session.stopRecording()).toEqual({ code: 0, description: 'Success' });
    line.allowsRecording = false;
    expect(await session.startRecording()).toMatchObject({ code: 1 });
    expect(line.of('recording').map(({ on }) => on)).toEqual([true, false, true]);
  });

  test('lives on when its device comes back in time', async () => {
    const device = await registered('device-1');
    const session = await answeredCall(device);
    server.front.dropSockets();
    await vi.waitFor(() => expect(line.of('contactLost')).toHaveLength(1));
    await device.webPhone.start();
    line.order({ kind: 'bye', callId: session.callId });
    await vi.waitFor(() => expect(session.state).toBe('disposed'));
    expect(line.of('hungUp')).toEqual([]);
  });

  test('ends when its device does not come back', async () => {
    const device = await registered('device-1');
    const session = await answeredCall(device);
    server.front.dropSockets();
    await vi.waitFor(() => expect(line.of('hungUp')).toEqual([{ kind: 'hungUp', callId: session.callId }]), WAIT);
  });
});

describe('an incoming call', () => {
  test('rings with number, ids and name, and is answered with audio both ways', async () => {
    const device = await registered('device-1');
    const session = await incomingCall(device.webPhone, 'incoming-1');
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
    const { meter } = server.front;
    await vi.waitFor(() => expect(device.hears('incoming-1', toneOf(BOB))).toBeGreaterThan(TONE_HEARD_AMPLITUDE), WAIT);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${BOB}`)).toEqual(['device:incoming-1']), WAIT);
    await session.hangup();
    expect(line.of('hungUp')).toEqual([{ kind: 'hungUp', callId: 'incoming-1' }]);
  });

  test('is declined, or sent to voicemail', async () => {
    const { webPhone } = await registered();
    await (await incomingCall(webPhone, 'incoming-1')).decline();
    await (await incomingCall(webPhone, 'incoming-2')).toVoicemail();
    expect(line.of('incomingRefused').map(({ how }) => how)).toEqual(['declined', 'voicemail']);
    expect(webPhone.callSessions).toEqual([]);
  });

  test('stops ringing on the other devices when one answers', async () => {
    const [first, second] = [await registered('device-1'), await registered('device-2')];
    const elsewhere = new Promise<InboundCallSession>((resolve) => second.webPhone.once('inboundCall', resolve));
    const session = await incomingCall(first.webPhone, 'incoming-1');
    const other = await elsewhere;
    await session.answer();
    await vi.waitFor(() => expect(other.state).toBe('disposed'));
    await vi.waitFor(() => expect(line.of('incomingAnswered')).toHaveLength(1));
    expect(session.state).toBe('answered');
  });

  test('stops ringing when the caller gives up', async () => {
    const { webPhone } = await registered();
    const session = await incomingCall(webPhone, 'incoming-1');
    line.order({ kind: 'cancel', callId: 'incoming-1' });
    await vi.waitFor(() => expect(session.state).toBe('disposed'));
  });
});

describe('audio', () => {
  test('a ringing leg carries nothing; a conversation carries everyone both ways, measured', async () => {
    const device = await registered();
    const { meter } = server.front;
    const { callId } = await answeredCall(device);
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
    const device = await registered();
    const { meter } = server.front;
    const session = await answeredCall(device);
    line.converse(`device:${session.callId}`, `callee:${ALICE}`);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${ALICE}`)).toEqual([`device:${session.callId}`]), WAIT);
    session.mute();
    await vi.waitFor(() => expect(meter.heardBy(`callee:${ALICE}`)).toEqual([]), WAIT);
    expect(meter.heardBy(`device:${session.callId}`)).toEqual([`callee:${ALICE}`]);
  });
});
