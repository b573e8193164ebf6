import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { BURST_TONE_HZ } from '../simulator/media/burst-wav';
import { TONE_HEARD_AMPLITUDE, toneOf } from '../simulator/media/tone';
import { openPhonePage, type PhonePage } from './phone-page';
import { CREDENTIALS, LEG_IDS, ScriptedLine } from './scripted-line';
import { type SipServer, startSipServer } from './sip-server';

const ALICE = '16505550111';
const BOB = '16505550122';
const CONFERENCE = 'conf_222_12018361000';
const WAIT = { timeout: 10_000, interval: 50 };

let line: ScriptedLine;
let server: SipServer;
let phone: PhonePage;

beforeAll(async () => {
  line = new ScriptedLine();
  server = await startSipServer(line);
  const { proxy, spki, stunPort } = server;
  phone = await openPhonePage({ proxy, spki, stunPort, credentials: CREDENTIALS });
  await phone.page.evaluate(() => window.phone.start());
});

afterAll(async () => {
  await phone?.close();
  await server?.close();
});

beforeEach(() => {
  line.events.length = 0;
  line.hearing.clear();
});

async function call(callee: string): Promise<string> {
  const callId = await phone.page.evaluate(async (number) => (await window.phone.call(number)).callId, callee);
  await vi.waitFor(() => expect(line.of('established').map((event) => event.callId)).toContain(callId), WAIT);
  return callId;
}

async function hangUp(...callIds: readonly string[]): Promise<void> {
  for (const callId of callIds) await phone.page.evaluate((id) => window.find(id).hangup(), callId);
  await vi.waitFor(() => expect(line.of('hungUp').map((event) => event.callId)).toEqual(callIds), WAIT);
}

/** Which of these callees the page hears on a call. */
async function heardInPage(callId: string, callees: readonly string[]): Promise<readonly string[]> {
  const heard: string[] = [];
  for (const callee of callees) {
    const amplitude = await phone.page.evaluate(([id, hz]) => window.hear(id, hz), [callId, toneOf(callee)] as const);
    if (amplitude > TONE_HEARD_AMPLITUDE) heard.push(callee);
  }
  return heard;
}

async function expectHeardInPage(callId: string, callees: readonly string[]): Promise<void> {
  await vi.waitFor(async () => expect(await heardInPage(callId, [ALICE, BOB])).toEqual(callees), WAIT);
}

/** The ICE names of both ends of a call. */
async function iceFragments(callId: string): Promise<readonly string[]> {
  return await phone.page.evaluate((id) => {
    const { localDescription, remoteDescription } = window.find(id).rtcPeerConnection;
    const sdp = `${localDescription?.sdp}${remoteDescription?.sdp}`;
    return [...sdp.matchAll(/a=ice-ufrag:(\S+)/g)].map(([, fragment]) => fragment ?? '');
  }, callId);
}

