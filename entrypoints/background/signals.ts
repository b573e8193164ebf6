import type { RecordEntry } from '../../lib/call/model';
import { NO_CALL, type Snapshot } from '../../lib/call/snapshot';
import { hideName, hideSnapshot } from '../../lib/messaging/mask';
import { createBadge } from './badge';
import type { BrowserPorts } from './browser-ports';
import { INCOMING_NEWS, missedIn, type News, newsBetween } from './news';

type SignalBrowser = Pick<BrowserPorts, 'setMark' | 'notify' | 'keepNews'>;

/** Shows a call, or how many wait to be called. */
type Signal = (snapshot: Snapshot, waiting: number) => void;

/** A notification that the browser refuses is lost: the panel, or the history, says the same. */
function tell(browser: SignalBrowser, news: readonly News[]): void {
  for (const item of news) browser.notify(item).catch(() => {});
}

/** Takes the notification away that somebody calls once they do not any more; also one that an earlier worker left. */
function createSweep(browser: () => SignalBrowser): (snapshot: Snapshot) => void {
  let kept: string | undefined;
  return ({ incoming }) => {
    const ids = incoming.map(({ id }) => INCOMING_NEWS + id);
    if (ids.join() === kept) return;
    kept = ids.join();
    // One that stays is wiped away by the rep.
    browser()
      .keepNews(INCOMING_NEWS, ids)
      .catch(() => {});
  };
}

/**
 * What the rep sees of the call without looking at it: the mark on the toolbar button and, if they asked for it and
 * look elsewhere, a notification.
 */
export function createSignals(
  browser: () => SignalBrowser,
  wantsNews: () => boolean,
  isPrivate: () => boolean,
): Signal {
  const badge = createBadge((mark) => browser().setMark(mark));
  const sweep = createSweep(browser);
  let last = NO_CALL;
  return (real, waiting) => {
    // A notification would show a name over whatever is being shared.
    const snapshot = isPrivate() ? hideSnapshot(real) : real;
    badge(snapshot, waiting);
    sweep(snapshot);
    const news = newsBetween(last, snapshot);
    last = snapshot;
    if (wantsNews()) tell(browser(), news);
  };
}

/** Tells of calls that were missed, once, to whoever asked for it: who had looked would have answered. */
export function createMissedNews(
  browser: () => SignalBrowser,
  wants: () => boolean,
  isPrivate: () => boolean,
): (entries: readonly RecordEntry[]) => void {
  const told = new Set<string>();
  return (entries) => {
    const news = missedIn(entries).filter(({ id }) => !told.has(id));
    for (const { id } of news) told.add(id);
    const hide = (item: News): News => ('name' in item ? { ...item, name: hideName(item.name) } : item);
    if (wants()) tell(browser(), isPrivate() ? news.map(hide) : news);
  };
}
