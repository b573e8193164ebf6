import type { SDK } from '@ringcentral/sdk';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LifeTimes } from '../simulator/gateway/life-timers';
import { handleRest } from '../simulator/rest/handle-rest';
import { type Simulator, startSimulator } from '../simulator/server';
import { createSdk, failureOf, signIn } from './official-sdk';
import { createScriptedPhone } from './scripted-phone';
import { eventually } from './waiting';

const OWN = '/restapi/v1.0/account/~/extension/~/telephony/sessions';
const SUBSCRIPTION = '/restapi/v1.0/subscription';
const WISH = { eventFilters: [OWN], deliveryMode: { transportType: 'WebSocket' } };

type Frame = readonly [
  { readonly type: string; readonly wsc?: { readonly token: string } },
  Readonly<Record<string, unknown>>?,
];

let simulator: Simulator;
let sdk: SDK;
const running: Simulator[] = [];
const sockets: WebSocket[] = [];

beforeEach(() => start({}));
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await Promise.all(running.splice(0).map((each) => each.close()));
});

/** Starts a simulator for the rest of the test. */
async function start(gatewayTimes: Partial<LifeTimes>): Promise<void> {
  simulator = await startSimulator({ gatewayTimes, switches: { rateLimits: false } });
  running.push(simulator);
  sdk = createSdk(simulator);
  await signIn(sdk);
}

async function connect(wsc?: string, autoPong = true) {
  const { ws_access_token, uri } = await (await sdk.post('/restapi/oauth/wstoken')).json();
  const url = `${uri}?access_token=${ws_access_token}${wsc === undefined ? '' : `&wsc=${wsc}`}`;
  const socket = new WebSocket(url, { autoPong });
  sockets.push(socket);
  const frames: Frame[] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await eventually(() => frames.length > 0);
  const events = () => frames.filter(([{ type }]) => type === 'ServerNotification');
  return { socket, frames, events };
}

/** Subscribes over REST: the subscription belongs to the connection that is open. */
async function subscribe(): Promise<{ readonly id: string }> {
  return (await sdk.post(SUBSCRIPTION, WISH)).json();
}

/** A call whose own party can be muted and unmuted, which is one event each. */
async function callThatChatters() {
  const { sessionId, partyId } = await createScriptedPhone(simulator).dial('+16505550111');
  const { world } = simulator;
  const path = `/restapi/v1.0/account/~/telephony/sessions/${sessionId}/parties/${partyId}`;
  const extensionId = world.account.extensions[0]?.id ?? '';
  const party = () => world.state.sessions.get(sessionId)?.parties[0];
  await eventually(() => party()?.status === 'Answered');
  return (times: number) => {
    for (let each = 0; each < times; each += 1) {
      handleRest(world, { method: 'PATCH', path, body: { muted: party()?.muted !== true }, extensionId });
    }
  };
}

describe('recovery', () => {
  test('keeps the newest hundred of what was missed', async () => {
    const first = await connect();
    await subscribe();
    const chatter = await callThatChatters();
    await eventually(() => first.events().length >= 3);
    first.socket.terminate();
    await eventually(() => simulator.ledger().subscriptions.some((each) => Object(each).connected === false));
    chatter(105);
    const newest = String(first.events().at(-1)?.[0].wsc?.token);
    const sequence = simulator.world.state.sessions.values().next().value?.sequence ?? 0;
    await new Promise((resolve) =>
      simulator.world.onNotification(({ body }) => body.sequence === sequence && resolve(0)),
    );
    const second = await connect(newest);
    expect(second.frames[0]?.[1]).toMatchObject({ recoveryState: 'Successful' });
    const last = (await eventually(() => second.events().length === 100 && second.events())).map(
      ([, body]) => Object(body).body.sequence,
    );
    expect(last).toEqual(Array.from({ length: 100 }, (_, at) => sequence - 99 + at));
  });

  test('comes too late after the recovery time, and the same socket can subscribe anew', async () => {
    await start({ recoveryMs: 0 });
    simulator.world.setSwitches({ lateRecoveryError: 'WSG-1003' });
    const first = await connect();
    await subscribe();
    first.socket.terminate();
    await eventually(() => simulator.ledger().subscriptions.some((each) => Object(each).connected === false));
    const lostMs = Date.now();
    await eventually(() => Date.now() > lostMs);
    const second = await connect(first.frames[0]?.[0].wsc?.token);
    expect(second.frames[0]?.[1]).toMatchObject({ recoveryState: 'Failed', recoveryErrorCode: 'WSG-1003' });
    await subscribe();
    expect(simulator.ledger().subscriptions).toContainEqual(expect.objectContaining({ connected: true }));
  });

  test('survives a refresh of the access token', async () => {
    const first = await connect();
    await subscribe();
    await sdk.refresh();
    const second = await connect(first.frames[0]?.[0].wsc?.token);
    expect(second.frames[0]?.[1]).toMatchObject({ recoveryState: 'Successful' });
  });
});

