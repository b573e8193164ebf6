import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { TONE_HEARD_AMPLITUDE, toneOf } from '../simulator/media/tone';
import { type Simulator, startSimulator } from '../simulator/server';
import type { LedgerParty } from '../simulator/world/ledger';
import { createNodeDevice, TrustingWebSocket } from './node-device';
import { createSdk, failureOf, signIn } from './official-sdk';
import { eventually } from './waiting';

const TELEPHONY = '/restapi/v1.0/account/~/telephony';
const ALICE = '+16505550111';
const BOB = '+16505550122';
const HOST = '+16505550101';

let simulator: Simulator;
beforeAll(async () => {
  vi.stubGlobal('WebSocket', TrustingWebSocket);
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.close();
  vi.unstubAllGlobals();
});

function partyOf(number: string): LedgerParty | undefined {
  const conference = simulator.ledger().sessions.find((each) => each.origin === 'Conference');
  return conference?.parties.find((each) => each.number === number && each.status !== 'Disconnected');
}

test('sdk, web phone and audio together make a conference in which everybody hears everybody', async () => {
  const sdk = createSdk(simulator);
  await signIn(sdk);
  const provision = await (
    await sdk.post('/restapi/v1.0/client-info/sip-provision', { sipInfo: [{ transport: 'WSS' }] })
  ).json();
  const [sipInfo] = provision.sipInfo;
  expect(sipInfo.outboundProxy).toBe(new URL(simulator.sip).host);
  const stunPort = Number(sipInfo.stunServers[0].split(':')[1]);
  const device = createNodeDevice({ proxy: sipInfo.outboundProxy, stunPort, credentials: sipInfo });
  await device.webPhone.start();

  const { session } = await (await sdk.post(`${TELEPHONY}/conference`)).json();
  const host = await device.webPhone.call(session.voiceCallToken);
  expect(host.sessionId).toBe(session.id);
  await eventually(() => partyOf(HOST)?.status === 'Answered');

  const seats = new Map<string, string>();
  for (const number of [ALICE, BOB]) {
    const leg = await device.webPhone.call(number.slice(1));
    const { sessionId, partyId } = leg;
    const isAnswered = () =>
      simulator.ledger().sessions.find((each) => each.id === sessionId)?.parties[0]?.status === 'Answered';
    await eventually(isAnswered);
    const bringIn = `${TELEPHONY}/sessions/${session.id}/parties/bring-in`;
    seats.set(number, (await (await sdk.post(bringIn, { sessionId, partyId })).json()).id);
    await eventually(() => leg.state === 'disposed');
  }

  await eventually(() => partyOf(ALICE)?.heard.includes(BOB) && partyOf(BOB)?.heard.includes(ALICE));
  expect(partyOf(ALICE)?.hears).toEqual([HOST, BOB]);
  const hears = (number: string) => device.hears(host.callId, toneOf(number)) > TONE_HEARD_AMPLITUDE;
  await eventually(() => hears(ALICE) && hears(BOB));

  await sdk.delete(`${TELEPHONY}/sessions/${session.id}/parties/${seats.get(ALICE)}`);
  await eventually(() => !hears(ALICE) && hears(BOB));
  expect(partyOf(ALICE)).toBeUndefined();

  await host.hangup();
  await eventually(() => simulator.ledger().legs.every((leg) => leg.state === 'ended'));
  expect((await failureOf(sdk.delete(`${TELEPHONY}/sessions/${session.id}`))).status).toBe(404);
  await device.webPhone.dispose();
});
