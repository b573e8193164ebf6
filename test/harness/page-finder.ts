import type { Page } from 'playwright-core';
import { listTargets } from './cdp.ts';
import type { Popup } from './popup-page.ts';
import type { Stage } from './stage.ts';
import { eventually } from './wait.ts';

/** What a rep does with numbers on a page. */

/** Half of the icon's box. Unit: CSS pixels. */
const MIDDLE_PX = 14;

/** Is the call icon shown in this page? */
export const isIconShown = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('partyline-finder:popover-open') !== null);

/** Points at a part of the page until the icon is beside it: the finder works in idle time. */
async function pointAt(page: Page, selector: string): Promise<void> {
  const point = async () => {
    await page.mouse.move(2, 2);
    await page.hover(selector);
    return await isIconShown(page);
  };
  await eventually(point, { what: `the call icon at ${selector}` });
}

/** Presses the call icon at a number. */
export async function pressIconAt(page: Page, selector: string): Promise<void> {
  await pointAt(page, selector);
  const box = await page.evaluate(() => {
    const { x = 0, y = 0 } = document.querySelector('partyline-finder')?.getBoundingClientRect() ?? {};
    return { x, y };
  });
  await page.mouse.click(box.x + MIDDLE_PX, box.y + MIDDLE_PX);
}

/** Switches finding on for the site of the current tab, in the popup, which stays open. */
export async function findNumbers(popup: Popup): Promise<void> {
  await popup.click('[data-action="find-numbers"]');
  await eventually(() => popup.has('[data-section="on-this-page"] [data-number]'), { what: 'the numbers of the page' });
}

/** The popup that the product opened by itself. */
export async function openedPopup({ browser, popup }: Stage): Promise<Popup> {
  const isOpen = async () => (await listTargets(browser.cdp)).some(({ url }) => url.endsWith('/popup.html'));
  await eventually(isOpen, { what: 'the popup that opens by itself' });
  return await popup();
}

/** Numbers of the people who are about to be called. */
export const chipsIn = (popup: Popup): Promise<readonly string[]> =>
  popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.chip[data-number]')].map((chip) => chip.dataset.number ?? ''),
  );
