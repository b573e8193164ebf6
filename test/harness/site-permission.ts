import type { TestBrowser } from './browser.ts';

interface DeveloperPrivate {
  addHostPermission(extensionId: string, pattern: string): Promise<void>;
  removeHostPermission(extensionId: string, pattern: string): Promise<void>;
}

async function onExtensionsPage(browser: TestBrowser, method: keyof DeveloperPrivate, pattern: string): Promise<void> {
  const page = await browser.context.newPage();
  await page.goto('chrome://extensions/');
  await page.evaluate(
    ([name, id, site]) => {
      const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
      return developerPrivate[name](id, site);
    },
    [method, browser.extensionId, pattern] as const,
  );
  await page.close();
}

/**
 * Answers yes in advance to the browser's own question, which no test can reach.
 * The product still has to ask: until its request in a real click, the site is not granted.
 */
export function allowSite(browser: TestBrowser, pattern: string): Promise<void> {
  return onExtensionsPage(browser, 'addHostPermission', pattern);
}

/** Takes the answer back: the next request stays unanswered, like a question on screen. */
export function refuseSite(browser: TestBrowser, pattern: string): Promise<void> {
  return onExtensionsPage(browser, 'removeHostPermission', pattern);
}
