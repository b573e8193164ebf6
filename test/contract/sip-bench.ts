import type WebPhone from 'ringcentral-web-phone';
import type InboundCallSession from 'ringcentral-web-phone/call-session/inbound';
import type OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import { expect, vi } from 'vitest';
import { createNodeDevice, type NodeDevice, TrustingWebSocket } from './node-device';
import { CREDENTIALS, LEG_IDS, ScriptedLine } from './scripted-line';
import { type SipServer, startSipServer } from './sip-server';

/** Numbers with tones of their own. */
export const ALICE = '16505550111';
export const BOB = '16505550122';

/** How long a test waits for audio or a timer. */
export const WAIT = { timeout: 5_000, interval: 20 };

const CALL_GRACE_MS = 400;

/** A front on a scripted line, and devices in Node. */
export class SipBench {
  private readonly devices: NodeDevice[] = [];

  private constructor(
    readonly line: ScriptedLine,
    readonly server: SipServer,
  ) {}

  static async open(): Promise<SipBench> {
    vi.stubGlobal('WebSocket', TrustingWebSocket);
    const line = new ScriptedLine();
    return new SipBench(line, await startSipServer(line, { callGraceMs: CALL_GRACE_MS }));
  }

  async close(): Promise<void> {
    for (const { webPhone } of this.devices) for (const session of webPhone.callSessions) session.dispose();
    await this.server.close();
    vi.unstubAllGlobals();
  }

  device(instanceId?: string, password = CREDENTIALS.password): NodeDevice {
    const { proxy, stunPort } = this.server;
    const credentials = { ...CREDENTIALS, password };
    const device = createNodeDevice({ proxy, stunPort, credentials, ...(instanceId ? { instanceId } : {}) });
    this.devices.push(device);
    return device;
  }

  async registered(instanceId?: string): Promise<NodeDevice> {
    const device = this.device(instanceId);
    await device.webPhone.start();
    return device;
  }

  /** Starts a call without waiting for its end, which web-phone sometimes never reports. */
  async dial(webPhone: WebPhone, callee: string): Promise<OutboundCallSession> {
    const session = new Promise<OutboundCallSession>((resolve) => webPhone.once('outboundCall', resolve));
    void webPhone.call(callee); // its end, if any, shows in the session
    return await session;
  }

  async answeredCall(device: NodeDevice, callee = ALICE): Promise<OutboundCallSession> {
    const session = await device.webPhone.call(callee);
    const established = () => this.line.of('established').map(({ callId }) => callId);
    await vi.waitFor(() => expect(established()).toContain(session.callId), WAIT);
    return session;
  }

  async incomingCall(webPhone: WebPhone, callId: string): Promise<InboundCallSession> {
    const session = new Promise<InboundCallSession>((resolve) => webPhone.once('inboundCall', resolve));
    this.line.order({ kind: 'ring', callId, ...LEG_IDS, from: BOB, name: 'Bob; "the" Builder: B' });
    return await session;
  }
}
