import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { FromFinder, NumbersOnPage } from '../../lib/finder/messages';
import { findChromium } from '../harness/find-chromium';

/** What the script under test leaves in the page: everything that it said. */
interface Heard {
  readonly said: FromFinder[];
  readonly lists: NumbersOnPage[];
  /** The extension opens the port on which it wants the list. */
  askForList?: () => void;
  /** The extension sends an order. */
  order?: (message: unknown) => void;
}

const FINDER = new URL('../../.output/chrome-mv3/finder.js', import.meta.url);
const PAGE = `<title>Deals</title><h1>Globex renewal</h1>
  <p>Ann Lee: <span id="text">+1 415 555 0132</span></p>
  <a id="link" href="tel:+14155550199">Bob Ochoa</a> <input id="field" type="tel" value="4155550155">
  <p id="far" style="margin-top: 4000px">+1 415 555 0177</p>`;

let browser: Browser;
let page: Page;

/** Stands for the extension: answers `hello`, keeps the rest. */
function pretendExtension(): void {
  const heard: Heard = { said: [], lists: [] };
  type Listener = (value: unknown, sender?: unknown, respond?: (heard: boolean) => void) => void;
  const listeners: Record<string, Listener> = {};
  const on = (name: string) => ({ addListener: (listener: Listener) => (listeners[name] = listener) });
  const runtime = {
    id: 'partyline',
    onMessage: on('order'),
    onConnect: on('connect'),
    connect: () => ({
      onMessage: on('answer'),
      disconnect: () => {},
      postMessage: (message: FromFinder) => {
        heard.said.push(message);
        const settings = { kind: 'finder-settings', country: 'US', isInCall: false };
        if (message.kind === 'hello') queueMicrotask(() => listeners.answer?.(settings));
      },
    }),
  };
  heard.order = (message) => listeners.order?.(message, undefined, () => {});
  heard.askForList = () =>
    listeners.connect?.({
      name: 'finder-list',
      sender: { id: 'partyline' },
      onDisconnect: on('gone'),
      postMessage: (list: NumbersOnPage) => heard.lists.push(list),
    });
  const i18n = { getMessage: (key: string, name: string) => `${key} ${name}` };
  Object.assign(globalThis, { chrome: { runtime, i18n }, heard });
}

const heard = <T>(read: (heard: Heard) => T): Promise<T> =>
  page.evaluate(`(${read.toString()})(globalThis.heard)`) as Promise<T>;
const isIconShown = () => page.evaluate(() => document.querySelector('partyline-finder:popover-open') !== null);
const iconBox = () =>
  page.evaluate(() => {
    const { x = 0, y = 0 } = document.querySelector('partyline-finder')?.getBoundingClientRect() ?? {};
    return { x: x + 14, y: y + 14 };
  });

/** The finder works in idle time, so the pointer comes again until the number is known. */
async function pointAt(selector: string): Promise<void> {
  await expect
    .poll(async () => {
      await page.mouse.move(5, 5);
      await page.hover(selector);
      return isIconShown();
    })
    .toBe(true);
}

beforeAll(async () => {
  const found = await findChromium();
  if (!found) throw new Error('No Chromium was found');
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  browser = await chromium.launch({ executablePath: found.path, args });
});

afterAll(() => browser.close());

beforeEach(async () => {
  page = await browser.newPage();
  await page.setContent(PAGE);
  await page.evaluate(pretendExtension);
  await page.addScriptTag({ content: await readFile(FINDER, 'utf8') });
});

test('a press on the icon at a number asks for the popup, with the name beside the number', async () => {
  await pointAt('#text');
  const { x, y } = await iconBox();
  await page.mouse.click(x, y);
  const said = await heard(({ said }) => said.filter(({ kind }) => kind === 'call'));
  const person = { number: '+14155550132', name: 'Ann Lee', record: 'Globex renewal', link: 'about:blank' };
  expect(said).toEqual([{ kind: 'call', person }]);
});

test('the icon comes to a focused field and goes with Escape', async () => {
  await expect
    .poll(async () => {
      await page.evaluate(() => document.querySelector<HTMLElement>('#link')?.focus());
      await page.focus('#field');
      return isIconShown();
    })
    .toBe(true);
  await page.keyboard.press('Escape');
  expect(await isIconShown()).toBe(false);
});

test('the page cannot press the icon', async () => {
  await pointAt('#link');
  await page.evaluate(() => document.querySelector<HTMLElement>('partyline-finder')?.click());
  expect(await heard(({ said }) => said.some(({ kind }) => kind === 'call'))).toBe(false);
});

test('the list has what is out of sight too, and is sent to nobody who did not ask', async () => {
  await pointAt('#text');
  expect(await heard(({ lists }) => lists.length)).toBe(0);
  await heard((all) => all.askForList?.());
  await expect.poll(() => heard(({ lists }) => lists.at(-1)?.isComplete)).toBe(true);
  const numbers = await heard(({ lists }) => lists.at(-1)?.numbers.map(({ number }) => number));
  expect([...(numbers ?? [])].sort()).toEqual(['+14155550132', '+14155550155', '+14155550177', '+14155550199']);
});

test('switched off, it shows nothing any more', async () => {
  await pointAt('#text');
  await heard((all) => all.order?.({ kind: 'finder-off' }));
  expect(await isIconShown()).toBe(false);
  await page.mouse.move(5, 5);
  await page.hover('#text');
  expect(await isIconShown()).toBe(false);
});
