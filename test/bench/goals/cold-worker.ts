import { appendFile, cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../harness/browser';
import { type Cdp, toCdp } from '../../harness/cdp';
import { findChromium } from '../../harness/find-chromium';
import { ROOT } from '../../harness/process';
import { eventually } from '../../harness/wait';
import { servePlain } from '../../simulator/http/servers';
import type { Goal, Row } from '../row';
import { pairedRatio, spread } from '../statistics';

const SHIPPED = join(ROOT, '.output/chrome-mv3');
const ROUNDS = 25;
const WARM_UP = 3;
const MOST = 1.3;
const PEER = 'App Connect 1.12x, 300 KB eager 1.51x, 1 MB eager 1.92x';

/** Answers with the moment at which it was heard; the last line of a worker, so everything before it has run. */
const LISTENER =
  "\nchrome.runtime.onMessage.addListener((m, _, r) => m === 'bench' && r(performance.timeOrigin + performance.now()));\n";

/** Sends from an ordinary page, as the stub does: no other page of the extension keeps its process alive. */
const SENDER = `addEventListener('bench', async () => {
  const sentMs = performance.timeOrigin + performance.now();
  const heardMs = await chrome.runtime.sendMessage('bench');
  document.documentElement.dataset.took = String(heardMs - sentMs);
});`;

const ONE_LINE = {
  manifest_version: 3,
  name: 'One line',
  version: '1.0',
  background: { service_worker: 'background.js', type: 'module' },
};

async function addSender(folder: string, manifest: object): Promise<void> {
  const sender = { matches: ['http://127.0.0.1/*'], js: ['sender.js'] };
  await writeFile(join(folder, 'sender.js'), SENDER);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, content_scripts: [sender] }));
}

async function createOneLine(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, 'background.js'), LISTENER);
  await addSender(folder, ONE_LINE);
}

/** The build as it ships, with the listener at its end. */
async function createShipped(folder: string): Promise<void> {
  await cp(SHIPPED, folder, { recursive: true });
  await appendFile(join(folder, 'background.js'), LISTENER);
  await addSender(folder, JSON.parse(await readFile(join(SHIPPED, 'manifest.json'), 'utf8')));
}

interface Contestant {
  readonly browser: TestBrowser;
  readonly page: Page;
  /** Ends the worker. Resolves when it has stopped. */
  stopWorker(): Promise<void>;
}

interface Versions {
  readonly versions: readonly { readonly runningStatus: string }[];
}

async function createStop(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const cdp: Cdp = toCdp(session);
  let isStopped = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }: Versions) => {
    isStopped = versions.every(({ runningStatus }) => runningStatus === 'stopped');
  });
  await cdp.send('ServiceWorker.enable');
  return async () => {
    await cdp.send('ServiceWorker.stopAllWorkers');
    await eventually(() => isStopped, { what: 'a stopped worker' });
  };
}

async function open(folder: string, url: string): Promise<Contestant> {
  const chromium = await findChromium();
  if (!chromium) throw new Error('No Chromium found; set CHROME_PATH');
  const options = { chromium, headless: true, hostRules: '', spki: '', extensionFolder: folder };
  const browser = await launchBrowser(options);
  const page = await browser.context.newPage();
  await page.goto(url);
  return { browser, page, stopWorker: await createStop(page) };
}

/** From sending to the first line of the handler, in a worker that had to be started. Unit: milliseconds. */
async function timeColdStart({ page, stopWorker }: Contestant): Promise<number> {
  await stopWorker();
  await page.evaluate(() => dispatchEvent(new Event('bench')));
  return await eventually(
    () =>
      page.evaluate(() => {
        const { dataset } = document.documentElement;
        const took = Number(dataset.took ?? 0);
        delete dataset.took;
        return took;
      }),
    { what: 'an answer' },
  );
}

async function measure(ours: Contestant, floor: Contestant): Promise<{ ours: number[]; floor: number[] }> {
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const pair = [await timeColdStart(ours), await timeColdStart(floor)] as const;
    if (round < 0) continue;
    times.ours.push(pair[0]);
    times.floor.push(pair[1]);
  }
  return times;
}

async function toRow(times: { ours: number[]; floor: number[] }): Promise<Row> {
  const { ratio, text } = pairedRatio(times.ours, times.floor);
  const { size } = await stat(join(SHIPPED, 'background.js'));
  return {
    goal: 'G9',
    what: `cold worker of ${size.toLocaleString('en')} bytes to its handler`,
    measured: `${text}, ${spread(times.ours, 'ms')}`,
    bound: `${MOST}x a worker of one line`,
    floor: spread(times.floor, 'ms'),
    peer: PEER,
    isMet: ratio <= MOST,
    isExact: false,
  };
}

async function servePage(): Promise<{ readonly url: string; close(): Promise<unknown> }> {
  const server = await servePlain(async () => ({ status: 200, body: '<!doctype html><title>Page</title>' }));
  return { url: `http://127.0.0.1:${server.port}/`, close: () => server.close() };
}

/** Waking the worker. Needs a build. */
export const coldWorkerGoal: Goal = {
  ids: ['G9'],
  async *run() {
    const home = await mkdtemp(join(tmpdir(), 'partyline-cold-'));
    await createShipped(join(home, 'shipped'));
    await createOneLine(join(home, 'one-line'));
    const { url, close } = await servePage();
    const ours = await open(join(home, 'shipped'), url);
    const floor = await open(join(home, 'one-line'), url);
    try {
      yield await toRow(await measure(ours, floor));
    } finally {
      await Promise.all([ours.browser.close(), floor.browser.close()]);
      await close();
      await rm(home, { recursive: true, force: true });
    }
  },
};
