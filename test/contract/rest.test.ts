import type { SDK } from '@ringcentral/sdk';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/server';
import { createSdk, failureOf, signIn } from './official-sdk';
import { createScriptedPhone, type ScriptedPhone } from './scripted-phone';
import { eventually } from './waiting';

const TELEPHONY = '/restapi/v1.0/account/~/telephony';
const EXTENSION = '/restapi/v1.0/account/~/extension/~';

let simulator: Simulator;
let sdk: SDK;
let phone: ScriptedPhone;
beforeAll(async () => {
  simulator = await startSimulator();
  phone = createScriptedPhone(simulator);
});
beforeEach(async () => {
  await control('POST', '/reset');
  sdk = createSdk(simulator);
  await signIn(sdk);
});
afterAll(() => simulator.close());

function control(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(simulator.control + path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
}

interface Session {
  readonly id: string;
  readonly voiceCallToken: string;
  readonly parties: readonly { readonly id: string; readonly status: { readonly code: string } }[];
}

async function read(path: string): Promise<Session> {
  return (await sdk.get(path)).json();
}

async function createConference(): Promise<Session> {
  const { session } = await (await sdk.post(`${TELEPHONY}/conference`)).json();
  return session;
}

function statusOf(sessionId: string, partyId: string): string | undefined {
  const session = simulator.ledger().sessions.find((each) => each.id === sessionId);
  return session?.parties.find((each) => each.id === partyId)?.status;
}

/** A conference whose host is in. */
async function enterConference(): Promise<Session> {
  const conference = await createConference();
  const host = await phone.dial(conference.voiceCallToken);
  await eventually(() => statusOf(host.sessionId, host.partyId) === 'Answered');
  return conference;
}

describe('the official SDK', () => {
  test('runs a conference from creation to end', async () => {
    const conference = await enterConference();
    await control('PUT', '/callees/+16505550111', { name: 'Alice Moreau', answersAfterMs: 50 });
    const { callId, sessionId, partyId } = await phone.dial('16505550111');
    await eventually(() => statusOf(sessionId, partyId) === 'Answered');
    const response = await sdk.post(`${TELEPHONY}/sessions/${conference.id}/parties/bring-in`, { sessionId, partyId });
    expect(response.status).toBe(201);
    const seat = await response.json();
    await eventually(() => phone.ended.has(callId));
    const [host, participant] = (await read(`${TELEPHONY}/sessions/${conference.id}`)).parties;
    expect(host).toMatchObject({ conferenceRole: 'Host', status: { code: 'Answered' } });
    expect(participant).toMatchObject({ id: seat.id, status: { code: 'Gone', peerId: { sessionId, partyId } } });
    const [own] = (await read(`${TELEPHONY}/sessions/${sessionId}`)).parties;
    const peerId = { sessionId: conference.id, partyId: seat.id };
    expect(own).toMatchObject({ status: { code: 'Gone', peerId }, to: { phoneNumber: '+16505550111' } });
    expect((await sdk.delete(`${TELEPHONY}/sessions/${conference.id}`)).status).toBe(204);
    expect((await failureOf(sdk.delete(`${TELEPHONY}/sessions/${conference.id}`))).status).toBe(404);
  });

  test('is refused a bring-in before the host is in', async () => {
    const conference = await createConference();
    const { sessionId, partyId } = await phone.dial('+16505550122');
    const failure = await failureOf(
      sdk.post(`${TELEPHONY}/sessions/${conference.id}/parties/bring-in`, { sessionId, partyId }),
    );
    expect(failure).toMatchObject({ status: 403, body: { errorCode: 'TAS-106', errors: [{ errorCode: 'TAS-106' }] } });
  });

  test('takes the host out and leaves the others with a body of DELETE', async () => {
    const conference = await enterConference();
    const { sessionId, partyId } = await phone.dial('+16505550133');
    await eventually(() => statusOf(sessionId, partyId) === 'Answered');
    await sdk.post(`${TELEPHONY}/sessions/${conference.id}/parties/bring-in`, { sessionId, partyId });
    await eventually(() => statusOf(sessionId, partyId) === 'Gone');
    const host = `p-${conference.id.slice(2)}-1`;
    await sdk.delete(`${TELEPHONY}/sessions/${conference.id}/parties/${host}`, { keepConferenceAlive: true });
    const { parties } = await read(`${TELEPHONY}/sessions/${conference.id}`);
    expect(parties.map((party) => party.status.code)).toEqual(['Disconnected', 'Gone']);
  });

  test('mutes flat and holds', async () => {
    const { sessionId, partyId } = await phone.dial('+16505550144');
    await eventually(() => statusOf(sessionId, partyId) === 'Answered');
    const party = `${TELEPHONY}/sessions/${sessionId}/parties/${partyId}`;
    const muted = await sdk.send({ method: 'PATCH', url: party, body: { muted: true } });
    expect(await muted.json()).toMatchObject({ muted: true });
    expect(await (await sdk.post(`${party}/hold`)).json()).toMatchObject({ status: { code: 'Hold' } });
    expect((await failureOf(sdk.post(`${party}/hold`))).status).toBe(409);
  });

  test('learns numbers, presence and the phone', async () => {
    const numbers = await (await sdk.get(`${EXTENSION}/phone-number`)).json();
    expect(numbers.records[0]).toMatchObject({
      phoneNumber: '+16505550101',
      features: expect.arrayContaining(['CallerId']),
    });
    const conference = await enterConference();
    const presence = await (
      await sdk.get(`${EXTENSION}/presence`, { detailedTelephonyState: true, sipData: true })
    ).json();
    expect(presence.activeCalls).toMatchObject([
      { to: 'conference', toName: 'Conference', sessionId: '0', telephonySessionId: conference.id },
    ]);
    const body = { sipInfo: [{ transport: 'WSS' }] };
    const provision = await (await sdk.post('/restapi/v1.0/client-info/sip-provision', body)).json();
    expect(provision.sipInfo[0]).toMatchObject({
      transport: 'WSS',
      authorizationTypes: ['SipDigest'],
      outboundProxy: new URL(simulator.url).host,
    });
    const again = { ...body, device: { id: provision.device.id } };
    const second = await (await sdk.post('/restapi/v1.0/client-info/sip-provision', again)).json();
    expect(second.device.id).toBe(provision.device.id);
    expect(second.sipInfo[0].authorizationId).not.toBe(provision.sipInfo[0].authorizationId);
  });
});

describe('rate limits', () => {
  test('answer 429 with Retry-After, and a request during the penalty starts it anew', async () => {
    for (let each = 0; each < 10; each += 1) await createConference();
    const last = await failureOf(sdk.post(`${TELEPHONY}/conference`));
    expect(last).toMatchObject({ status: 429, body: { errorCode: 'CMN-301' } });
    expect(last.headers.get('retry-after')).toBe('60');
    expect((await sdk.get(EXTENSION)).headers.get('x-rate-limit-group')).toBe('light');
  });

  test('can be switched off', async () => {
    await control('PUT', '/switches', { rateLimits: false });
    for (let each = 0; each < 11; each += 1) await createConference();
  });
});

describe('faults', () => {
  test('a lost answer breaks the request, but the work is done', async () => {
    await control('PUT', '/faults', { loseAnswer: { method: 'POST', path: 'conference$', count: 1 } });
    await expect(sdk.post(`${TELEPHONY}/conference`)).rejects.toThrow();
    expect(simulator.ledger().sessions).toHaveLength(1);
    await createConference();
  });

  test('a lost request and a refusal leave the world alone', async () => {
    await control('PUT', '/faults', {
      loseRequest: { path: 'conference$', count: 1 },
      refuseRequest: { path: 'conference$', status: 503, retryAfterS: 7, count: 1 },
    });
    const failure = await failureOf(sdk.post(`${TELEPHONY}/conference`));
    expect(failure.headers.get('retry-after')).toBe('7');
    await expect(sdk.post(`${TELEPHONY}/conference`)).rejects.toThrow();
    expect(simulator.ledger().sessions).toEqual([]);
    await control('DELETE', '/faults');
    await createConference();
  });
});

describe('the control API', () => {
  test.each([
    ['PUT', '/callees/abc', {}, 'not a number'],
    ['PUT', '/callees/5550100', { rigns: true }, 'unknown property "rigns"'],
    ['PUT', '/callees/5550100', { fails: 'NoAnswer', answersAfterMs: 1 }, 'not both'],
    ['PUT', '/switches', { hostJoinMs: 'soon' }, 'must be a number'],
    ['PUT', '/switches', { keepConferenceAlive: 'maybe' }, 'must be one of honoured'],
    ['PUT', '/faults', { delayAnswer: { path: 'x' } }, 'needs "delayMs"'],
    ['PUT', '/faults', { earthquake: {} }, 'unknown fault "earthquake"'],
    ['POST', '/call-in', { name: 'X' }, '"from" must be a number'],
    ['POST', '/token', { extensionNumber: '999' }, 'no extension 999'],
  ])('%s %s with a mistake says what is wrong', async (method, path, body, text) => {
    const response = await control(method, path, body);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json()).replaceAll('\\"', '"')).toContain(text);
  });

  test('tells the ledger, without secrets', async () => {
    await createConference();
    await fetch(`${simulator.url}/restapi/v1.0/nowhere`);
    const ledger = await (await control('GET', '/ledger')).json();
    expect(ledger).toMatchObject({
      sessions: [{ origin: 'Conference', parties: [] }],
      legs: [],
      registrations: [{ instanceId: 'scripted' }],
      subscriptions: [],
    });
    expect(ledger.requests.at(-1)).toMatchObject({ method: 'GET', path: '/restapi/v1.0/nowhere', status: 401 });
    expect(JSON.stringify(ledger)).not.toContain('conf_');
  });

  test('signs a user in without a browser', async () => {
    const token = await (await control('POST', '/token', { extensionNumber: '102' })).json();
    const headers = { authorization: `Bearer ${token.access_token}` };
    expect(await (await fetch(simulator.url + EXTENSION, { headers })).json()).toMatchObject({ name: 'Mina Okafor' });
  });
});

test('answers under the platform name carry platform addresses, and the CRM has its own host', async () => {
  const { access_token } = simulator.signIn() ?? {};
  const { request } = await import('node:https');
  const get = (method: string, path: string, host: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { host, authorization: `Bearer ${access_token}` };
      const sent = request(simulator.url + path, { method, headers, rejectUnauthorized: false }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
        });
        response.on('end', () => resolve(text));
      });
      sent.on('error', reject);
      sent.end();
    });
  const provision = await get('POST', '/restapi/v1.0/client-info/sip-provision', 'platform.ringcentral.com');
  expect(JSON.parse(provision).sipInfo[0].outboundProxy).toBe('sip.ringcentral.com:5083');
  expect(JSON.parse(await get('POST', '/restapi/oauth/wstoken', 'platform.ringcentral.com')).uri).toBe(
    'wss://ws-api.ringcentral.com/ws',
  );
  expect(await get('GET', '/', 'crm.example.com')).toContain('Priya Natarajan');
});
