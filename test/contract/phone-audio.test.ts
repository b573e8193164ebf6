import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AudioWish, PhoneCommand, PhoneEvent } from '../../lib/phone/phone';
import { TONE_HEARD_AMPLITUDE, toneOf } from '../simulator/media/tone';
import { openPartylinePage, type PartylinePage } from './partyline-page';
import { CREDENTIALS, ScriptedLine } from './scripted-line';
import { type SipServer, startSipServer } from './sip-server';

const ALICE = '16505550111';
const BOB = '16505550122';
const CAROL = '16505550133';
const CONFERENCE = 'conf_222_12018361000';
const EVERYBODY = [ALICE, BOB, CAROL];
const WAIT = { timeout: 10_000, interval: 50 };
/** A level that is certainly not silence; the bursts of the fake microphone are well above. */
const VOICE_RMS = 0.004;

let line: ScriptedLine;
let server: SipServer;
let page: PartylinePage;
let tags = 0;

beforeAll(async () => {
  line = new ScriptedLine();
  server = await startSipServer(line);
  const { proxy, spki, stunPort } = server;
  const stunServers = [`127.0.0.1:${stunPort}`];
  page = await openPartylinePage({
    spki,
    sip: { ...CREDENTIALS, transport: 'WSS', outboundProxy: proxy, stunServers },
  });
  await until(async () => expect((await events()).map(({ kind }) => kind)).toContain('registered'));
});

afterAll(async () => {
  await page?.close();
  await server?.close();
});

beforeEach(async () => {
  line.events.length = 0;
  line.hearing.clear();
  await run({ kind: 'openMicrophone' });
});

afterEach(async () => {
  const { legs } = await statement();
  for (const { tag, state } of legs) if (state !== 'ended') await run({ kind: 'hangUp', tag });
  await until(async () => expect((await statement()).legs.every(({ state }) => state === 'ended')).toBe(true));
  await setAudio({ liveTag: null });
});

const until = (check: () => Promise<void>): Promise<void> => vi.waitFor(check, WAIT);
const events = (): Promise<readonly PhoneEvent[]> => page.page.evaluate(() => window.partyline.events);
const statement = () => page.page.evaluate(() => window.partyline.phone.statement());
const run = (command: PhoneCommand): Promise<void> =>
  page.page.evaluate((each) => window.partyline.phone.execute(each), command);
const setAudio = (audio: Pick<AudioWish, 'liveTag'> & Partial<AudioWish>): Promise<void> =>
  run({ kind: 'setAudio', audio: { muted: false, onHold: false, ...audio } });

/** Dials and gives back tag and Call-ID. */
async function call(callee: string): Promise<{ readonly tag: string; readonly callId: string }> {
  const tag = `leg-${tags++}`;
  await run({ kind: 'dial', tag, callee });
  const invite = () => line.of('invite').find((event) => event.callee === callee);
  await until(async () => expect(line.of('established').map(({ callId }) => callId)).toContain(invite()?.callId));
  return { tag, callId: invite()?.callId ?? '' };
}

/** Who is heard in the page, in all its legs together. */
async function heard(): Promise<readonly string[]> {
  const amplitudes = await page.page.evaluate((tones) => window.partyline.hear(tones), EVERYBODY.map(toneOf));
  return EVERYBODY.filter((_, i) => (amplitudes[i] ?? 0) > TONE_HEARD_AMPLITUDE);
}

const untilHeard = (...callees: readonly string[]): Promise<void> =>
  until(async () => expect(await heard()).toEqual(callees));
/** What the device sends on this leg. */
const isSpeaking = (callId: string): boolean => server.front.meter.audioIn(callId) > VOICE_RMS;
const untilSpeaking = (...callIds: readonly string[]): Promise<void> =>
  until(async () => {
    const invites = line.of('invite').map(({ callId }) => callId);
    expect(invites.filter(isSpeaking)).toEqual(callIds);
  });

/** Three legs, on each of which somebody talks. */
async function threeLegs() {
  const [alice, bob, host] = [await call(ALICE), await call(BOB), await call(CONFERENCE)];
  line.hearing.set(`callee:${ALICE}`, []);
  line.hearing.set(`callee:${BOB}`, []);
  line.hearing.set(`callee:${CAROL}`, []);
  line.hearing.set(`device:${alice.callId}`, [`callee:${ALICE}`]);
  line.hearing.set(`device:${bob.callId}`, [`callee:${BOB}`]);
  line.hearing.set(`device:${host.callId}`, [`callee:${CAROL}`]);
  return { alice, bob, host };
}

