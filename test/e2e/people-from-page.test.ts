import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWorker, killWorker } from '../harness/extension.ts';
import { awaitPhase, onOptionsPage, pressOn, rowOf } from '../harness/moves.ts';
import { chipsIn, findNumbers, isIconShown, openedPopup, pressIconAt } from '../harness/page-finder.ts';
import type { Popup } from '../harness/popup-page.ts';
import { requestsOf } from '../harness/simulator.ts';
import type { Stage } from '../harness/stage.ts';
import { eventually, stays } from '../harness/wait.ts';
import { readyRep } from './rep.ts';

const PRIYA = { name: 'Priya Natarajan', number: '+14155550132' };
const TOM = { name: 'Tom Whitaker', number: '+14155550147' };
const ELENA = { name: 'Elena Kovács', number: '+16285550119' };
const linkTo = ({ number }: { readonly number: string }) => `a[href="tel:${number}"]`;
const DEAL = 'Harborline Shipping: 3-year renewal';
const CONFERENCE = /\/telephony\/conference$/;

let stage: Stage;

/** Text of the toolbar's badge. */
const badge = () => inWorker(stage.browser, () => chrome.action.getBadgeText({}));

const hasFinder = () =>
  inWorker(
    stage.browser,
    async (url) => {
      const [tab] = await chrome.tabs.query({ url: `${url}/*` });
      const func = () => 'partylineFinder' in globalThis;
      const [answer] = await chrome.scripting.executeScript({ target: { tabId: tab?.id ?? -1 }, func });
      return answer?.result === true;
    },
    new URL(stage.simulator.address.crm).origin,
  );

const awaitChips = async (popup: Popup, numbers: readonly string[]): Promise<void> => {
  const areThere = async () => JSON.stringify(await chipsIn(popup)) === JSON.stringify(numbers);
  await eventually(areThere, { what: `chips for ${numbers.join()}` });
};

/** What the links to records in a part of the popup say; each leads to the CRM page. */
async function recordsIn(popup: Popup, selector: string): Promise<readonly (string | null)[]> {
  const links = await popup.evaluate(
    (part) => [...document.querySelectorAll<HTMLAnchorElement>(`${part} a.record`)].map((a) => [a.textContent, a.href]),
    selector,
  );
  for (const [, href] of links) expect(href).toBe(stage.crm.url());
  return links.map(([text]) => text ?? null);
}

async function expectNothingDialled(): Promise<void> {
  const ledger = await stage.simulator.ledger();
  expect(requestsOf(ledger, 'POST', CONFERENCE)).toEqual([]);
  expect(ledger.legs).toEqual([]);
}

async function clearPeople(): Promise<void> {
  const popup = await stage.popup();
  await eventually(() => popup.has('.chip'), { what: 'the people' });
  const isOne = !(await popup.has('[data-action="clear-people"]'));
  await popup.click(`[data-action="${isOne ? 'remove-chip' : 'clear-people'}"]`);
  await awaitChips(popup, []);
  await popup.close();
}

beforeAll(async () => {
  stage = await readyRep();
});

afterAll(async () => {
  await stage.close();
});

