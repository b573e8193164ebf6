import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../lib/conductor/ports';
import type { SipInfo } from '../../lib/phone/phone';
import { failure, type Outcome, success } from '../../lib/shared/outcome';
import { type Simulator, startSimulator } from '../simulator/server';
import { type Browser, openBrowser, startWorker, type Worker } from '../unit/ringcentral/simulated-worker';
import { createScriptedPhone, type ScriptedPhone } from './scripted-phone';
import { eventually } from './waiting';

const ALICE = '+16505550111';
let simulator: Simulator;
let phone: ScriptedPhone;
let browser: Browser;
let worker: Worker;

beforeAll(async () => {
  simulator = await startSimulator();
  phone = createScriptedPhone(simulator);
});
beforeEach(async () => {
  await control('POST', '/reset');
  await control('PUT', `/callees/${encodeURIComponent(ALICE)}`, { name: 'Alice', answersAfterMs: 20 });
  browser = openBrowser();
  worker = startWorker(simulator, browser);
  expect(await worker.auth.signIn()).toEqual(success(undefined));
});
afterEach(() => worker.kill());
afterAll(() => simulator.close());

async function control(method: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(simulator.control + path, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}

/** The value of something that must have worked. */
function expectValue<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`failed: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** Creates a conference and lets the host in. */
async function openConference() {
  const { sessionId, voiceCallToken } = expectValue(await worker.telephony.createConference());
  const host = await phone.dial(voiceCallToken);
  await untilStatus(host.partyId, 'Answered');
  return { sessionId, hostPartyId: host.partyId };
}

/** Waits until the simulator itself says so. */
const untilStatus = (id: string, status: string) =>
  eventually(() =>
    simulator.ledger().sessions.some(({ parties }) => parties.some((p) => p.id === id && p.status === status)),
  );

/** One read of a session, reduced to one of its parties. */
async function readParty(sessionId: string, id: string) {
  const { parties } = expectValue(await worker.telephony.readSession(sessionId));
  return parties.find(({ partyId }) => partyId === id);
}

/** Dials Alice and brings her in. */
async function bringAliceIn(conferenceId: string) {
  const leg = await phone.dial(ALICE);
  await untilStatus(leg.partyId, 'Answered');
  const { partyId } = expectValue(await worker.telephony.bringIn(conferenceId, leg));
  await untilStatus(leg.partyId, 'Gone');
  return { leg, partyId };
}

const requests = (path: RegExp) => simulator.ledger().requests.filter((request) => path.test(request.path));

describe('sign-in', () => {
  it('by code and PKCE, then the account', async () => {
    expect(await worker.auth.status()).toMatchObject({ phase: 'signed-in' });
    const { account, callerIds } = expectValue(await worker.account.read());
    const checked: Account = account;
    expect(checked).toMatchObject({ country: 'US', extensionId: simulator.world.account.extensions[0]?.id });
    expect(callerIds.map(({ usageType }) => usageType)).toContain('MainCompanyNumber');
    expect(account.ownNumbers).not.toContain(simulator.world.account.mainNumber);
  });

  it('survives tokens that expired at once', async () => {
    await control('PUT', '/faults', { expireTokens: {} });
    expect((await worker.account.read()).ok).toBe(true);
    expect(requests(/oauth\/token/).filter(({ status }) => status === 200)).toHaveLength(2);
  });

  it('ends when the platform says so, and only then', async () => {
    await control('PUT', '/faults', { revokeTokens: {} });
    expect(await worker.telephony.readPresence()).toMatchObject({ ok: false, reason: 'signed-out' });
    expect(await worker.auth.status()).toEqual({ phase: 'signed-out' });
    expect(browser.tokens.items.size).toBe(0);
  });

  it('is repaired when the answer to a renewal was lost', async () => {
    await control('PUT', '/faults', { expireTokens: {}, loseAnswer: { path: '/restapi/oauth/token', count: 1 } });
    expect(await worker.telephony.readPresence()).toEqual(failure('not-sent'));
    expect((await worker.telephony.readPresence()).ok).toBe(true);
  });

  it('signs out on both sides', async () => {
    await worker.auth.signOut();
    expect(requests(/oauth\/revoke/)).toMatchObject([{ status: 200 }]);
    expect(browser.tokens.items.size).toBe(0);
    expect(await worker.telephony.readPresence()).toEqual(failure('signed-out'));
  });
});

describe('a conference', () => {
  it('is created, joined, read, and found again by presence', async () => {
    const { sessionId } = await openConference();
    const reading = expectValue(await worker.telephony.readSession(sessionId));
    expect(reading).toMatchObject({ isConference: true, parties: [{ isHost: true, status: 'Answered' }] });
    const calls = expectValue(await worker.telephony.readPresence());
    expect(calls).toContainEqual(expect.objectContaining({ sessionId, isConference: true }));
  });

  it('takes a person in, names the way back, and removes the person', async () => {
    const conference = await openConference();
    const { leg, partyId } = await bringAliceIn(conference.sessionId);
    const inside = await readParty(conference.sessionId, partyId);
    expect(inside?.peer).toEqual({ sessionId: leg.sessionId, partyId: leg.partyId });
    const removed = await worker.telephony.deleteParty(conference.sessionId, partyId, { priority: 'remove' });
    expect(removed).toEqual(success(undefined));
    await untilStatus(leg.partyId, 'Disconnected');
  });

  it('goes on without its host when that is asked for, and ends for everybody when told to', async () => {
    const { sessionId, hostPartyId } = await openConference();
    const { leg } = await bringAliceIn(sessionId);
    const left = await worker.telephony.deleteParty(sessionId, hostPartyId, {
      keepConferenceAlive: true,
      priority: 'end',
    });
    expect(left).toEqual(success(undefined));
    await untilStatus(hostPartyId, 'Disconnected');
    expect(await readParty(leg.sessionId, leg.partyId)).toMatchObject({ status: 'Gone' });
    expect(await worker.telephony.deleteSession(sessionId)).toEqual(success(undefined));
    await untilStatus(leg.partyId, 'Disconnected');
  });

  it('mutes a person, or is told why not', async () => {
    const { sessionId, hostPartyId } = await openConference();
    expect(await worker.telephony.setPartyMuted(sessionId, hostPartyId, true)).toEqual(success(undefined));
    expect(await readParty(sessionId, hostPartyId)).toMatchObject({ muted: true });
  });

  it('that does not exist is not found', async () => {
    expect(await worker.telephony.readSession('s-none')).toMatchObject({ reason: 'not-found' });
    expect(await worker.telephony.deleteSession('s-none')).toMatchObject({ reason: 'not-found' });
    const leg = { sessionId: 's-none', partyId: 'p-none-1' };
    expect(await worker.telephony.bringIn('s-none', leg)).toMatchObject({ reason: 'not-found' });
  });

  it('whose host is not in yet takes nobody: forbidden', async () => {
    const { sessionId } = expectValue(await worker.telephony.createConference());
    const leg = await phone.dial(ALICE);
    expect(await worker.telephony.bringIn(sessionId, leg)).toMatchObject({ reason: 'forbidden', errorCode: 'TAS-106' });
  });
});

describe('faults', () => {
  it.each([
    [
      { status: 403, errorCode: 'CMN-401' },
      { reason: 'forbidden', errorCode: 'CMN-401' },
    ],
    [{ status: 409 }, { reason: 'conflict' }],
    [{ status: 500 }, { reason: 'unknown' }],
    [
      { status: 503, retryAfterS: 3 },
      { reason: 'unknown', retryAfterMs: 3_000 },
    ],
  ])('an answer %j is %j', async (answer, expected) => {
    await control('PUT', '/faults', {
      refuseRequest: { path: '/restapi/v1.0/account/~/telephony/conference', ...answer },
    });
    expect(await worker.telephony.createConference()).toMatchObject(expected);
    expect(requests(/telephony\/conference/)).toHaveLength(1);
  });

  it('a lost answer to POST conference is unknown, and is not repeated', async () => {
    await control('PUT', '/faults', {
      loseAnswer: { method: 'POST', path: '/restapi/v1.0/account/~/telephony/conference' },
    });
    expect(await worker.telephony.createConference()).toEqual(failure('unknown'));
    expect(requests(/telephony\/conference/)).toHaveLength(1);
  });

  it('an answer that comes too late is unknown at the deadline', async () => {
    await control('PUT', '/faults', {
      delayAnswer: { path: '/restapi/v1.0/account/~/telephony/conference', delayMs: 2_000 },
    });
    const creating = worker.telephony.createConference();
    await eventually(() => simulator.ledger().sessions.length > 0);
    worker.clock.skip(15_000);
    expect(await creating).toEqual(failure('unknown'));
  });

  it('a 429 silences its group until the penalty is over, and nothing of it is sent', async () => {
    await control('PUT', '/faults', { punish: { group: 'Light' } });
    expect(await worker.telephony.readPresence()).toMatchObject({ reason: 'rate-limited', retryAfterMs: 60_000 });
    const sent = requests(/presence/).length;
    for (let one = 0; one < 5; one += 1) {
      expect(await worker.telephony.readPresence()).toMatchObject({ reason: 'rate-limited' });
    }
    expect(requests(/presence/)).toHaveLength(sent);
    expect((await worker.telephony.createConference()).ok).toBe(true);
    expect(worker.penalties).toHaveLength(1);
    worker.clock.skip(60_001);
    expect(worker.penalties.at(-1)).toBeNull();
  });

  it('sixty looks in a row never meet a 429', async () => {
    const looks = await Promise.all(
      Array.from({ length: 60 }, (_unused, one) => worker.telephony.readSession(`s-${one}`)),
    );
    expect(looks.filter(({ ok }) => ok)).toEqual([]);
    expect(requests(/sessions/).filter(({ status }) => status === 429)).toEqual([]);
  });
});

describe('a provision', () => {
  it('gives what the web phone needs', async () => {
    const { sip, problems } = expectValue(await worker.provision.create());
    const checked: SipInfo = sip;
    expect(checked.outboundProxy).toBe(simulator.sip.replace('wss://', ''));
    expect(problems).toEqual([]);
  });
});
