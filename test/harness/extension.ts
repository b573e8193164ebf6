import type { CDPSession } from 'playwright-core';
import type { TestBrowser } from './browser.ts';
import { attach, evaluate, listTargets, type TargetInfo } from './cdp.ts';
import { eventually, within } from './wait.ts';

declare global {
  /** Set in a worker that a test is about to kill; its successor does not have it. */
  var condemned: boolean | undefined;
}

const WORKER = 'service_worker';

/** The id of the only extension with a worker, once that worker runs. */
export async function extensionIdIn(browser: CDPSession): Promise<string> {
  const find = async () => (await listTargets(browser)).find(isExtensionWorker);
  const worker = await eventually(find, { what: "the extension's worker" });
  return new URL(worker.url).host;
}

const isExtensionWorker = (target: TargetInfo) =>
  target.type === WORKER && target.url.startsWith('chrome-extension://');

/** The worker's target, or undefined while it is dead. */
async function findWorker(browser: TestBrowser): Promise<TargetInfo | undefined> {
  const targets = await listTargets(browser.cdp);
  return targets.find(({ type, url }) => type === WORKER && new URL(url).host === browser.extensionId);
}

/** A target is listed before its script runs. */
const isReady = () => typeof chrome === 'object' && chrome.runtime?.id !== undefined;

/** A worker that is just dying takes questions and never answers them. Unit: milliseconds. */
const ANSWER_MS = 2000;

/** A session with the worker, once its script runs; undefined where there is none, or none that answers. */
async function attachToWorker(browser: TestBrowser) {
  const worker = await findWorker(browser);
  if (!worker) return undefined;
  // Listed, and dead by the time that it is asked for.
  const session = await attach(browser.cdp, worker.targetId).catch(() => undefined);
  if (!session) return undefined;
  if (await within(ANSWER_MS, evaluate(session, isReady))) return session;
  await session.detach();
  return undefined;
}

/** Runs a function in the worker that lives now. */
export async function inWorker<T, A extends readonly unknown[]>(
  browser: TestBrowser,
  run: (...args: A) => T | Promise<T>,
  ...args: A
): Promise<T> {
  const session = await eventually(() => attachToWorker(browser), { what: 'a worker that answers' });
  try {
    return await evaluate(session, run, ...args);
  } finally {
    await session.detach();
  }
}

/** Ends the worker at this instant, as the browser may do at any time. Resolves once it is dead or replaced. */
export async function killWorker(browser: TestBrowser): Promise<void> {
  await inWorker(browser, () => {
    globalThis.condemned = true;
  });
  const worker = await findWorker(browser);
  if (!worker) return;
  await browser.cdp.send('Target.closeTarget', { targetId: worker.targetId });
  const isGone = async () => !(await findWorker(browser)) || (await isFresh(browser));
  await eventually(isGone, { what: "the worker's death" });
}

/** Resolves once a worker lives that no test has killed. Somebody must have woken it: a port, an event. */
export async function awaitNewWorker(browser: TestBrowser): Promise<void> {
  await eventually(() => isFresh(browser), { what: 'a new worker' });
}

/** True when a worker answers that no test has killed. */
async function isFresh(browser: TestBrowser): Promise<boolean> {
  const session = await attachToWorker(browser);
  if (!session) return false;
  try {
    return await evaluate(session, () => globalThis.condemned !== true);
  } finally {
    await session.detach();
  }
}

/** Ends the process of the extension, with worker, phone and popup in it. Resolves once the browser has noticed. */
export async function crashExtension(browser: TestBrowser): Promise<void> {
  const isPhone = ({ url }: TargetInfo) => url.startsWith(`chrome-extension://${browser.extensionId}/offscreen.html`);
  const phone = await eventually(async () => (await listTargets(browser.cdp)).find(isPhone), { what: 'the phone' });
  const session = await attach(browser.cdp, phone.targetId);
  session.send('Page.crash').catch(() => undefined); // nobody is left to answer
  const isGone = async () =>
    !(await listTargets(browser.cdp)).some(({ url }) => new URL(url || 'about:').host === browser.extensionId);
  await eventually(isGone, { what: 'the end of everything that the extension ran' });
}