describe.sequential('people from the page', () => {
  test('on an enabled site where finding is off nothing of it runs', async () => {
    await stage.crm.bringToFront();
    await stage.crm.reload();
    expect(await hasFinder()).toBe(false);
    await stage.crm.hover(linkTo(PRIYA));
    expect(await stage.crm.evaluate(() => document.querySelector('partyline-finder'))).toBeNull();
  });

  test('one click in the popup switches it on; the list has names, numbers and records', async () => {
    const popup = await stage.popup();
    await findNumbers(popup);
    const row = `[data-section="on-this-page"] [data-number="${PRIYA.number}"]`;
    await eventually(() => popup.has(row), { what: 'Priya on the list' });
    const text = await popup.evaluate((selector) => document.querySelector(selector)?.textContent ?? '', row);
    expect(text).toContain(PRIYA.name);
    expect(text).toContain('(415) 555-0132');
    expect(text).toContain(DEAL);
    const link = await popup.evaluate(
      (selector) => document.querySelector<HTMLAnchorElement>(selector)?.href,
      `${row} a`,
    );
    expect(link).toBe(stage.crm.url());
    await popup.click(`${row} [data-action="add-from-page"]`);
    await awaitChips(popup, [PRIYA.number]);
    await eventually(async () => (await badge()) === '1', { what: 'one person on the badge' });
    await popup.click('[data-action="remove-chip"]');
    await awaitChips(popup, []);
    await popup.close();
    await eventually(async () => (await badge()) === '', { what: 'the badge being empty' });
    await expectNothingDialled();
  });

  test('the icon at a number opens the popup filled in, and dials nobody', async () => {
    await stage.crm.bringToFront();
    await pressIconAt(stage.crm, linkTo(PRIYA));
    const popup = await openedPopup(stage);
    await awaitChips(popup, [PRIYA.number]);
    expect(await popup.text()).toContain(PRIYA.name);
    await popup.close();
    await stays(async () => (await stage.simulator.ledger()).legs.length === 0, {
      durationMs: 1_500,
      forgiveMs: 0,
      what: 'nobody being dialled',
    });
    await expectNothingDialled();
  });

  test('people are collected across tabs, and outlive the worker', async () => {
    const second = await stage.secondTab();
    await pressIconAt(second.page, linkTo(TOM));
    const popup = await openedPopup(stage);
    await awaitChips(popup, [PRIYA.number, TOM.number]);
    await popup.close();
    await eventually(async () => (await badge()) === '2', { what: 'two people on the badge' });
    await killWorker(stage.browser);
    await second.page.close();
    await stage.crm.bringToFront();
    await pressIconAt(stage.crm, linkTo(ELENA));
    const third = await openedPopup(stage);
    await awaitChips(third, [PRIYA.number, TOM.number, ELENA.number]);
    const start = () => third.evaluate(() => document.querySelector('[data-action="start"]')?.textContent);
    expect(await start()).toContain('3');
    await third.close();
    await expectNothingDialled();
  });

  test('a selected text goes the same way: the menu’s event ends in a filled-in popup', async () => {
    await onOptionsPage(stage, async (page) => {
      await page.locator('[data-nav="calls"]').click();
      await page.locator('[data-field="contextMenu"]').click();
      await page.locator('[data-field="contextMenu"][aria-checked="true"]').waitFor();
    });
    await clearPeople();
    const dispatch = () =>
      inWorker(stage.browser, async () => {
        // No test can open the browser's own menu. This is the event as the browser hands it to the extension.
        const menus = chrome.contextMenus as typeof chrome.contextMenus | undefined;
        const clicked = menus?.onClicked as unknown as {
          dispatch(info: object, tab: object): void;
          hasListeners(): boolean;
        };
        if (!clicked?.hasListeners()) return false;
        const [tab] = await chrome.tabs.query({ active: true });
        clicked.dispatch({ menuItemId: 'call-selection', selectionText: 'Ann Lee, (415) 555-0166 ext. 22' }, tab ?? {});
        return true;
      });
    await eventually(dispatch, { what: 'the listener of the menu' });
    const popup = await openedPopup(stage);
    await awaitChips(popup, ['+14155550166']);
    expect(await popup.text()).toContain('Ann Lee');
    await popup.close();
    await clearPeople();
    await expectNothingDialled();
  });

  test('an extension beside the number is kept, and sent once the person has answered', async () => {
    await stage.simulator.setCallee('+14155550132', { name: PRIYA.name, rings: true, answersAfterMs: 300 });
    await stage.crm.evaluate(() => {
      document
        .querySelector('h1')
        ?.insertAdjacentHTML('afterend', '<p id="ext">Priya Natarajan: (415) 555-0132 ext. 22</p>');
    });
    await pressIconAt(stage.crm, '#ext');
    const popup = await openedPopup(stage);
    await awaitChips(popup, [PRIYA.number]);
    await popup.click('[data-action="start"]');
    await eventually(() => popup.has('[data-view="running-call"]'), { what: 'the running call' });
    await awaitPhase(popup, PRIYA.name, ['joined']);
    expect((await rowOf(popup, PRIYA.name)).text).toContain('Send 22');
    expect(await recordsIn(popup, '[data-person]')).toEqual([DEAL]);
    expect(await stage.panel.markup()).not.toContain('/deals/');
    await pressOn(popup, PRIYA.name, 'send-extension');
    const tones = async () => (await stage.simulator.ledger()).legs.some(({ dtmf }) => dtmf === '22');
    await eventually(tones, { what: 'two tones on a leg' });
    await popup.close();
  });

  test('in a call the icon shows somebody who is on it instead of calling twice', async () => {
    await stage.crm.bringToFront();
    await eventually(stage.panel.isShown, { what: 'the panel' });
    await pressIconAt(stage.crm, linkTo(PRIYA));
    const { id } = await rowOf(stage.panel, PRIYA.name);
    await eventually(() => stage.panel.has(`[data-person="${id}"]:focus`), { what: "the focus in Priya's row" });
    expect((await stage.simulator.ledger()).legs.filter(({ number }) => number === PRIYA.number)).toHaveLength(1);
  });

  test('in a call the icon at another number adds, after the rep confirms', async () => {
    await stage.simulator.setCallee(TOM.number, { name: TOM.name, rings: true, answersAfterMs: 300 });
    await pressIconAt(stage.crm, linkTo(TOM));
    const popup = await openedPopup(stage);
    await awaitChips(popup, [TOM.number]);
    expect((await stage.simulator.ledger()).legs.some(({ number }) => number === TOM.number)).toBe(false);
    await popup.click('[data-action="add"]');
    await awaitPhase(popup, TOM.name, ['joined']);
    const row = `[data-section="on-this-page"] [data-number="${TOM.number}"]`;
    await popup.click(`${row} [data-action="show-row"]`);
    const { id } = await rowOf(popup, TOM.name);
    await eventually(() => popup.has(`[data-person="${id}"]:focus`), { what: "the focus in Tom's row" });
    await popup.close();
  });

  test('switched off, it is gone from the open page', async () => {
    await inWorker(stage.browser, () => chrome.storage.local.set({ 'finder-sites.v1': [] }));
    await eventually(
      async () => {
        await stage.crm.mouse.move(2, 2);
        await stage.crm.hover(linkTo(ELENA));
        return !(await isIconShown(stage.crm));
      },
      { what: 'no icon any more' },
    );
  });
});
