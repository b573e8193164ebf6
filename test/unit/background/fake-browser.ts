import type { BrowserPorts, SiteTab } from '../../../entrypoints/background/browser-ports';
import type { News } from '../../../entrypoints/background/news';

function createSeen() {
  return {
    granted: new Set<string>(),
    registered: [] as readonly string[],
    tabs: [] as (SiteTab & { readonly site: string; readonly isVisible: boolean | undefined })[],
    injected: [] as string[],
    badges: [] as string[],
    news: [] as string[],
    /** What is shown now, by id. */
    notifications: new Map<string, News>(),
    alarms: new Map<string, number>(),
    opened: [] as string[],
    reloads: 0,
    finders: new Set<number>(),
    told: [] as string[],
    menu: false,
  };
}

type Seen = ReturnType<typeof createSeen>;
type FinderPorts = Pick<BrowserPorts, 'tabIds' | 'tellFinder' | 'setMenu'>;
type SitePorts = 'hasPermission' | 'registeredPatterns' | 'registerStub' | 'tabsOn' | 'inject' | 'isTabVisible';

function createSitePorts(seen: Seen): Pick<BrowserPorts, SitePorts> {
  return {
    hasPermission: async (pattern) => seen.granted.has(pattern),
    registeredPatterns: async () => seen.registered,
    registerStub: async (patterns) => {
      seen.registered = patterns;
    },
    tabsOn: async (patterns) => seen.tabs.filter(({ site }) => patterns.includes(`${site}/*`)),
    inject: async (tabId, file) => {
      if (tabId === 404) throw new Error('No tab with id: 404');
      seen.injected.push(`${tabId}${file}`);
    },
    isTabVisible: async (tabId) => seen.tabs.find(({ id }) => id === tabId)?.isVisible,
  };
}

/** Tabs in `finders` have one; only those hear what is told. */
const createFinderPorts = (seen: Seen): FinderPorts => ({
  tabIds: async () => seen.tabs.map(({ id }) => id),
  tellFinder: async (tabId, order) => {
    const isHeard = seen.finders.has(tabId);
    if (isHeard)
      seen.told.push(`${tabId} ${order.kind === 'finder-off' ? 'off' : `${order.country} ${order.isInCall}`}`);
    return isHeard;
  },
  setMenu: async (isOn) => {
    seen.menu = isOn;
  },
});

const createNewsPorts = (seen: Seen): Pick<BrowserPorts, 'notify' | 'keepNews'> => ({
  notify: async (news) => {
    seen.news.push(news.kind === 'lost' ? `${news.name} ${news.reason}` : news.kind);
    seen.notifications.set(news.id, news);
  },
  keepNews: async (start, ids) => {
    const old = [...seen.notifications.keys()].filter((id) => id.startsWith(start) && !ids.includes(id));
    for (const id of old) seen.notifications.delete(id);
  },
});

/** A browser in memory: permissions, tabs, badge, alarms. */
export function createFakeBrowser() {
  const seen = createSeen();
  const browser: BrowserPorts = {
    ...createSitePorts(seen),
    ...createFinderPorts(seen),
    ...createNewsPorts(seen),
    setMark: async ({ text, tone }) => {
      seen.badges.push(tone === 'muted' || tone === 'tray' ? `${text} ${tone}` : text);
    },
    setBadge: async (text, tabId) => {
      seen.badges.push(`${tabId}:${text}`);
    },
    activeTab: async () => seen.tabs.find(({ isActive }) => isActive)?.id,
    windowOf: async () => 1,
    openPopup: async () => {
      seen.opened.push('popup');
    },
    focusWindow: async () => {},
    openPopupWindow: async () => {
      seen.opened.push('window');
    },
    openTab: async (path) => {
      seen.opened.push(path);
    },
    openOptions: async () => {
      seen.opened.push('options');
    },
    setAlarm: async (name, dueMs) => {
      if (dueMs === null) seen.alarms.delete(name);
      else seen.alarms.set(name, dueMs);
    },
    launchAuthFlow: async () => undefined,
    redirectUri: () => 'https://partyline.chromiumapp.org/ringcentral',
    reload: () => {
      seen.reloads += 1;
    },
  };
  return { browser, seen };
}
