import type OutboundCallSession from 'ringcentral-web-phone/call-session/outbound';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TONE_HEARD_AMPLITUDE, toneOf } from '../simulator/media/tone';
import { handleRest } from '../simulator/rest/handle-rest';
import { realScheduler } from '../simulator/world/scheduler';
import { createWorld, type World } from '../simulator/world/world';
import { createNodeDevice, type NodeDevice, TrustingWebSocket } from './node-device';
import { type SipServer, startSipServer } from './sip-server';

const ALICE = '+16505550111';
const BOB = '+16505550122';
const CAROL = '+16505550133';
const TELEPHONY = '/restapi/v1.0/account/~/telephony';
const WAIT = { timeout: 5_000, interval: 20 };

let world: World;
let server: SipServer;
let device: NodeDevice;
let extensionId: string;

beforeEach(async () => {
  vi.stubGlobal('WebSocket', TrustingWebSocket);
  world = createWorld({ scheduler: realScheduler });
  extensionId = world.account.extensions[0]?.id ?? '';
  server = await startSipServer(world);
  const { proxy, stunPort } = server;
  device = createNodeDevice({ proxy, stunPort, credentials: world.provision(extensionId).credentials });
  await device.webPhone.start();
});

afterEach(async () => {
  for (const session of device.webPhone.callSessions) session.dispose();
  world.reset();
  await server.close();
  vi.unstubAllGlobals();
});

function rest(method: string, path: string, body?: unknown): unknown {
  const response = handleRest(world, { method, path, body, extensionId });
  expect(response.status).toBeLessThan(300);
  return response.body;
}

/** Dials and waits until the person is on the line. */
async function talkTo(number: string): Promise<OutboundCallSession> {
  world.setCallee(number, { answersAfterMs: 50 });
  const session = await device.webPhone.call(number);
  await vi.waitFor(() => expect(server.front.meter.heardBy(`callee:${number}`)).toHaveLength(1), WAIT);
  return session;
}

/** Makes a conference, dials in as host and waits for the host's party. */
async function hostConference(): Promise<{ readonly id: string; readonly host: OutboundCallSession }> {
  const { session } = rest('POST', `${TELEPHONY}/conference`) as { session: { id: string; voiceCallToken: string } };
  const host = await device.webPhone.call(session.voiceCallToken);
  const conference = () => world.ledger().sessions.find(({ id }) => id === session.id);
  await vi.waitFor(() => expect(conference()?.parties.map(({ status }) => status)).toEqual(['Answered']), WAIT);
  return { id: session.id, host };
}

/** Brings a person in; the network takes their own leg down once they are. */
async function bringIn(id: string, session: OutboundCallSession): Promise<void> {
  const { sessionId, partyId } = session;
  rest('POST', `${TELEPHONY}/sessions/${id}/parties/bring-in`, { sessionId, partyId });
  await vi.waitFor(() => expect(session.state).toBe('disposed'), WAIT);
}

function heardInConference(number: string): readonly string[] {
  return server.front.meter.heardBy(`callee:${number}`);
}

test('a call of one person is heard both ways, and by nobody else', async () => {
  const session = await talkTo(ALICE);
  await vi.waitFor(() => {
    expect(device.hears(session.callId, toneOf(ALICE))).toBeGreaterThan(TONE_HEARD_AMPLITUDE);
  }, WAIT);
  expect(world.ledger(server.front.meter).legs).toMatchObject([{ number: ALICE, state: 'up', heard: [ALICE] }]);
  await session.hangup();
  expect(world.ledger().legs).toMatchObject([{ state: 'ended' }]);
});

test('a busy callee is refused after the ids are known', async () => {
  world.setCallee(CAROL, { fails: 'TargetBusy', answersAfterMs: undefined });
  world.setSwitches({ failureReasonOn: 'sip' });
  const failed = vi.fn();
  device.webPhone.once('outboundCall', (session: OutboundCallSession) => session.once('failed', failed));
  const session = await device.webPhone.call(CAROL);
  expect(failed).toHaveBeenCalledWith('SIP/2.0 486 Busy Here');
  expect(session.sessionId).toMatch(/^s-/);
});

test('people who are brought in hear each other and the host; who leaves is gone from every ear', async () => {
  const [alice, bob] = [await talkTo(ALICE), await talkTo(BOB)];
  const { id, host } = await hostConference();
  await bringIn(id, alice);
  await bringIn(id, bob);
  await vi.waitFor(() => {
    expect([...heardInConference(ALICE)].sort()).toEqual([`callee:${BOB}`, `device:${host.callId}`].sort());
    expect(device.hears(host.callId, toneOf(ALICE))).toBeGreaterThan(TONE_HEARD_AMPLITUDE);
    expect(device.hears(host.callId, toneOf(BOB))).toBeGreaterThan(TONE_HEARD_AMPLITUDE);
  }, WAIT);
  expect(device.webPhone.callSessions).toEqual([host]);
  world.hangUp(ALICE);
  await vi.waitFor(() => {
    expect(heardInConference(BOB)).toEqual([`device:${host.callId}`]);
    expect(device.hears(host.callId, toneOf(ALICE))).toBeLessThan(TONE_HEARD_AMPLITUDE);
  }, WAIT);
  expect(device.hears(host.callId, toneOf(BOB))).toBeGreaterThan(TONE_HEARD_AMPLITUDE);
});

test('a caller is put through to the device that answers', async () => {
  const ringing = new Promise<{ readonly callId: string; answer(): Promise<void> }>((resolve) =>
    device.webPhone.once('inboundCall', resolve),
  );
  world.callIn({ from: CAROL, name: 'Carol' });
  const session = await ringing;
  expect(server.front.meter.heardBy(`callee:${CAROL}`)).toEqual([]);
  await session.answer();
  await vi.waitFor(() => {
    expect(server.front.meter.heardBy(`callee:${CAROL}`)).toEqual([`device:${session.callId}`]);
    expect(device.hears(session.callId, toneOf(CAROL))).toBeGreaterThan(TONE_HEARD_AMPLITUDE);
  }, WAIT);
});
