import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** What the peer's bundle leaves in the page: the class itself, or a module that has it. */
interface PeerPage {
  readonly RingCentralC2D?: (new () => unknown) | { readonly RingCentralC2D: new () => unknown };
}

/** Starts ringcentral-c2d in a page as its README says. `bundle` is the path of its `build/index.js`. */
export async function startPeer(page: Page, bundle: string): Promise<void> {
  await page.addScriptTag({ content: await readFile(bundle, 'utf8') });
  await page.evaluate(() => {
    const { RingCentralC2D: found } = globalThis as PeerPage;
    const Peer = typeof found === 'function' ? found : found?.RingCentralC2D;
    if (!Peer) throw new Error('The bundle names no RingCentralC2D');
    new Peer();
  });
}

/** Gathers long tasks of the page from now on; the returned function gives the longest. Unit: milliseconds. */
export async function watchLongTasks(page: Page): Promise<() => Promise<number>> {
  const longest = await page.evaluateHandle(() => {
    const seen = { ms: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.ms = Math.max(seen.ms, duration);
    }).observe({ type: 'longtask' });
    return seen;
  });
  return () => longest.evaluate(({ ms }) => ms);
}
