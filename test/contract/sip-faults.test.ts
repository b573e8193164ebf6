import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TONE_HEARD_AMPLITUDE, toneOf } from '../simulator/media/tone';
import { TrustingWebSocket } from './node-device';
import type { ScriptedLine } from './scripted-line';
import { ALICE, SipBench, WAIT } from './sip-bench';

let bench: SipBench;
let line: ScriptedLine;

beforeEach(async () => {
  bench = await SipBench.open();
  line = bench.line;
});

afterEach(() => bench.close());

describe('faults of registration', () => {
  test('a refusal counted once lets the next attempt through', async () => {
    bench.server.front.setFaults({ refuseRegister: { status: 503, phrase: 'Service Unavailable', count: 1 } });
    const { webPhone } = bench.device();
    await expect(webPhone.start()).rejects.toThrow('503 Service Unavailable');
    await webPhone.start();
    expect(line.of('register')).toHaveLength(1);
  });
});

describe('faults of an outgoing call', () => {
  test('refused with 403 at once, web-phone believes that all went well', async () => {
    const { webPhone } = await bench.registered();
    bench.server.front.setFaults({ refuseInvite: { status: 403, phrase: 'Forbidden' } });
    const session = await webPhone.call(ALICE);
    expect(session.state).toBe('init');
    expect(line.of('invite')).toEqual([]);
  });

  test('refused otherwise at once, web-phone breaks over the missing challenge', async () => {
    const { webPhone } = await bench.registered();
    bench.server.front.setFaults({ refuseInvite: { status: 503, phrase: 'Service Unavailable' } });
    await expect(webPhone.call(ALICE)).rejects.toThrow(TypeError);
    expect(webPhone.callSessions).toHaveLength(1);
  });

  test('refused once signed, web-phone takes the refusal for ringing', async () => {
    const { webPhone } = await bench.registered();
    bench.server.front.setFaults({ refuseSignedInvite: { status: 486, phrase: 'Busy Here' } });
    const session = await bench.dial(webPhone, ALICE);
    await vi.waitFor(() => expect(session.state).toBe('ringing'));
    expect(line.of('invite')).toEqual([]);
  });

  test('a BYE without an answer ends the call, but not for web-phone', async () => {
    const device = await bench.registered();
    const session = await bench.answeredCall(device);
    bench.server.front.setFaults({ silentBye: true });
    void session.hangup(); // never settles: that is the fault
    await vi.waitFor(() => expect(line.of('hungUp')).toHaveLength(1));
    expect(session.state).toBe('answered');
  });

  test('media can be lost while signalling works', async () => {
    const device = await bench.registered();
    const { callId } = await bench.answeredCall(device);
    line.converse(`device:${callId}`, `callee:${ALICE}`);
    const heard = () => device.hears(callId, toneOf(ALICE));
    await vi.waitFor(() => expect(heard()).toBeGreaterThan(TONE_HEARD_AMPLITUDE), WAIT);
    bench.server.front.setFaults({ silentMedia: true });
    await vi.waitFor(() => expect(heard()).toBe(0), WAIT);
  });
});

describe('on the wire', () => {
  test('a keep-alive is answered', async () => {
    const ws = new TrustingWebSocket(`wss://${bench.server.proxy}`, 'sip');
    await once(ws, 'open');
    ws.send('\r\n\r\n');
    const [data] = await once(ws, 'message');
    expect(String(data)).toBe('\r\n');
    ws.close();
  });

  test('a BYE for an unknown call does not exist', async () => {
    const ws = new TrustingWebSocket(`wss://${bench.server.proxy}`, 'sip');
    await once(ws, 'open');
    ws.send('BYE sip:x SIP/2.0\r\nVia: v\r\nFrom: f;tag=1\r\nTo: t;tag=2\r\nCall-ID: none\r\nCSeq: 7 BYE\r\n\r\n');
    const [data] = await once(ws, 'message');
    expect(String(data)).toMatch(/^SIP\/2\.0 481 /);
    ws.close();
  });
});
