import type { BrowserPorts } from './browser-ports';

type PopupBrowser = Pick<BrowserPorts, 'windowOf' | 'openPopup' | 'focusWindow' | 'openPopupWindow'>;

/**
 * Opens the popup at the window of a tab. Chromium refuses for a window that is not in front, so that window is
 * brought to the front and asked once more; the last resort is a small window of its own.
 */
export async function openPopup(browser: PopupBrowser, tabId: number | undefined): Promise<void> {
  const windowId = tabId === undefined ? undefined : await browser.windowOf(tabId).catch(() => undefined);
  try {
    await browser.openPopup(windowId);
  } catch {
    await retryInFront(browser, windowId);
  }
}

async function retryInFront(browser: PopupBrowser, windowId: number | undefined): Promise<void> {
  try {
    if (windowId !== undefined) await browser.focusWindow(windowId);
    await browser.openPopup(windowId);
  } catch {
    await browser.openPopupWindow();
  }
}
