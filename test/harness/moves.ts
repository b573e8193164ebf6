import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import type { ShownRow, Surface } from './surface.ts';
import type { KnownPerson } from './truth.ts';
import { eventually } from './wait.ts';

/** What a rep does, hand by hand, through the product's own interface. */

const CLIENT_ID = 'partyline-demo';

/** The row of a person, once there is one. */
export function rowOf(surface: Surface, name: string): Promise<ShownRow> {
  const find = async () => (await surface.rows()).find((row) => row.name === name);
  return eventually(find, { what: `a row for ${name}` });
}

/** Waits until a row is in one of these phases, and gives it back. */
export function awaitPhase(surface: Surface, name: string, phases: readonly string[], timeoutMs = 20_000) {
  const find = async () => {
    const row = await rowOf(surface, name);
    if (!phases.includes(row.phase)) throw new Error(`${name}: ${row.phase} (${row.state})`);
    return row;
  };
  return eventually(find, { what: `${name} being ${phases.join(' or ')}`, timeoutMs });
}

/** Waits until the rep's own side is in this phase. */
export async function awaitHost(surface: Surface, phase: string, timeoutMs = 20_000): Promise<void> {
  const find = () => surface.has(`[data-host-phase="${phase}"]`);
  await eventually(find, { what: `the rep's side being ${phase}`, timeoutMs });
}

/** Presses a button of one person's row. */
export async function pressOn(surface: Surface, name: string, action: string): Promise<void> {
  const { id } = await rowOf(surface, name);
  await surface.click(`[data-person="${id}"] [data-action="${action}"]`);
}

/** Opens the options page in a tab of its own, lets `act` use it, and comes back to the CRM. */
export async function onOptionsPage({ browser, crm }: Stage, act: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
  await act(page);
  await page.close();
  if (!crm.isClosed()) await crm.bringToFront();
}

async function enterClientIdOn(page: Page): Promise<void> {
  await page.locator('[data-field="client-id"]').fill(CLIENT_ID);
  await page.locator('[data-action="save-client-id"]').click();
  await page.locator('[data-action="sign-in"]:enabled').waitFor(); // saved: a page that closes earlier takes the id along
}

/** Enters the company's client id on the options page, as an admin would without a policy. */
export const enterClientId = (stage: Stage): Promise<void> => onOptionsPage(stage, enterClientIdOn);

/** Switches something on or off on the options page, and waits until it is saved. */
export async function setOption(stage: Stage, nav: string, field: string, isOn: boolean): Promise<void> {
  await onOptionsPage(stage, async (page) => {
    await page.locator(`[data-nav="${nav}"]`).click();
    await page.locator(`[data-field="${field}"]`).click();
    await page.locator(`[data-field="${field}"][aria-checked="${isOn}"]`).waitFor();
  });
}

/** From now on people are brought in when the rep says so, not when they answer. */
export const bringInByHand = (stage: Stage): Promise<void> => setOption(stage, 'calls', 'bring-in', false);

/** Signs in on the simulator's page, which shows under RingCentral's name. */
export async function signIn(stage: Stage): Promise<void> {
  await stage.crm.bringToFront();
  const first = await stage.popup();
  await eventually(() => first.has('[data-view]'), { what: "the popup's first view" });
  const needsClientId = await first.has('[data-action="enter-client-id"]');
  if (needsClientId) {
    await first.close();
    await enterClientId(stage);
  }
  const popup = needsClientId ? await stage.popup() : first;
  const opened = stage.browser.context.waitForEvent('page');
  await popup.click('[data-action="sign-in"]');
  const page = await opened;
  await page.locator('#sign-in').click();
  await eventually(() => page.isClosed(), { what: 'the sign-in window closing' });
}

/** Enables the panel on the CRM's site: the product asks the browser, which was told to say yes. */
export async function enableSite(stage: Stage): Promise<void> {
  await stage.crm.bringToFront();
  const popup = await stage.popup();
  await popup.click('[data-action="enable-site"]');
  await eventually(() => popup.has('[data-step="site"][data-done="true"], [data-view="new-call"]'), {
    what: 'the site being enabled',
  });
  await popup.close();
}

/** Types the people into the popup and starts the conference. */
export async function start(stage: Stage, people: readonly KnownPerson[]): Promise<void> {
  await stage.crm.bringToFront();
  const popup = await stage.popup();
  await popup.fill('[data-field="people"]', people.map(({ name, number }) => `${name} <${number}>`).join(', '));
  await popup.click('[data-action="start"]');
  await eventually(() => popup.has('[data-view="running-call"]'), { what: 'the running call in the popup' });
  await popup.close();
}

/** Removes a person: armed, then confirmed. */
export async function remove(surface: Surface, name: string): Promise<void> {
  await pressOn(surface, name, 'remove');
  await pressOn(surface, name, 'confirm-remove');
}

/** Leaves (the others go on) or ends (everybody is out). */
export async function goOut(surface: Surface, how: 'leave' | 'end'): Promise<void> {
  await surface.click('[data-action="end-menu"]');
  await surface.click(`[role="menuitem"][data-action="${how}"]`);
}
