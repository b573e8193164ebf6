import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium } from 'playwright-core';
import { writeBurstWav } from '../simulator/media/burst-wav.ts';
import { allowInAdvance } from './answered-permission.ts';
import type { Chromium } from './find-chromium.ts';
import { ROOT } from './process.ts';

/** Exactly what is shipped: no build knows the simulator. */
const SHIPPED_BUILD = `${ROOT}.output/chrome-mv3`;

export interface LaunchOptions {
  readonly chromium: Chromium;
  readonly headless: boolean;
  /** From the simulator's first line. */
  readonly hostRules: string;
  readonly spki: string;
  readonly extensionFolder?: string;
  /** False leaves the microphone unanswered, as for a rep who has not been asked. */
  readonly microphoneGranted?: boolean;
  /** What is spoken into the microphone is silent for this long after every four seconds. */
  readonly voiceRestsS?: number;
  /** Optional permissions that the browser gives without a question, once the product asks for them. */
  readonly allowed?: readonly string[];
}

/** A browser with the extension in it. */
export interface TestBrowser {
  readonly context: BrowserContext;
  /** Speaks to the browser itself: lists and attaches to targets. */
  readonly cdp: CDPSession;
  readonly extensionId: string;
  close(): Promise<void>;
}

function toFlags(options: LaunchOptions, folder: string, wav: string): string[] {
  const isRoot = process.getuid?.() === 0; // undefined on Windows
  const load = [`--disable-extensions-except=${folder}`, `--load-extension=${folder}`];
  return [
    ...(isRoot ? ['--no-sandbox'] : []),
    ...(options.chromium.branded ? ['--enable-unsafe-extension-debugging'] : load),
    `--host-resolver-rules=${options.hostRules}`,
    `--ignore-certificate-errors-spki-list=${options.spki}`,
    '--use-fake-device-for-media-stream',
    ...(options.microphoneGranted === false ? [] : ['--use-fake-ui-for-media-stream']),
    `--use-file-for-fake-audio-capture=${wav}`,
    '--allow-loopback-in-peer-connection',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--window-size=1280,800',
  ];
}

/** Chromium loads the folder by flag; Chrome and Edge with their own brand accept it through DevTools only. */
async function extensionIdOf(cdp: CDPSession, options: LaunchOptions, folder: string): Promise<string> {
  if (options.chromium.branded) {
    const load = cdp as unknown as { send(method: string, params: object): Promise<{ id: string }> };
    return (await load.send('Extensions.loadUnpacked', { path: folder })).id;
  }
  const { extensionIdIn } = await import('./extension.ts');
  return await extensionIdIn(cdp);
}

/** What every launch needs: a folder to be removed afterwards, a fresh profile in it, and the flags. */
export async function prepareLaunch(options: LaunchOptions) {
  const folder = options.extensionFolder ?? SHIPPED_BUILD;
  const home = await mkdtemp(join(tmpdir(), 'partyline-'));
  const profile = join(home, 'profile');
  if (options.allowed?.length) await allowInAdvance(profile, options.allowed);
  const wav = join(home, 'voice.wav');
  await writeBurstWav(wav, options.voiceRestsS);
  return { home, folder, profile, flags: toFlags(options, folder, wav) };
}

export type Prepared = Awaited<ReturnType<typeof prepareLaunch>>;

/** Starts a browser with this profile, for the first time or again, and waits until the extension's worker has started. */
export async function openProfile(prepared: Prepared, options: LaunchOptions): Promise<TestBrowser> {
  const { home, folder, profile, flags } = prepared;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.chromium.path,
    headless: options.headless,
    viewport: options.headless ? { width: 1280, height: 800 } : null,
    args: flags,
    ignoreDefaultArgs: ['--disable-extensions', '--disable-component-extensions-with-background-pages'],
  });
  const browser = context.browser();
  if (!browser) throw new Error('Playwright gives no browser for this context');
  const cdp = await browser.newBrowserCDPSession();
  const extensionId = await extensionIdOf(cdp, options, folder);
  const close = async () => {
    await context.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { context, cdp, extensionId, close };
}

/** Starts a browser with a fresh profile. */
export const launchBrowser = async (options: LaunchOptions): Promise<TestBrowser> =>
  openProfile(await prepareLaunch(options), options);
