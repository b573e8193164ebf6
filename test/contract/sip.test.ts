import type OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CREDENTIALS, LEG_IDS, type ScriptedLine } from './scripted-line';
import { ALICE, BOB, SipBench, WAIT } from './sip-bench';

let bench: SipBench;
let line: ScriptedLine;

beforeEach(async () => {
  bench = await SipBench.open();
  line = bench.line;
});

afterEach(() => bench.close());

describe('registration', () => {
  test('a device with the right password is registered', async () => {
    await bench.registered('device-1');
    expect(line.of('register')).toEqual([
      { kind: 'register', authorizationId: CREDENTIALS.authorizationId, instanceId: 'device-1', expiresS: 60 },
    ]);
  });

  test('a device with a wrong password is refused and never reaches the line', async () => {
    await expect(bench.device('device-1', 'wrong').webPhone.start()).rejects.toThrow('403 Forbidden');
    expect(line.of('register')).toEqual([]);
  });

  test('a device that leaves un-registers', async () => {
    const { webPhone } = await bench.registered('device-1');
    await webPhone.dispose();
    expect(line.of('register').at(-1)?.expiresS).toBe(0);
    expect(line.of('contactLost')).toEqual([]);
  });

  test('one device too many is told so', async () => {
    line.registerOutcome = 'too-many';
    await expect(bench.device().webPhone.start()).rejects.toThrow('603 Too Many Contacts');
  });

  test('a lost connection is a lost contact', async () => {
    await bench.registered('device-1');
    bench.server.front.dropSockets();
    await vi.waitFor(() => expect(line.of('contactLost')).toEqual([{ kind: 'contactLost', instanceId: 'device-1' }]));
  });

  test('a silent registrar keeps web-phone waiting', async () => {
    bench.server.front.setFaults({ registerSilent: true });
    const settled = vi.fn();
    const { webPhone } = bench.device();
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
    const { webPhone } = await bench.registered();
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
    const { webPhone } = await bench.registered();
    const failed = vi.fn();
    webPhone.once('outboundCall', (session: OutboundCallSession) => session.once('failed', failed));
    const session = await webPhone.call(ALICE);
    expect(failed).toHaveBeenCalledWith('SIP/2.0 486 Busy Here');
    expect(session.state).toBe('disposed');
  });

  test('refused before 183 leaves web-phone ringing for ever', async () => {
    line.script = ({ callId }, order) => order({ kind: 'refuse', callId, status: 503, phrase: 'Service Unavailable' });
    const { webPhone } = await bench.registered();
    const session = await bench.dial(webPhone, ALICE);
    await vi.waitFor(() => expect(session.state).toBe('ringing'));
    expect(session.sipMessage.subject).toBe('SIP/2.0 503 Service Unavailable');
  });

  test('from a device that is not registered is forbidden', async () => {
    const { webPhone } = await bench.registered();
    await Reflect.get(webPhone.sipClient, 'unregister').call(webPhone.sipClient);
    const session = await webPhone.call(ALICE);
    expect(session.state).toBe('init');
    expect(line.of('invite')).toEqual([]);
  });

  test('can be cancelled while it rings', async () => {
    line.script = ({ callId }, order) => order({ kind: 'progress', callId, ...LEG_IDS });
    const { webPhone } = await bench.registered();
    const session = await bench.dial(webPhone, ALICE);
    await vi.waitFor(() => expect(session.state).toBe('ringing'));
    await session.cancel();
    expect(line.of('cancelled')).toEqual([{ kind: 'cancelled', callId: session.callId }]);
    expect(webPhone.callSessions).toEqual([]);
  });

  test('is hung up by the device', async () => {
    const device = await bench.registered();
    const session = await bench.answeredCall(device);
    await session.hangup();
    expect(line.of('hungUp')).toEqual([{ kind: 'hungUp', callId: session.callId }]);
  });

  test('is hung up by the network', async () => {
    const device = await bench.registered();
    const session = await bench.answeredCall(device);
    line.order({ kind: 'bye', callId: session.callId });
    await vi.waitFor(() => expect(session.state).toBe('disposed'));
    expect(line.of('hungUp')).toEqual([]);
  });

  test('is held and taken back', async () => {
    const device = await bench.registered();
    const session = await bench.answeredCall(device);
    await session.hold();
    await session.unhold();
    expect(line.of('held').map(({ held }) => held)).toEqual([true, false]);
  });

  test('starts and stops recording', async () => {
    const device = await bench.registered();
    const session = await bench.answeredCall(device);
    expect(await session.startRecording()).toEqual({ code: 0, description: 'Success' });
    expect(await session.stopRecording()).toEqual({ code: 0, description: 'Success' });
    line.allowsRecording = false;
    expect(await session.startRecording()).toMatchObject({ code: 1 });
    expect(line.of('recording').map(({ on }) => on)).toEqual([true, false, true]);
  });

  test('lives on when its device comes back in time', async () => {
    const device = await bench.registered('device-1');
    const session = await bench.answeredCall(device);
    bench.server.front.dropSockets();
    await vi.waitFor(() => expect(line.of('contactLost')).toHaveLength(1));
    await device.webPhone.start();
    line.order({ kind: 'bye', callId: session.callId });
    await vi.waitFor(() => expect(session.state).toBe('disposed'));
    expect(line.of('hungUp')).toEqual([]);
  });

  test('ends when its device does not come back', async () => {
    const device = await bench.registered('device-1');
    const session = await bench.answeredCall(device);
    bench.server.front.dropSockets();
    await vi.waitFor(() => expect(line.of('hungUp')).toEqual([{ kind: 'hungUp', callId: session.callId }]), WAIT);
  });
});
