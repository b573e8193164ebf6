import { afterEach, describe, expect, test } from 'vitest';
import { toCdp } from '../harness/cdp.ts';
import { signIn } from '../harness/moves.ts';
import type { Popup } from '../harness/popup-page.ts';
import { requestsOf } from '../harness/simulator.ts';
import { type Stage, setStage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';

const CONFERENCE = /\/telephony\/conference$/;

let stage: Stage;

/** One step of the way to the first call, as the popup shows it. */
const stepIn = (popup: Popup, name: string) =>
  popup.evaluate((step) => document.querySelector<HTMLElement>(`[data-step="${step}"]`)?.innerText ?? '', name);

async function firstRun(): Promise<Popup> {
  await stage.crm.bringToFront();
  const popup = await stage.popup();
  await eventually(() => popup.has('[data-view="first-run"]'), { what: 'the way to the first call' });
  return popup;
}

async function setMicrophone(setting: 'denied' | 'granted'): Promise<void> {
  const origin = `chrome-extension://${stage.browser.extensionId}`;
  const permission = { name: 'microphone' };
  await toCdp(stage.browser.cdp).send('Browser.setPermission', { permission, setting, origin });
}

afterEach(async () => {
  await stage.close();
});

describe('the way to the first call', () => {
  test('without a client id it says whom to ask for what, and nothing reaches RingCentral', async () => {
    stage = await setStage({ headless: true });
    const popup = await firstRun();
    const step = await stepIn(popup, 'client-id');
    expect(step).toMatch(/client ID/i);
    expect(step).toMatch(/admin/i);
    expect(await popup.has('[data-action="sign-in"]:disabled')).toBe(true);
    const opened = stage.browser.context.waitForEvent('page');
    await popup.click('[data-action="enter-client-id"]');
    const options = await opened;
    await options.locator('[data-field="client-id"]').waitFor();
    expect(await options.locator('[data-field="redirect-uri"]').count()).toBe(1);
    expect((await stage.simulator.ledger()).requests).toEqual([]);
  });

  test('with the microphone blocked it leads to the page that explains, and no call can begin', async () => {
    stage = await setStage({ headless: true, microphoneGranted: false });
    await setMicrophone('denied');
    await signIn(stage);
    const popup = await firstRun();
    await eventually(() => popup.has('[data-step="sign-in"][data-done="true"]'), { what: 'being signed in' });
    expect(await stepIn(popup, 'microphone')).toMatch(/block/i);
    expect(await popup.has('[data-action="start"]')).toBe(false);
    const opened = stage.browser.context.waitForEvent('page');
    await popup.click('[data-action="allow-microphone"]');
    const guide = await opened;
    await guide.locator('main.denied ol li').first().waitFor();
    expect(await guide.locator('main').innerText()).toMatch(/no call can start/i);
    await stage.crm.bringToFront();
    const again = await firstRun();
    await again.click('[data-action="allow-microphone"]');
    await guide.waitForFunction(() => document.visibilityState === 'visible');
    const guides = stage.browser.context.pages().filter((page) => page.url() === guide.url());
    expect(guides).toHaveLength(1);
    expect(requestsOf(await stage.simulator.ledger(), 'POST', CONFERENCE)).toEqual([]);
  });

  test('the page that explains notices by itself when the microphone is allowed', async () => {
    stage = await setStage({ headless: true, microphoneGranted: false });
    await setMicrophone('denied');
    const guide = await stage.browser.context.newPage();
    await guide.goto(`chrome-extension://${stage.browser.extensionId}/microphone.html`);
    await guide.locator('main.denied').waitFor();
    await setMicrophone('granted');
    await guide.locator('main.granted').waitFor();
  });
});
