import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onConnection } from '../../lib/messaging/port';
import { DRAFT_KEY, FINDER_SITES_KEY, SETTINGS_KEY, WISHED_SITES_KEY } from '../../lib/storage/items';
import { onMenu } from './browser-menu';
import { onNews } from './browser-news';
import { createRealDeps } from './real-deps';
import { createBackground } from './wiring';

/** Work of a listener that nobody waits for; failures are told, never swallowed. */
function run(work: Promise<void>): void {
  work.catch((cause: unknown) => console.warn('Partyline: background work failed.', cause));
}

/**
 * Every listener is added in the first turn of the worker, or the event that woke it would be missed.
 * What they do waits for `started`, because it needs what was saved.
 */
export default defineBackground({
  type: 'module',
  main() {
    const background = createBackground(createRealDeps());
    const started = background.start();
    const whenStarted = (work: () => Promise<void> | void) => run(started.then(work));

    onConnection((port) => background.handleConnect(port));
    browser.alarms.onAlarm.addListener(({ name }) => whenStarted(() => background.handleAlarm(name)));
    browser.commands.onCommand.addListener((name, tab) => whenStarted(() => background.handleShortcut(name, tab?.id)));
    const followMenu = () => onMenu((selected, tabId) => whenStarted(() => background.tray.pickText(selected, tabId)));
    followMenu();
    const followNews = () => onNews((id) => whenStarted(() => background.handleNews(id)));
    followNews();
    browser.permissions.onAdded.addListener(({ permissions = [] }) => {
      // The rep granted it just now: only from here on is there anything to listen to.
      if (permissions.includes('contextMenus')) followMenu();
      if (permissions.includes('notifications')) followNews();
      whenStarted(background.readSettings);
      whenStarted(() => background.sites.refresh());
    });
    browser.permissions.onRemoved.addListener(() => whenStarted(() => background.sites.forgetLost()));
    browser.runtime.onInstalled.addListener(() => whenStarted(() => background.sites.reinstall()));
    // Only being woken matters: `start` has looked for a leftover call.
    browser.runtime.onStartup.addListener(() => {});
    browser.runtime.onUpdateAvailable.addListener(() => whenStarted(() => background.updates.handleAvailable()));
    browser.storage.local.onChanged.addListener((changes) => {
      if (SETTINGS_KEY in changes) whenStarted(background.readSettings);
      if (WISHED_SITES_KEY in changes) whenStarted(() => background.sites.refresh());
      if (FINDER_SITES_KEY in changes) whenStarted(() => background.finder.refresh());
    });
    browser.storage.session.onChanged.addListener((changes) => {
      if (DRAFT_KEY in changes) whenStarted(() => background.handleDraft());
    });
    browser.storage.managed.onChanged.addListener(() => {
      whenStarted(background.readSettings);
      whenStarted(() => background.sites.refresh());
    });
    run(started);
  },
});
