import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { numbersShownJoined } from '../properties/truth';
import { DANA, Desk, TOM } from './desk';
import { eventually } from './waiting';

const TOKEN = /\/oauth\/token$/;
const SESSION = /\/sessions\/[^/]+$/;

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
  await desk.startCall();
});
afterEach(() => desk.close());

const exchanges = (status: number) =>
  desk.requests('POST', TOKEN).filter((request) => request.status === status).length;
const isDanaGone = (): boolean => desk.row(DANA).phase === 'left';
const hasSeen = (kind: string): boolean =>
  desk.shown.some(({ notices }) => notices.some((notice) => notice.kind === kind));
const legsUp = (): number => desk.simulator.ledger().legs.filter(({ state }) => state === 'up').length;
const firstExchanges = 1;

test('fault 30: the access token ends in a call: renewed once, and nobody notices', async () => {
  await desk.faults({ expireTokens: {} });
  await desk.remove(DANA);
  await desk.within(5_000, isDanaGone);
  expect(exchanges(200)).toBe(firstExchanges + 1);
  await desk.pass(35_000);
  expect(exchanges(200)).toBe(firstExchanges + 1);
  expect(hasSeen('signed-out') || hasSeen('stale')).toBe(false);
  expect(numbersShownJoined(desk.snapshot)).toEqual([TOM]);
});

describe('the session is over: revoked, another password, too many sessions', () => {
  beforeEach(async () => {
    await desk.faults({ revokeTokens: {} });
    void desk.command({ kind: 'checkNow' });
    await desk.within(10_000, () => desk.notices.includes('signed-out'));
  });

  test('fault 31: the rep is told, everybody goes on talking, and nothing is asked in a loop', async () => {
    expect(desk.snapshot.host.phase).toEqual({ kind: 'in' });
    expect(legsUp()).toBe(1);
    expect(desk.phone.isMicrophoneOpen).toBe(true);
    const before = desk.simulator.ledger().requests.length;
    await desk.pass(60_000);
    expect(desk.simulator.ledger().requests.length - before).toBeLessThanOrEqual(2);
    expect(desk.snapshot.host.phase).toEqual({ kind: 'in' });
    expect(desk.snapshot.actions).toContain('end');
    expect(desk.snapshot.actions).not.toContain('add');
  });

  test('fault 31: ending hangs up by SIP, says how far that goes, and closes the microphone', async () => {
    expect(await desk.command({ kind: 'end' })).toEqual({ ok: true });
    await desk.within(15_000, () => desk.snapshot.host.phase.kind === 'ended');
    expect(desk.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'out-only' });
    await eventually(() => legsUp() === 0);
    expect(desk.phone.isMicrophoneOpen).toBe(false);
  });
});

describe('fault 32: many need a new token at once', () => {
  test('fault 32: reads in parallel: one renewal, all are answered', async () => {
    await desk.faults({ expireTokens: {} });
    const { id = '' } = desk.simulator.ledger().sessions.find(({ origin }) => origin === 'Conference') ?? {};
    const reads = await Promise.all([
      desk.telephony.readPresence(),
      ...Array.from({ length: 5 }, (_unused, one) => desk.telephony.setPartyMuted(id, `p-none-${one}`, true)),
    ]);
    expect(reads[0].ok).toBe(true);
    expect(reads.slice(1).map((read) => !read.ok && read.reason)).toEqual(Array(5).fill('not-found'));
    expect(exchanges(200)).toBe(firstExchanges + 1);
  });

  test('fault 32: while the gateway connects anew too: one renewal, live again', async () => {
    await desk.faults({ expireTokens: {}, dropGateway: {} });
    void desk.command({ kind: 'checkNow' });
    await desk.within(10_000, () => desk.notices.length === 0 && exchanges(200) > firstExchanges);
    expect(exchanges(200)).toBe(firstExchanges + 1);
    expect(hasSeen('signed-out')).toBe(false);
  });
});

test('fault 19: killed while a renewal is under way and its answer lost: the next worker repeats it, nobody signs in', async () => {
  // Answered long after the death: a cut connection might be repeated by the worker that is about to die.
  await desk.faults({ expireTokens: {}, delayAnswer: { path: TOKEN.source, count: 1, delayMs: 5_000 } });
  void desk.remove(DANA);
  await eventually(() => exchanges(200) === firstExchanges + 1);
  await desk.kill();
  await desk.boot();
  await desk.within(20_000, () => isDanaGone() && desk.notices.length === 0);
  expect(desk.requests('POST', TOKEN).map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(hasSeen('signed-out')).toBe(false);
  expect(desk.requests('GET', SESSION).at(-1)?.status).toBe(200);
  expect(numbersShownJoined(desk.snapshot)).toEqual([TOM]);
});
