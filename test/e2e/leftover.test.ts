import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../harness/browser.ts';
import { inWorker } from '../harness/extension.ts';
import { awaitHears } from '../harness/heard.ts';
import { MortalBrowser } from '../harness/mortal-browser.ts';
import { awaitHost, awaitPhase } from '../harness/moves.ts';
import { createEar } from '../harness/offscreen-ear.ts';
import { type PanelPage, panelIn } from '../harness/panel-page.ts';
import { openPopup } from '../harness/popup-page.ts';
import { conferencesWithHost, livingLegs, requestsOf } from '../harness/simulator.ts';
import { allowSite } from '../harness/site-permission.ts';
import type { Stage } from '../harness/stage.ts';
import { whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import { numbersOf, QUICK, REP, readyRep, startWith } from './rep.ts';

const { dana, eli } = QUICK;
const BOTH = [dana, eli];
const CONFERENCE = /\/telephony\/conference$/;

const siteOf = ({ simulator }: Stage) => new URL(simulator.address.crm).origin;

const mortal = new MortalBrowser();
let stage: Stage;
let browser: TestBrowser;
let panel: PanelPage;

/**
 * What the rep granted outlives the browser, but not for an extension that is loaded from a folder at each start: it
 * asks again, and the answer is yes.
 */
async function keepSite(page: Page): Promise<void> {
  await allowSite(browser, `${siteOf(stage)}/*`);
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  const isGranted = () =>
    page.evaluate((origin) => chrome.permissions.contains({ origins: [`${origin}/*`] }), siteOf(stage));
  await page.evaluate((origin) => {
    document.addEventListener('click', () => void chrome.permissions.request({ origins: [`${origin}/*`] }));
  }, siteOf(stage));
  await page.mouse.click(1, 1);
  await eventually(isGranted, { what: 'the site being granted' });
}

/** The browser is killed in the call and started again; the rep goes back to the CRM. */
async function dieInCall(): Promise<void> {
  browser = await mortal.dieAndLive();
  const page = await browser.context.newPage();
  await keepSite(page);
  await page.goto(stage.simulator.address.crm);
  panel = await panelIn(page);
}

const badge = () => inWorker(browser, () => chrome.action.getBadgeText({}));

beforeAll(async () => {
  stage = await readyRep({ launch: mortal.launch });
  await startWith(stage, BOTH);
  for (const { name } of BOTH) await awaitPhase(stage.panel, name, ['joined']);
});

afterAll(async () => {
  await mortal.close();
  await stage.simulator.stop();
});

describe.sequential('fault 27: a browser that was killed in a call', () => {
  test('finds the call again, tells on the toolbar and in the panel who is still on it, and offers Rejoin and End', async () => {
    await dieInCall();
    await eventually(async () => (await badge()) === '!', { what: 'the mark of a call that is left over' });
    await eventually(() => panel.has('[data-notice="leftover"]'), { what: 'the notice of a call that is left over' });
    for (const { name } of BOTH) await awaitPhase(panel, name, ['joined']);
    for (const action of ['rejoin', 'end']) expect(await panel.has(`[data-action="${action}"]`), action).toBe(true);
  });

  test('Rejoin in the panel brings the rep back: they hear and are heard, in the same conference', async () => {
    await panel.click('[data-action="rejoin"]');
    await awaitHost(panel, 'in', 40_000);
    const ear = await createEar(browser);
    await ear.awaitHeard(numbersOf(BOTH), numbersOf(BOTH));
    await awaitHears(stage.simulator, dana.number, [REP, eli.number]);
    const ledger = await stage.simulator.ledger();
    expect(conferencesWithHost(ledger, REP)).toHaveLength(1);
    expect(requestsOf(ledger, 'POST', CONFERENCE)).toHaveLength(1);
    expect(await panel.has('[data-notice="leftover"]')).toBe(false);
  });

  test('killed again, Rejoin in the popup does the same', async () => {
    await dieInCall();
    const popup = await openPopup(browser);
    await eventually(() => popup.has('[data-notice="leftover"]'), { what: 'the notice in the popup' });
    await popup.click('[data-action="rejoin"]');
    await awaitHost(popup, 'in', 40_000);
    await awaitHears(stage.simulator, dana.number, [REP, eli.number]);
    await popup.close();
  });

  test('killed twice more, End in the popup ends it for everybody, and the next start of the browser finds nothing', async () => {
    await dieInCall();
    await dieInCall();
    const popup = await openPopup(browser);
    await eventually(() => popup.has('[data-notice="leftover"]'), { what: 'the notice in the popup' });
    await popup.click('[data-action="end"]');
    await awaitHost(popup, 'ended');
    const ledger = await stage.simulator.ledger();
    for (const { number } of BOTH) expect(whereabouts(ledger, number)).toBe('not connected');
    expect(conferencesWithHost(ledger, REP)).toEqual([]);
    await popup.click('[data-action="dismiss"]');
    await eventually(() => popup.has('[data-view="new-call"]'), { what: 'the view of a new call' });
    await popup.close();
    await dieInCall();
    const fresh = await openPopup(browser);
    await eventually(() => fresh.has('[data-view="new-call"]'), { what: 'the view of a new call' });
    await fresh.close();
    expect(livingLegs(await stage.simulator.ledger())).toEqual([]);
  });
});
