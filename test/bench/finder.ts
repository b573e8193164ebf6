import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from '../harness/find-chromium';
import type { BenchPage, PhaseFigures } from './finder/in-page';
import { startPeer, watchLongTasks } from './finder/peer';
import { type ChunkTimes, traceChunks } from './finder/trace';
import { bundleForBrowser, CACHE } from './load';

/** One thing that happens on the page while the finder runs. */
interface Phase {
  readonly name: string;
  readonly act: 'start' | 'scroll' | 'change';
}

const PHASES: readonly Phase[] = [
  { name: 'in sight', act: 'start' },
  { name: 'scrolled through', act: 'scroll' },
  { name: '250 changes', act: 'change' },
];

interface Opened {
  readonly page: Page;
  readonly session: CDPSession;
  readonly close: () => Promise<void>;
}

/** Time that the page has spent in scripts. Unit: milliseconds. */
async function scriptMs({ session }: Opened): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

async function runPhase({ page }: Opened, act: Phase['act']): Promise<PhaseFigures | undefined> {
  return await page.evaluate(async (name) => {
    const { partylineBench: bench }: BenchPage = globalThis as BenchPage;
    await bench?.[name]();
    return bench?.rest();
  }, act);
}

async function openPage(executablePath: string): Promise<Opened> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.addScriptTag({ type: 'module', content: await readFile(join(CACHE, 'finder-bench.mjs'), 'utf8') });
  await page.evaluate(() => (globalThis as BenchPage).partylineBench?.build());
  return { page, session, close: () => browser.close() };
}

/** The script time of the same phases without a finder. */
async function measureFloor(executablePath: string): Promise<number> {
  const opened = await openPage(executablePath);
  const before = await scriptMs(opened);
  await runPhase(opened, 'scroll');
  await runPhase(opened, 'change');
  const after = await scriptMs(opened);
  await opened.close();
  return after - before;
}

function describePhase(name: string, { numbers }: PhaseFigures, cpu: ChunkTimes): string {
  const figures = `${cpu.chunks} chunks, ${cpu.totalMs.toFixed(1)} ms in all`;
  const times = `median ${cpu.medianMs.toFixed(1)}, p95 ${cpu.p95Ms.toFixed(1)}, longest ${cpu.longestMs.toFixed(1)} ms`;
  return `${name.padEnd(17)} ${String(numbers).padStart(4)} numbers, ${figures}, ${times}`;
}

async function measure(executablePath: string): Promise<void> {
  const floorMs = await measureFloor(executablePath);
  const opened = await openPage(executablePath);
  const before = await scriptMs(opened);
  for (const { name, act } of PHASES) {
    const { result, times } = await traceChunks(opened.session, () => runPhase(opened, act));
    if (result) console.log(describePhase(name, result, times));
    if (result) console.log(`${''.padEnd(17)} by the clock: longest ${result.longestMs.toFixed(1)} ms`);
  }
  const addedMs = (await scriptMs(opened)) - before - floorMs;
  console.log(`script time added by the finder: ${addedMs.toFixed(0)} ms`);
  await opened.close();
  const { C2D_BUNDLE: bundle } = process.env;
  if (bundle) await comparePeer(executablePath, bundle, floorMs, addedMs);
}

/** The same phases with ringcentral-c2d in our place. */
async function comparePeer(executablePath: string, bundle: string, floorMs: number, oursMs: number): Promise<void> {
  const opened = await openPage(executablePath);
  const longest = await watchLongTasks(opened.page);
  const before = await scriptMs(opened);
  await startPeer(opened.page, bundle);
  await runPhase(opened, 'scroll');
  const foundMs = (await scriptMs(opened)) - before;
  await runPhase(opened, 'change');
  const addedMs = (await scriptMs(opened)) - before - floorMs;
  console.log(`ringcentral-c2d: ${addedMs.toFixed(0)} ms of script, ${foundMs.toFixed(0)} ms of it before the changes`);
  console.log(
    `its longest task ${(await longest()).toFixed(0)} ms; ours is ${(oursMs / addedMs).toFixed(2)} of its script`,
  );
  await opened.close();
}

const found = await findChromium();
if (!found) throw new Error('No Chromium was found; CHROME_PATH may name one');
await bundleForBrowser('test/bench/finder/in-page.ts', CACHE, 'finder-bench.mjs');
await measure(found.path);
