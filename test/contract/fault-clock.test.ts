import { afterEach, describe, expect, test, vi } from 'vitest';
import { numbersShownJoined } from '../properties/truth';
import { DANA, Desk, TOM } from './desk';

const HOUR_MS = 3_600_000;
const SKEWS = [-2 * HOUR_MS, 2 * HOUR_MS];
const TOKEN = /\/oauth\/token$/;

let desk: Desk | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await desk?.close();
});

/** The clock of this machine, for our code and for the SDKs; the simulator keeps its own. */
function setClock(byMs: number): void {
  const rightNowMs = Date.now.bind(Date);
  vi.spyOn(Date, 'now').mockImplementation(() => rightNowMs() + byMs);
}

const hasSeen = (on: Desk, kind: string): boolean =>
  on.shown.some(({ notices }) => notices.some((notice) => notice.kind === kind));

/** A removal works, a minute is quiet, nobody is signed out. */
async function expectCalm(on: Desk, mostRenewals: number): Promise<void> {
  const exchanges = on.requests('POST', TOKEN).length;
  await on.remove(DANA);
  await on.within(5_000, () => on.row(DANA).phase === 'left');
  await on.pass(60_000);
  expect(numbersShownJoined(on.snapshot)).toEqual([TOM]);
  expect(on.notices).toEqual([]);
  expect(hasSeen(on, 'signed-out') || hasSeen(on, 'stale') || hasSeen(on, 'reconnecting')).toBe(false);
  expect(on.requests('POST', TOKEN).length - exchanges).toBeLessThanOrEqual(mostRenewals);
}

describe('the clock of this machine is wrong', () => {
  test.each(SKEWS)('fault 44: by %i ms from the start: signing in, a call, a minute, and no renewals', async (byMs) => {
    setClock(byMs);
    desk = await Desk.open();
    await desk.startCall();
    await expectCalm(desk, 0);
  });

  test.each(SKEWS)('fault 44: set by %i ms in a call: one renewal at the most, no new connection', async (byMs) => {
    desk = await Desk.open();
    await desk.startCall();
    const { timesLive } = desk;
    setClock(byMs);
    await expectCalm(desk, 1);
    expect(desk.timesLive).toBe(timesLive);
  });
});
