import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canManage, launchManaged } from '../harness/managed-browser.ts';
import { onOptionsPage, signIn } from '../harness/moves.ts';
import { allowSite } from '../harness/site-permission.ts';
import { type Stage, setStage } from '../harness/stage.ts';
import { eventually } from '../harness/wait.ts';

const CHOSEN = {
  clientId: 'partyline-demo',
  removal: 'at-once',
  leaveDefault: 'leave',
  chime: true,
  historyDays: 0,
  allowedCountries: ['US', 'CA'],
  doNotCall: ['+16505550199'],
  sites: [] as string[],
};

let stage: Stage;

/** Only whoever may mount folders can give a browser policies of its own; elsewhere this would change the machine. */
describe.skipIf(!canManage()).sequential("an administrator's choices, given by the browser", () => {
  beforeAll(async () => {
    stage = await setStage({ headless: true, launch: launchManaged(CHOSEN) });
  });

  afterAll(async () => {
    await stage?.close();
  });

  test('are shown as locked, and win over what the rep stored before', async () => {
    await onOptionsPage(stage, async (page) => {
      await page.evaluate(() => chrome.storage.local.set({ 'settings.v1': { removal: 'ask', chime: false } }));
      await page.locator('[data-field="client-id"][disabled]').waitFor();
      expect(await page.locator('[data-field="client-id"]').inputValue()).toBe(CHOSEN.clientId);
      await page.locator('[data-nav="calls"]').click();
      expect(await page.locator('input[name="removal"]:checked').getAttribute('value')).toBe('at-once');
      expect(await page.locator('input[name="removal"]').first().isDisabled()).toBe(true);
      expect(await page.locator('[data-field="leaveDefault"]').inputValue()).toBe('leave');
      expect(await page.locator('[data-field="leaveDefault"]').isDisabled()).toBe(true);
      expect(await page.locator('[data-field="allowed-countries"]').inputValue()).toBe('US, CA');
      expect(await page.locator('[data-field="do-not-call"]').isEnabled()).toBe(true);
      expect(await page.locator('[data-field="ringInBrowser"]').isEnabled()).toBe(true);
      await page.locator('[data-nav="audio"]').click();
      const chime = page.locator('[data-field="chime"]');
      expect(await chime.isDisabled()).toBe(true);
      expect(await chime.getAttribute('aria-checked')).toBe('true');
      await page.locator('[data-nav="privacy"]').click();
      expect(await page.locator('[data-field="historyDays"]').isDisabled()).toBe(true);
    });
  });

  test('hold in the popup: the client id signs in, and a number that is never called is refused', async () => {
    await signIn(stage);
    await allowSite(stage.browser, `${new URL(stage.simulator.address.crm).origin}/*`);
    await stage.crm.bringToFront();
    const popup = await stage.popup();
    await popup.click('[data-action="enable-site"]');
    await eventually(() => popup.has('[data-view="new-call"]'), { what: 'the view for a new call' });
    await popup.fill('[data-field="people"]', '650 555 0199');
    await popup.click('[data-action="start"]');
    await eventually(() => popup.has('[data-refused="do-not-call"]'), { what: 'the refusal' });
    expect((await stage.simulator.ledger()).legs).toEqual([]);
    await popup.close();
  });
});