describe('a connection', () => {
  test('ends with WSG-903 at the end of its life', async () => {
    await start({ absoluteMs: 50 });
    const { frames, socket } = await connect();
    await eventually(() => frames.some(([{ type }, body]) => type === 'Error' && body?.errorCode === 'WSG-903'));
    await eventually(() => socket.readyState === socket.CLOSED);
  });

  test('is pinged, and cut when it does not answer', async () => {
    await start({ pongMs: 50 });
    simulator.world.setSwitches({ gatewayPingMs: 20 });
    const [awake, asleep] = [await connect(), await connect(undefined, false)];
    let pings = 0;
    awake.socket.on('ping', () => {
      pings += 1;
    });
    await eventually(() => asleep.socket.readyState === asleep.socket.CLOSED);
    await eventually(() => pings >= 3);
    expect(awake.socket.readyState).toBe(awake.socket.OPEN);
  });
});

describe('a subscription over REST', () => {
  test('belongs to the newest connection, and is listed, changed and ended', async () => {
    const { events } = await connect();
    const { id } = await subscribe();
    expect(await (await sdk.get(SUBSCRIPTION)).json()).toMatchObject({ records: [{ id, status: 'Active' }] });
    await createScriptedPhone(simulator).dial('+16505550111');
    await eventually(() => events().length > 0);
    expect((await sdk.put(`${SUBSCRIPTION}/${id}`, WISH)).status).toBe(200);
    expect((await sdk.delete(`${SUBSCRIPTION}/${id}`)).status).toBe(204);
    expect(await failureOf(sdk.get(`${SUBSCRIPTION}/${id}`))).toMatchObject({
      status: 404,
      body: { errorCode: 'SUB-507' },
    });
  });

  test('needs an open connection, and can be refused altogether', async () => {
    expect((await failureOf(sdk.post(SUBSCRIPTION, WISH))).status).toBe(400);
    await connect();
    simulator.world.setSwitches({ restSubscription: 'refused' });
    expect((await failureOf(sdk.post(SUBSCRIPTION, WISH))).status).toBe(400);
  });

  test("is nobody else's", async () => {
    await connect();
    const { id } = await subscribe();
    const other = createSdk(simulator);
    await signIn(other);
    expect((await failureOf(other.get(`${SUBSCRIPTION}/${id}`))).status).toBe(404);
    expect(await (await other.get(SUBSCRIPTION)).json()).toMatchObject({ records: [] });
  });
});

test('a gateway token opens nothing once its life is over', async () => {
  simulator.world.setSwitches({ wsTokenLifeS: 0 });
  const { ws_access_token, uri } = await (await sdk.post('/restapi/oauth/wstoken')).json();
  const socket = new WebSocket(`${uri}?access_token=${ws_access_token}`);
  sockets.push(socket.on('error', () => undefined));
  const status = await new Promise((resolve) =>
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode)),
  );
  expect(status).toBe(401);
});