describe('who hears whom', () => {
  test('without a live leg nobody is heard and nobody hears', async () => {
    const { host } = await threeLegs();
    await setAudio({ liveTag: host.tag });
    await untilHeard(CAROL);
    await setAudio({ liveTag: null });
    await untilHeard();
    await untilSpeaking();
  });

  test('only the live leg carries anything, both ways', async () => {
    const { alice, bob, host } = await threeLegs();
    await setAudio({ liveTag: host.tag });
    await untilHeard(CAROL);
    await untilSpeaking(host.callId);
    await setAudio({ liveTag: bob.tag });
    await untilHeard(BOB);
    await untilSpeaking(bob.callId);
    await setAudio({ liveTag: alice.tag });
    await untilHeard(ALICE);
    await untilSpeaking(alice.callId);
  });

  test('mute silences the rep only, and survives a swap of the live leg', async () => {
    const { bob, host } = await threeLegs();
    await setAudio({ liveTag: host.tag });
    await untilSpeaking(host.callId);
    await setAudio({ liveTag: host.tag, muted: true });
    await untilSpeaking();
    await untilHeard(CAROL);
    await setAudio({ liveTag: bob.tag, muted: true });
    await untilHeard(BOB);
    await untilSpeaking();
    await setAudio({ liveTag: bob.tag });
    await untilSpeaking(bob.callId);
  });

  test('hold is silence both ways, without a word to the server', async () => {
    const { host } = await threeLegs();
    await setAudio({ liveTag: host.tag });
    await untilHeard(CAROL);
    await setAudio({ liveTag: host.tag, onHold: true });
    await untilHeard();
    await untilSpeaking();
    expect(line.of('held')).toEqual([]);
    await setAudio({ liveTag: host.tag });
    await untilHeard(CAROL);
    await untilSpeaking(host.callId);
  });

  test('the microphone that is closed is really off, and comes back on the same leg', async () => {
    const { host } = await threeLegs();
    await setAudio({ liveTag: host.tag });
    await untilSpeaking(host.callId);
    await run({ kind: 'closeMicrophone' });
    await untilSpeaking();
    await run({ kind: 'openMicrophone' });
    await untilSpeaking(host.callId);
  });
});

test('tones go to one leg, once each, also when the rep is muted', async () => {
  const { alice, host } = await threeLegs();
  await setAudio({ liveTag: host.tag, muted: true });
  await untilHeard(CAROL);
  await run({ kind: 'sendTones', tag: alice.tag, tones: '12#' });
  await until(async () => expect(line.of('dtmf').map(({ digit }) => digit)).toEqual(['1', '2', '#']));
  expect(new Set(line.of('dtmf').map(({ callId }) => callId))).toEqual(new Set([alice.callId]));
});

test('tones that come quicker than they sound arrive all the same, in order', async () => {
  const { host } = await threeLegs();
  await setAudio({ liveTag: host.tag });
  await untilHeard(CAROL);
  for (const tones of ['7', '8', '9#']) await run({ kind: 'sendTones', tag: host.tag, tones });
  await until(async () => expect(line.of('dtmf').map(({ digit }) => digit)).toEqual(['7', '8', '9', '#']));
});

test('fault 54: after a change of network everybody is heard again', async () => {
  const { host } = await threeLegs();
  await setAudio({ liveTag: host.tag });
  await untilHeard(CAROL);
  await page.page.evaluate(() => window.partyline.webPhone.networkChanged());
  await until(async () =>
    expect((await events()).filter(({ kind }) => kind === 'registered').length).toBeGreaterThan(1),
  );
  line.hearing.set(`device:${host.callId}`, [`callee:${ALICE}`]);
  await untilHeard(ALICE);
  await untilSpeaking(host.callId);
});

describe('no way for the audio', () => {
  afterEach(() => server.front.setFaults({}));

  const endOf = async (tag: string) => (await statement()).legs.find((leg) => leg.tag === tag)?.end;

  test('fault 50: ICE never connects on one leg: named and hung up within 10 s, the other goes on', async () => {
    const host = await call(CONFERENCE);
    server.front.setFaults({ blockMedia: `^${ALICE}$` });
    const startedAtMs = performance.now();
    const alice = await call(ALICE);
    await vi.waitFor(async () => expect(await endOf(alice.tag)).toBeDefined(), { ...WAIT, timeout: 15_000 });
    expect(performance.now() - startedAtMs).toBeLessThan(12_000);
    expect(await endOf(alice.tag)).toEqual({ status: 0, phrase: '', byUs: false, hasNoAudio: true });
    await until(async () => expect(line.of('hungUp').map(({ callId }) => callId)).toEqual([alice.callId]));
    line.hearing.set(`device:${host.callId}`, [`callee:${CAROL}`]);
    await setAudio({ liveTag: host.tag });
    await untilHeard(CAROL);
  }, 40_000);

  test('fault 50: ICE fails in a call: the leg stays, as people may still talk on it, and reads as lost', async () => {
    const { host } = await threeLegs();
    await setAudio({ liveTag: host.tag });
    await untilHeard(CAROL);
    server.front.setFaults({ blockMedia: '^conf_' });
    const quality = async () => (await page.page.evaluate(() => window.partyline.audio.measure())).quality;
    await vi.waitFor(async () => expect(await quality()).toBe('lost'), { timeout: 20_000, interval: 500 });
    expect(await endOf(host.tag)).toBeUndefined();
    await run({ kind: 'hangUp', tag: host.tag });
    await until(async () => expect(await endOf(host.tag)).toMatchObject({ byUs: true }));
  }, 40_000);
});

test('level and quality of the live leg are measured', async () => {
  const { host } = await threeLegs();
  await setAudio({ liveTag: host.tag });
  await untilSpeaking(host.callId);
  await until(async () => {
    const { microphone, quality } = await page.page.evaluate(() => window.partyline.audio.measure());
    expect(microphone).toBeGreaterThan(0);
    expect(quality).toBe('good');
  });
});

test('a leg that ended leaves no element and no open connection', async () => {
  const { host } = await threeLegs();
  await run({ kind: 'hangUp', tag: host.tag });
  await until(async () => expect(await page.page.evaluate(() => document.querySelectorAll('audio').length)).toBe(2));
});

test('with a dead STUN server a call is up in well under the 2 s that web-phone would wait', async () => {
  await page.page.evaluate((stun) => {
    const { audio } = window.partyline;
    const openLeg = audio.openLeg.bind(audio);
    audio.openLeg = (tag) => openLeg(tag, [stun]);
  }, '127.0.0.1:9');
  const startedAtMs = performance.now();
  await call(ALICE);
  expect(performance.now() - startedAtMs).toBeLessThan(1500);
});
