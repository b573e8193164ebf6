import { browser } from 'wxt/browser';
import type { ToFinder } from '../../lib/finder/messages';
import { ARE_YOU_VISIBLE } from '../../lib/messaging/protocol';
import { setMenu } from './browser-menu';
import { keepNews, notify } from './browser-news';
import type { BrowserPorts } from './browser-ports';
import { setMark } from './browser-signals';

const STUB_ID = 'stub';

/** Where RingCentral sends the rep back to after signing in; registered by the admin in the company's app. */
const REDIRECT_PATH = 'ringcentral';

const popupUrl = () => browser.runtime.getURL('/popup.html');

async function registerStub(patterns: readonly string[]): Promise<void> {
  await chrome.scripting.unregisterContentScripts({ ids: [STUB_ID] }).catch(() => {
    // Nothing was registered.
  });
  if (patterns.length === 0) return;
  await chrome.scripting.registerContentScripts([
    {
      id: STUB_ID,
      js: ['stub.js'],
      matches: [...patterns],
      runAt: 'document_idle',
      allFrames: false,
      persistAcrossSessions: true,
    },
  ]);
}

async function tabsOn(patterns: readonly string[]) {
  if (patterns.length === 0) return [];
  const tabs = await browser.tabs.query({ url: [...patterns] });
  return tabs.flatMap(({ id, active }) => (id === undefined ? [] : [{ id, isActive: active }]));
}

async function isTabVisible(tabId: number): Promise<boolean | undefined> {
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, ARE_YOU_VISIBLE, { frameId: 0 });
    return answer === true;
  } catch {
    return undefined;
  }
}

async function tellFinder(tabId: number, order: ToFinder): Promise<boolean> {
  try {
    return (await browser.tabs.sendMessage(tabId, order, { frameId: 0 })) === true;
  } catch {
    return false; // no script of ours is there
  }
}

/** One tab for each page of ours: asked for again, it comes to the front. */
async function openTab(path: '/microphone.html'): Promise<void> {
  const url = browser.runtime.getURL(path);
  const [open] = await chrome.runtime.getContexts({ contextTypes: ['TAB'], documentUrls: [url] });
  if (!open) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.tabId, { active: true });
  await browser.windows.update(open.windowId, { focused: true });
}

async function setAlarm(name: string, dueMs: number | null): Promise<void> {
  if (dueMs === null) await browser.alarms.clear(name);
  else browser.alarms.create(name, { when: dueMs });
}

/** The browser as the background sees it. `chrome` is named where the polyfill's types lag behind Chromium. */
export const browserPorts: BrowserPorts = {
  hasPermission: (pattern) => browser.permissions.contains({ origins: [pattern] }),
  registeredPatterns: async () => {
    const [stub] = await chrome.scripting.getRegisteredContentScripts({ ids: [STUB_ID] });
    return stub?.matches ?? [];
  },
  registerStub,
  tabsOn,
  inject: async (tabId, file) => {
    await browser.scripting.executeScript({ target: { tabId, frameIds: [0] }, files: [file] });
  },
  isTabVisible,
  tabIds: async () => (await browser.tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id])),
  tellFinder,
  setMenu,
  setMark,
  setBadge: (text, tabId) => browser.action.setBadgeText({ text, tabId }),
  notify,
  keepNews,
  activeTab: async () => (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id,
  windowOf: async (tabId) => (await browser.tabs.get(tabId)).windowId,
  openPopup: (windowId) => browser.action.openPopup(windowId === undefined ? undefined : { windowId }),
  focusWindow: async (windowId) => {
    await browser.windows.update(windowId, { focused: true });
  },
  openPopupWindow: async () => {
    await browser.windows.create({ type: 'popup', url: popupUrl(), width: 400, height: 620 });
  },
  openTab,
  openOptions: () => browser.runtime.openOptionsPage(),
  setAlarm,
  launchAuthFlow: (url) => browser.identity.launchWebAuthFlow({ url, interactive: true }),
  redirectUri: () => browser.identity.getRedirectURL(REDIRECT_PATH),
  reload: () => browser.runtime.reload(),
};
