import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { type LaunchOptions, prepareLaunch, type TestBrowser } from './browser.ts';
import { extensionIdIn } from './extension.ts';

/** A target as the browser lists it for everybody. */
export interface ListedTarget {
  readonly id: string;
  readonly type: string;
  readonly url: string;
}

/**
 * A browser that was started as a person starts it. Somebody may attach to it and let go again; in between no debugger
 * keeps anything alive, and a tab in the background is hidden, as it really is.
 */
export interface PlainBrowser {
  /** `close` of what this gives lets go; the browser lives on. */
  attach(): Promise<TestBrowser>;
  /** What there is in the browser, asked without attaching to it. */
  targets(): Promise<readonly ListedTarget[]>;
  /** Ends the extension's worker, without a debugger near it. */
  closeWorker(): Promise<void>;
  quit(): Promise<void>;
}

const START_TIMEOUT_MS = 30_000;

type Child = ReturnType<typeof spawn>;

function addressOf(child: Child): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The browser ${why}`));
    const timer = setTimeout(() => fail('did not say where to attach'), START_TIMEOUT_MS);
    child.once('exit', (code) => fail(`ended with code ${code}`));
    if (!child.stderr) return fail('has no output');
    createInterface(child.stderr).on('line', (line) => {
      const address = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

async function attachTo(address: string, knownId: string | undefined): Promise<TestBrowser> {
  // Without defaults: they would make every tab believe that it is looked at.
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const [context] = browser.contexts();
  if (!context) throw new Error('The browser has no context');
  const cdp = await browser.newBrowserCDPSession();
  const extensionId = knownId ?? (await extensionIdIn(cdp)); // later the worker may be asleep
  return { context, cdp, extensionId, close: () => browser.close() };
}

/** The browser and every process of its own. */
function kill(child: Child): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  if (process.platform === 'win32') child.kill();
  else process.kill(-child.pid);
}

/** Starts a browser with a fresh profile. Browsers that load extensions through DevTools only are not for this. */
export async function spawnBrowser(options: LaunchOptions): Promise<PlainBrowser> {
  if (options.chromium.branded) throw new Error(`${options.chromium.version} takes no extension by flag`);
  const { home, profile, flags } = await prepareLaunch(options);
  const modes = [...(options.headless ? ['--headless=new'] : []), '--remote-debugging-port=0'];
  const args = [...flags, ...modes, `--user-data-dir=${profile}`, '--enable-unsafe-extension-debugging', 'about:blank'];
  // A group of its own, so that its helpers end with it.
  const child = spawn(options.chromium.path, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const address = await addressOf(child);
  const ask = (path: string) => fetch(`http://${new URL(address).host}/json/${path}`);
  const targets = async () => (await ask('list')).json() as Promise<readonly ListedTarget[]>;
  let knownId: string | undefined;
  return {
    attach: async () => {
      const attached = await attachTo(address, knownId);
      knownId = attached.extensionId;
      return attached;
    },
    targets,
    closeWorker: async () => {
      const worker = (await targets()).find(({ type }) => type === 'service_worker');
      if (!worker) throw new Error('There is no worker to close');
      await ask(`close/${worker.id}`);
    },
    quit: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      kill(child);
      await ended;
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A plain browser with somebody attached to it until the end. */
export async function launchPlainBrowser(options: LaunchOptions): Promise<TestBrowser> {
  const plain = await spawnBrowser(options);
  const attached = await plain.attach().catch(async (error: Error) => {
    await plain.quit();
    throw error;
  });
  const close = async () => {
    await attached.close();
    await plain.quit();
  };
  return { ...attached, close };
}
