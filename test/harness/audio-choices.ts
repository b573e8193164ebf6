import type { Page } from 'playwright-core';

/** Chooses the device at this place of the list, the system's being the first, and gives back its id. */
export async function chooseDevice(page: Page, field: string, place: number): Promise<string> {
  const select = page.locator(`[data-field="${field}"]`);
  const option = select.locator('option').nth(place);
  await option.waitFor({ state: 'attached' });
  const id = (await option.getAttribute('value')) ?? '';
  await select.selectOption(id);
  await page.waitForFunction(
    async ([name, chosen]) => {
      const { 'settings.v1': settings } = await chrome.storage.local.get('settings.v1');
      return Reflect.get(Object(settings), name ?? '') === chosen;
    },
    [field, id] as const,
  );
  return id;
}