describe('web-phone in Chromium', () => {
  test('three legs: only the conversation is heard, by both ends', async () => {
    const [alice, bob, host] = [await call(ALICE), await call(BOB), await call(CONFERENCE)];
    const { meter } = server.front;
    line.converse(`device:${host}`, `callee:${ALICE}`, `callee:${BOB}`);
    await expectHeardInPage(host, [ALICE, BOB]);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${BOB}`)).toEqual([`callee:${ALICE}`, `device:${host}`]), WAIT);
    expect(await heardInPage(alice, [ALICE, BOB])).toEqual([]);
    expect(await heardInPage(bob, [ALICE, BOB])).toEqual([]);
    expect(meter.audioOut(alice)).toBeLessThan(0.001);
    await hangUp(alice, bob, host);
  });

  test('ten legs at once are answered, and each sends what the device says', async () => {
    const callees = Array.from({ length: 10 }, (_, i) => `1650555010${i}`);
    const callIds = await phone.page.evaluate(
      (numbers) => Promise.all(numbers.map(async (number) => (await window.phone.call(number)).callId)),
      callees,
    );
    line.converse(`device:${callIds[0]}`, ...callees.map((callee) => `callee:${callee}` as const));
    await vi.waitFor(async () => expect(await heardInPage(callIds[0] ?? '', callees)).toEqual(callees), WAIT);
    await vi.waitFor(() => expect(callIds.every((id) => server.front.meter.audioIn(id) > 0)).toBe(true), WAIT);
    await hangUp(...callIds);
  });

  test('someone who leaves the conversation is gone from it', async () => {
    const host = await call(CONFERENCE);
    line.converse(`device:${host}`, `callee:${ALICE}`, `callee:${BOB}`);
    await expectHeardInPage(host, [ALICE, BOB]);
    line.hearing.clear();
    line.converse(`device:${host}`, `callee:${BOB}`);
    await expectHeardInPage(host, [BOB]);
    await hangUp(host);
  });

  test('mute silences the device for the others', async () => {
    const { meter } = server.front;
    const callId = await call(ALICE);
    line.converse(`device:${callId}`, `callee:${ALICE}`);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${ALICE}`)).toEqual([`device:${callId}`]), WAIT);
    await phone.page.evaluate((id) => window.find(id).mute(), callId);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${ALICE}`)).toEqual([]), WAIT);
    await phone.page.evaluate((id) => window.find(id).unmute(), callId);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${ALICE}`)).toEqual([`device:${callId}`]), WAIT);
    await hangUp(callId);
  });

  test('keys arrive once each, in order', async () => {
    const callId = await call(ALICE);
    await vi.waitFor(() => expect(server.front.meter.audioIn(callId)).toBeGreaterThan(0), WAIT);
    await phone.page.evaluate((id) => window.find(id).sendDtmf('12#'), callId);
    await vi.waitFor(
      () =>
        expect(
          line
            .of('dtmf')
            .map(({ digit }) => digit)
            .join(''),
        ).toBe('12#'),
      WAIT,
    );
    await hangUp(callId);
  });

  test('hold, take back and a restart of ICE leave the audio intact', async () => {
    const { meter } = server.front;
    const callId = await call(ALICE);
    line.converse(`device:${callId}`, `callee:${ALICE}`);
    await expectHeardInPage(callId, [ALICE]);
    await phone.page.evaluate((id) => window.find(id).hold(), callId);
    await phone.page.evaluate((id) => window.find(id).unhold(), callId);
    expect(line.of('held').map(({ held }) => held)).toEqual([true, false]);
    const before = await iceFragments(callId);
    await phone.page.evaluate((id) => window.find(id).reInvite(), callId);
    const after = await iceFragments(callId);
    expect(after.filter((fragment) => before.includes(fragment))).toEqual([]);
    line.hearing.clear();
    await expectHeardInPage(callId, []);
    line.converse(`device:${callId}`, `callee:${BOB}`);
    await expectHeardInPage(callId, [BOB]);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${BOB}`)).toEqual([`device:${callId}`]), WAIT);
    await hangUp(callId);
  });

  test('an incoming call is answered with audio both ways', async () => {
    const { meter } = server.front;
    line.order({ kind: 'ring', callId: 'incoming-1', ...LEG_IDS, from: BOB, name: 'Bob' });
    await phone.page.waitForFunction(() => window.incoming.length === 1);
    await phone.page.evaluate(() => window.incoming[0]?.answer());
    await vi.waitFor(() => expect(line.of('incomingAnswered')).toHaveLength(1), WAIT);
    line.converse('device:incoming-1', `callee:${BOB}`);
    await expectHeardInPage('incoming-1', [BOB]);
    await vi.waitFor(() => expect(meter.heardBy(`callee:${BOB}`)).toEqual(['device:incoming-1']), WAIT);
    await hangUp('incoming-1');
  });

  test('devices on two legs hear each other', async () => {
    const [one, other] = [await call(ALICE), await call(BOB)];
    line.hearing.set(`device:${one}`, [`device:${other}`]);
    await vi.waitFor(() => expect(server.front.meter.heardBy(`device:${one}`)).toEqual([`device:${other}`]), WAIT);
    await vi.waitFor(async () => {
      const heard = await phone.page.evaluate(([id, hz]) => window.hear(id, hz), [one, BURST_TONE_HZ] as const);
      expect(heard).toBeGreaterThan(0.01);
    }, WAIT);
    await hangUp(one, other);
  });
});
