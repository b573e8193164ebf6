import type { BrowserContext } from 'playwright-core';
import { launchBrowser } from '../../harness/browser';
import { findChromium } from '../../harness/find-chromium';
import type { Goal, Row } from '../row';
import { median, ROUNDS, spread } from '../statistics';

const MB = 1024 * 1024;
/** Embeddable 2.3.1 to its login button, cold profile, served from loopback. */
const PEER_MS = 1_747;
const PEER_MB = 19;

interface Opening {
  readonly ms: number;
  readonly mb: number;
}

/** Runs in the page before anything of it: notes when there is a match. */
function watchFor(selector: string): void {
  const look = (): void => {
    if (document.querySelector(selector)) document.documentElement.dataset.shown = String(performance.now());
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Opens a page in a tab of its own; gives the time to its first match. */
async function openOnce(context: BrowserContext, url: string, selector: string): Promise<Opening> {
  const page = await context.newPage();
  const run = `const __name = (f) => f; (${watchFor.toString()})(${JSON.stringify(selector)})`;
  await page.addInitScript({ content: run });
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.shown !== undefined);
  const ms = await page.evaluate(() => Number(document.documentElement.dataset.shown));
  const session = await context.newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return { ms, mb: usedSize / MB };
}

function toRows(ours: readonly Opening[], floor: readonly Opening[]): readonly Row[] {
  const times = ours.map(({ ms }) => ms);
  const heaps = ours.map(({ mb }) => mb);
  const [mostMs, mostMb] = [PEER_MS / 8, PEER_MB / 6];
  return [
    {
      goal: 'G10',
      what: 'popup to its first control, not signed in',
      measured: spread(times, 'ms'),
      bound: `${Math.round(mostMs)} ms, 1/8 of the peer's`,
      floor: `${spread(
        floor.map(({ ms }) => ms),
        'ms',
      )} (a page without a script)`,
      peer: `Embeddable to its login button ${PEER_MS} ms`,
      isMet: median(times) <= mostMs,
      isExact: false,
    },
    {
      goal: 'G10',
      what: 'heap of the popup, after collection',
      measured: spread(heaps, 'MB', 2),
      bound: `${mostMb.toFixed(1)} MB, 1/6 of the peer's`,
      floor: spread(
        floor.map(({ mb }) => mb),
        'MB',
        2,
      ),
      peer: `Embeddable ${PEER_MB} MB`,
      isMet: median(heaps) <= mostMb,
      isExact: false,
    },
  ];
}

/** Opening the popup. Needs a build. */
export const popupGoal: Goal = {
  ids: ['G10'],
  async *run() {
    const chromium = await findChromium();
    if (!chromium) throw new Error('No Chromium found; set CHROME_PATH');
    const browser = await launchBrowser({ chromium, headless: true, hostRules: '', spki: '' });
    const base = `chrome-extension://${browser.extensionId}`;
    const [ours, floor]: [Opening[], Opening[]] = [[], []];
    try {
      for (let round = -1; round < ROUNDS; round += 1) {
        const pair = [
          await openOnce(browser.context, `${base}/popup.html`, 'button'),
          await openOnce(browser.context, `${base}/manifest.json`, 'pre'),
        ] as const;
        if (round < 0) continue;
        ours.push(pair[0]);
        floor.push(pair[1]);
      }
      yield* toRows(ours, floor);
    } finally {
      await browser.close();
    }
  },
};
