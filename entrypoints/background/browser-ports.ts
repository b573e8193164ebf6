import type { ToFinder } from '../../lib/finder/messages';
import type { Mark } from './badge';
import type { News } from './news';

/** A tab of an enabled site, as far as it matters here. */
export interface SiteTab {
  readonly id: number;
  readonly isActive: boolean;
}

/** The conductor has work to do. */
export type AlarmName = 'due';

/** What the background needs of the browser. The real one is in `browser-adapter.ts`, tests bring fakes. */
export interface BrowserPorts {
  /** Was this host permission granted? `pattern` ends in a slash and a star. */
  hasPermission(pattern: string): Promise<boolean>;
  /** The patterns on which the stub is registered, none when it is not. */
  registeredPatterns(): Promise<readonly string[]>;
  /** Registers the stub on exactly these patterns; none unregisters it. */
  registerStub(patterns: readonly string[]): Promise<void>;
  tabsOn(patterns: readonly string[]): Promise<readonly SiteTab[]>;
  /** Runs a script of ours in the top frame. Rejects where the browser does not let us. */
  inject(tabId: number, file: '/stub.js' | '/panel.js' | '/finder.js'): Promise<void>;
  /** Asks the stub; undefined where no stub answers. */
  isTabVisible(tabId: number): Promise<boolean | undefined>;
  /** Every tab, also of sites that we may not know about. */
  tabIds(): Promise<readonly number[]>;
  /** False where no finder heard it. */
  tellFinder(tabId: number, order: ToFinder): Promise<boolean>;
  /** Puts our entry into the menu of selected text, or takes it out; does nothing without the permission. */
  setMenu(isOn: boolean): Promise<void>;
  setMark(mark: Mark): Promise<void>;
  /** Marks one tab, whatever the others show. */
  setBadge(text: string, tabId: number): Promise<void>;
  /** Does nothing where the rep has not allowed notifications. */
  notify(news: News): Promise<void>;
  /** Takes away the notifications whose ids begin with `start`, but for these. */
  keepNews(start: string, ids: readonly string[]): Promise<void>;
  /** The tab that the rep saw last. */
  activeTab(): Promise<number | undefined>;
  windowOf(tabId: number): Promise<number | undefined>;
  openPopup(windowId?: number): Promise<void>;
  focusWindow(windowId: number): Promise<void>;
  openPopupWindow(): Promise<void>;
  /** Shows a page of ours; one that is open already comes to the front. */
  openTab(path: '/microphone.html'): Promise<void>;
  openOptions(): Promise<void>;
  setAlarm(name: AlarmName, dueMs: number | null): Promise<void>;
  /** Opens RingCentral's sign-in page and resolves with the address it came back to. */
  launchAuthFlow(url: string): Promise<string | undefined>;
  redirectUri(): string;
  reload(): void;
}
