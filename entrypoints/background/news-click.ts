import { isRangRecord } from '../../lib/call/incoming';
import type { Hub } from '../../lib/messaging/hub-ports';
import type { RecordStore } from '../../lib/storage/record-store';
import type { BrowserPorts } from './browser-ports';
import { openPopup } from './open-popup';
import type { Tray } from './tray';

interface ClickParts {
  readonly browser: Pick<BrowserPorts, 'activeTab' | 'windowOf' | 'focusWindow' | 'openPopup' | 'openPopupWindow'>;
  readonly hub: () => Pick<Hub, 'focusPanel'>;
  readonly tray: Pick<Tray, 'pick'>;
  readonly record: Pick<RecordStore, 'read'>;
}

/** Whoever called, and can be called. */
async function callerIn(record: ClickParts['record'], callId: string) {
  if (!isRangRecord(callId)) return undefined;
  const stored = await record.read(callId).catch(() => undefined); // the popup lists what can be read
  const caller = stored?.entries[0];
  return caller && caller.number !== '' ? { number: caller.number, name: caller.name } : undefined;
}

/**
 * A notification was clicked: the browser comes to the front, with the panel of the current tab, else the popup. Of a
 * missed call the popup holds who called, ready to be called back; the rep confirms there.
 */
export const createNewsClick =
  ({ browser, hub, tray, record }: ClickParts) =>
  async (id: string): Promise<void> => {
    const tabId = await browser.activeTab();
    const windowId = tabId === undefined ? undefined : await browser.windowOf(tabId);
    if (windowId !== undefined) await browser.focusWindow(windowId);
    const caller = await callerIn(record, id);
    if (caller) await tray.pick(caller, tabId);
    else if (isRangRecord(id) || tabId === undefined || !hub().focusPanel(tabId)) await openPopup(browser, tabId);
  };
