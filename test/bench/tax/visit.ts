import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from '../../harness/wait';

const MB = 1024 * 1024;

/** What one visit of a page cost. */
export interface Visit {
  /** Units: milliseconds; megabytes after collection. */
  readonly scriptMs: number;
  readonly heapMb: number;
  /** What long tasks took beyond 50 ms, and the longest task; 0 where there was none. Unit: milliseconds. */
  readonly blockedMs: number;
  readonly longestMs: number;
}

interface Noted {
  longTasks?: number[];
}

/** Runs in the page before anything of it. */
function noteLongTasks(): void {
  const tasks: number[] = [];
  (globalThis as typeof globalThis & Noted).longTasks = tasks;
  const note = (list: PerformanceObserverEntryList) => tasks.push(...list.getEntries().map(({ duration }) => duration));
  new PerformanceObserver(note).observe({ type: 'longtask', buffered: true });
}

const readLongTasks = (page: Page) => page.evaluate(() => (globalThis as typeof globalThis & Noted).longTasks ?? []);

/** Opens a page in a tab of its own, lets it come to `isDone`, and says what that cost. */
export async function visit(
  context: BrowserContext,
  url: string,
  isDone: (page: Page) => Promise<boolean>,
): Promise<Visit> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.addInitScript({ content: `const __name = (f) => f; (${noteLongTasks.toString()})()` });
  await page.goto(url);
  await eventually(() => isDone(page), { what: `${url} being done`, timeoutMs: 60_000 });
  const { metrics } = await session.send('Performance.getMetrics');
  const scriptMs = (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
  const tasks = await readLongTasks(page);
  await session.send('HeapProfiler.collectGarbage');
  const heapBytes = (await session.send('Runtime.getHeapUsage')).usedSize;
  await page.close();
  const blockedMs = tasks.reduce((sum, durationMs) => sum + Math.max(0, durationMs - 50), 0);
  return { scriptMs, heapMb: heapBytes / MB, blockedMs, longestMs: Math.max(0, ...tasks) };
}
