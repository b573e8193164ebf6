import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../harness/find-chromium';
import type { BenchPage, PhaseFigures } from './finder/in-page';
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

/** Time that the page spent in scripts since it was opened. Unit: milliseconds. */
async function scriptMs(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
}

async function runPhase(page: Page, act: Phase['act']): Promise<PhaseFigures | undefined> {
  return await page.evaluate(async (name) => {
    const { partylineBench: bench }: BenchPage = globalThis as BenchPage;
    await bench?.[name]();
    return bench?.rest();
  }, act);
}

async function openPage(executablePath: string) {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage();
  await page.addScriptTag({ type: 'module', content: await readFile(join(CACHE, 'finder-bench.mjs'), 'utf8') });
  await page.evaluate(() => (globalThis as BenchPage).partylineBench?.build());
  return { browser, page };
}

/** The script time of the same phases without a finder. */
async function measureFloor(executablePath: string): Promise<number> {
  const { browser, page } = await openPage(executablePath);
  const before = await scriptMs(page);
  await runPhase(page, 'scroll');
  await runPhase(page, 'change');
  const after = await scriptMs(page);
  await browser.close();
  return after - before;
}

async function measure(executablePath: string): Promise<void> {
  const floorMs = await measureFloor(executablePath);
  const { browser, page } = await openPage(executablePath);
  const before = await scriptMs(page);
  for (const { name, act } of PHASES) {
    const figures = await runPhase(page, act);
    if (!figures) continue;
    const { numbers, chunks, longestMs, overBudget, totalMs } = figures;
    const parts = [`${numbers} numbers`, `${chunks} chunks`, `${totalMs.toFixed(1)} ms in all`];
    console.log(`${name.padEnd(17)} ${parts.join(', ')}, longest ${longestMs.toFixed(1)} ms, ${overBudget} above 8 ms`);
  }
  const addedMs = (await scriptMs(page)) - before - floorMs;
  console.log(`script time added by the finder: ${addedMs.toFixed(0)} ms`);
  await browser.close();
}

const found = await findChromium();
if (!found) throw new Error('No Chromium was found; CHROME_PATH may name one');
await bundleForBrowser('test/bench/finder/in-page.ts', CACHE, 'finder-bench.mjs');
await measure(found.path);
