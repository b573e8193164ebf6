import { type Browser, chromium, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { findChromium } from '../../harness/find-chromium.ts';
import { ROOT } from '../../harness/process.ts';
import type { State } from './states.ts';

/** How the gallery is looked at. */
export interface Sight {
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  readonly locale?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** 2 is 200 %. */
  readonly zoom?: number;
}

/** The gallery in a real browser. */
export interface OpenGallery {
  see(sight: Sight): Promise<Page>;
  close(): Promise<void>;
}

async function serve(): Promise<{ server: ViteDevServer; url: string }> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    cacheDir: `${ROOT}.cache/gallery`,
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    optimizeDeps: { entries: ['test/component/gallery/index.html'] },
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (typeof address !== 'object' || address === null) throw new Error('The gallery has no address');
  return { server, url: `http://127.0.0.1:${address.port}/test/component/gallery/index.html` };
}

async function launch(): Promise<Browser> {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium was found; set CHROME_PATH');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // undefined on Windows
  return await chromium.launch({ executablePath: found.path, headless: true, args });
}

/** Clicks what leads to a state, and waits until it stands. */
export async function playState(page: Page, state: State): Promise<void> {
  const story = page.locator(`[data-story="${state}"]`);
  await story.dispatchEvent('play', {}, { timeout: 5000 });
  await page.locator(`[data-story="${state}"][data-played]`).waitFor({ state: 'attached', timeout: 5000 });
}

/** Serves the gallery and opens it, as often as one likes. */
export async function openGallery(): Promise<OpenGallery> {
  const [{ server, url }, browser] = await Promise.all([serve(), launch()]);
  const see = async ({ colorScheme = 'light', forcedColors = 'none', locale = 'en', dir = 'ltr', zoom = 1 }: Sight) => {
    const viewport = { width: 1280, height: 800 };
    const page = await browser.newPage({ colorScheme, forcedColors, reducedMotion: 'reduce', viewport });
    const wrong: string[] = [];
    page.on('pageerror', (error) => wrong.push(error.message));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('requestfailed', (request) => wrong.push(`${request.url()}: ${request.failure()?.errorText}`));
    await page.goto(`${url}?locale=${locale}&dir=${dir}`);
    const isReady = page.locator('body[data-ready]').waitFor({ state: 'attached', timeout: 30_000 });
    await isReady.catch((error: Error) => wrong.push(error.message));
    if (zoom !== 1)
      await page.evaluate((factor) => document.documentElement.style.setProperty('zoom', `${factor}`), zoom);
    if (wrong.length > 0) throw new Error(wrong.join('\n'));
    return page;
  };
  const close = async () => {
    await browser.close();
    await server.close();
  };
  return { see, close };
}
