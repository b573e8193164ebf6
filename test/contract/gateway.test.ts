import type { SDK } from '@ringcentral/sdk';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Simulator, startSimulator } from '../simulator/server';
import type { Envelope } from '../simulator/world/notification';
import { createSdk, createSubscriptions, signIn } from './official-sdk';
import { createScriptedPhone, type ScriptedPhone } from './scripted-phone';
import { eventually } from './waiting';

const OWN = '/restapi/v1.0/account/~/extension/~/telephony/sessions';
const WHOLE_ACCOUNT = '/restapi/v1.0/account/~/telephony/sessions';

let simulator: Simulator;
let phone: ScriptedPhone;
let sdk: SDK;
const cleanUps: (() => unknown)[] = [];
beforeAll(async () => {
  simulator = await startSimulator({ switches: { rateLimits: false } });
  phone = createScriptedPhone(simulator);
});
beforeEach(async () => {
  await control('POST', '/reset');
  sdk = createSdk(simulator);
  await signIn(sdk);
});
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});
afterAll(() => simulator.close());

function control(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(simulator.control + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

/** Codes of the own party's events, in order of arrival. */
const codes = (envelopes: readonly Envelope[]) => envelopes.map(({ body }) => body.parties[0].status.code);

/** Subscribes with the official client, quick to notice a lost connection. */
async function subscribe(...filters: string[]) {
  const envelopes: Envelope[] = [];
  const subscription = createSubscriptions(sdk).createSubscription();
  subscription
    .setEventFilters(filters)
    .on(subscription.events.notification, (event: Envelope) => envelopes.push(event));
  const registered = await subscription.register();
  const { wse } = registered as unknown as {
    wse: {
      options: { autoRecover: { checkInterval: () => number } };
      connectionDetails: { recoveryState?: string };
      wsTokenExpiresAt: number;
      ws: WebSocket;
      intervalHandle: NodeJS.Timeout;
    };
  };
  cleanUps.push(() => registered.revoke().then(() => clearInterval(wse.intervalHandle)));
  return { envelopes, registered, wse };
}

describe('the official client', () => {
  test('hears its own extension only, with an extension filter', async () => {
    const { envelopes } = await subscribe(OWN);
    await phone.dial('+16505550111');
    await eventually(() => envelopes.length >= 3);
    expect(codes(envelopes)).toEqual(['Setup', 'Proceeding', 'Answered']);
    expect(envelopes.map(({ body }) => body.sequence)).toEqual([2, 4, 6]);
    expect(envelopes[0]?.ownerId).toBe(simulator.world.account.extensions[0]?.id);
  });

  test('hears the public network too, with an account filter', async () => {
    const { envelopes } = await subscribe(OWN, WHOLE_ACCOUNT);
    await phone.dial('+16505550111');
    await eventually(() => envelopes.length >= 5);
    expect(envelopes.map(({ body }) => body.sequence)).toEqual([2, 3, 4, 5, 6]);
    expect(envelopes[1]?.event).not.toContain('/extension/');
  });

  test('loses nothing when the connection is dropped and taken up again', async () => {
    await control('PUT', '/switches', { wsTokenReuse: 'accepted' }); // the client uses its gateway token again
    const { envelopes, wse } = await subscribe(OWN);
    const before = wse.ws;
    await control('PUT', '/faults', { dropGateway: {} });
    await phone.dial('+16505550111');
    await eventually(() => wse.ws !== before && wse.connectionDetails.recoveryState === 'Successful', 15_000);
    await eventually(() => envelopes.length >= 3);
    expect(codes(envelopes)).toEqual(['Setup', 'Proceeding', 'Answered']);
    expect(simulator.ledger().requests.filter((each) => each.path.includes('subscription'))).toHaveLength(1);
  });
});

interface Frame {
  readonly type: string;
  readonly status?: number;
  readonly wsc?: { readonly token: string; readonly sequence: number };
}

/** A client that shows what is on the wire. */
async function connect(wsc?: string, from: SDK = sdk) {
  const { ws_access_token, uri } = await (await from.post('/restapi/oauth/wstoken')).json();
  const socket = new WebSocket(`${uri}?access_token=${ws_access_token}${wsc === undefined ? '' : `&wsc=${wsc}`}`);
  cleanUps.push(() => socket.terminate());
  const frames: [Frame, Record<string, unknown>][] = [];
  socket.on('message', (data) => frames.push(JSON.parse(String(data))));
  await eventually(() => frames.length > 0);
  const request = async (method: string, path: string, body?: unknown) => {
    const messageId = `m-${frames.length}`;
    socket.send(JSON.stringify([{ type: 'ClientRequest', messageId, method, path }, ...(body ? [body] : [])]));
    return eventually(() => frames.find(([meta]) => 'messageId' in meta && meta.messageId === messageId));
  };
  const subscribeTo = (...eventFilters: string[]) =>
    request('POST', '/restapi/v1.0/subscription', { eventFilters, deliveryMode: { transportType: 'WebSocket' } });
  return { socket, frames, request, subscribeTo, token: ws_access_token as string, uri: uri as string };
}

describe('on the wire', () => {
  test('a connection begins with its facts, and echoes heartbeats', async () => {
    const { frames, socket } = await connect();
    expect(frames[0]).toMatchObject([
      { type: 'ConnectionDetails', status: 200, wsc: { sequence: 1 } },
      { recoveryTimeout: 180, recoveryBufferSize: 100, idleTimeout: 1800, absoluteTimeout: 86_400 },
    ]);
    expect(frames[0]?.[1]).not.toHaveProperty('recoveryState');
    socket.send('[{"type":"Heartbeat","messageId":"beat"}]');
    expect(await eventually(() => frames[1])).toEqual([{ type: 'Heartbeat', messageId: 'beat' }]);
  });

  test('a gateway token opens one connection', async () => {
    const { token, uri } = await connect();
    const second = new WebSocket(`${uri}?access_token=${token}`);
    const status = await new Promise((resolve) =>
      second.on('unexpected-response', (_, response) => resolve(response.statusCode)),
    );
    second.on('error', () => undefined).terminate();
    expect(status).toBe(401);
  });

  test('a subscription can be made, replaced, changed and ended', async () => {
    const { request, subscribeTo } = await connect();
    const [meta, body] = await subscribeTo(OWN);
    const { account } = simulator.world;
    const filter = `/restapi/v1.0/account/${account.id}/extension/${account.extensions[0]?.id}/telephony/sessions`;
    expect(meta.status).toBe(200);
    expect(body).toMatchObject({ status: 'Active', eventFilters: [filter] });
    const [, second] = await subscribeTo(WHOLE_ACCOUNT);
    expect(second?.id).not.toBe(body?.id);
    const change = { eventFilters: [OWN], deliveryMode: { transportType: 'WebSocket' } };
    expect((await request('PUT', `/restapi/v1.0/subscription/${body?.id}`, change))[0].status).toBe(404);
    expect((await request('PUT', `/restapi/v1.0/subscription/${second?.id}`, change))[0].status).toBe(200);
    expect((await request('DELETE', `/restapi/v1.0/subscription/${second?.id}`))[0].status).toBe(204);
  });

  test('foreign extensions are refused, and the account filter may be', async () => {
    const { subscribeTo } = await connect();
    const foreign = OWN.replace('extension/~', `extension/${simulator.world.account.extensions[1]?.id}`);
    expect(await subscribeTo(foreign)).toMatchObject([{ status: 403 }, { errorCode: 'SUB-406' }]);
    await control('PUT', '/switches', { accountFilter: 'disabled' });
    expect((await subscribeTo(OWN, WHOLE_ACCOUNT))[1]).toMatchObject({ disabledFilters: [{}], eventFilters: [{}] });
    await control('PUT', '/switches', { accountFilter: 'refused' });
    expect((await subscribeTo(OWN, WHOLE_ACCOUNT))[0].status).toBe(403);
  });

  test('recovery brings what was missed, and nothing twice', async () => {
    const first = await connect();
    await first.subscribeTo(OWN);
    await phone.dial('+16505550111');
    const seen = await eventually(() => first.frames.find(([meta]) => meta.type === 'ServerNotification'));
    first.socket.terminate();
    await eventually(() => simulator.ledger().sessions[0]?.parties[0]?.status === 'Answered');
    const second = await connect(seen[0].wsc?.token);
    expect(second.frames[0]?.[1]).toMatchObject({ recoveryState: 'Successful' });
    const missed = await eventually(() => second.frames.length >= 3 && second.frames.slice(1));
    expect(codes(missed.map(([, envelope]) => envelope as unknown as Envelope))).toEqual(['Proceeding', 'Answered']);
  });

  test('recovery fails without a subscription, with another sign-in, and by a lie', async () => {
    const bare = await connect();
    const again = await connect(bare.frames[0]?.[0].wsc?.token);
    expect(again.frames[0]?.[1]).toMatchObject({ recoveryState: 'Failed', recoveryErrorCode: 'WSG-1005' });
    await again.subscribeTo(OWN);
    const wsc = again.frames[0]?.[0].wsc?.token;
    const other = createSdk(simulator);
    await signIn(other);
    const foreign = await connect(wsc, other);
    expect(foreign.frames[0]?.[1]).toMatchObject({ recoveryState: 'Failed', recoveryErrorCode: 'WSG-1003' });
    await control('PUT', '/faults', { lyingRecovery: { count: 1 } });
    await phone.dial('+16505550111');
    await eventually(() => again.frames.length >= 5);
    const lied = await connect(wsc);
    expect(lied.frames[0]?.[1]).toMatchObject({ recoveryState: 'Successful' });
    await phone.dial('+16505550122');
    const [, next] = await eventually(() => lied.frames[1]);
    expect((next as unknown as Envelope).body.parties[0].to).toEqual({ phoneNumber: '+16505550122' });
  });

  test('a malformed wsc is an error and the end of the socket', async () => {
    const { frames, socket } = await connect('garbage');
    expect(frames[0]).toMatchObject([{ type: 'Error' }, { errorCode: 'WSG-400' }]);
    await eventually(() => socket.readyState === socket.CLOSED);
  });

  test('events can be dropped, doubled and swapped', async () => {
    const { frames, subscribeTo } = await connect();
    await subscribeTo(WHOLE_ACCOUNT);
    await control('PUT', '/faults', {
      dropEvents: { statusCode: 'Setup', count: 1 },
      reorderEvents: { statusCode: 'Proceeding', count: 1 },
      duplicateEvents: { statusCode: 'Answered', count: 1 },
    });
    await phone.dial('+16505550111');
    const events = await eventually(
      () => frames.length >= 7 && frames.filter(([meta]) => meta.type === 'ServerNotification'),
    );
    const sequences = events.map(([, body]) => (body as unknown as Envelope).body.sequence);
    expect(sequences).toEqual([4, 3, 5, 5, 6]);
  });

  test('a half-open socket stays open and says nothing', async () => {
    const { frames, socket, subscribeTo } = await connect();
    await subscribeTo(OWN);
    await control('PUT', '/faults', { halfOpenGateway: {} });
    const { sessionId } = await phone.dial('+16505550111');
    await eventually(
      () => simulator.ledger().sessions.find((each) => each.id === sessionId)?.parties[0]?.status === 'Answered',
    );
    socket.send('[{"type":"Heartbeat","messageId":"beat"}]');
    const second = await connect(frames[0]?.[0].wsc?.token);
    await eventually(() => second.frames.length >= 2);
    expect(frames).toHaveLength(2);
  });
});

test('a connection ends with WSG-902 when idle', async () => {
  const impatient = await startSimulator({ gatewayTimes: { idleMs: 50 } });
  cleanUps.push(() => impatient.close());
  const other = createSdk(impatient);
  await signIn(other);
  const { frames } = await connect(undefined, other);
  await eventually(() => frames.some(([meta, body]) => meta.type === 'Error' && body.errorCode === 'WSG-902'));
});
