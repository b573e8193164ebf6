import { NO_CALL, type Snapshot } from '../../lib/call/snapshot';
import { hideSnapshot } from '../../lib/messaging/mask';
import { createBadge } from './badge';
import type { BrowserPorts } from './browser-ports';
import { newsBetween } from './news';

type SignalBrowser = Pick<BrowserPorts, 'setMark' | 'notify'>;

/** Shows a call, or how many wait to be called. */
type Signal = (snapshot: Snapshot, waiting: number) => void;

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
  let last = NO_CALL;
  return (real, waiting) => {
    // A notification would show a name over whatever is being shared.
    const snapshot = isPrivate() ? hideSnapshot(real) : real;
    badge(snapshot, waiting);
    const news = newsBetween(last, snapshot);
    last = snapshot;
    if (!wantsNews()) return;
    // A notification that the browser refuses is lost: the panel says the same.
    for (const item of news)
      browser()
        .notify(item)
        .catch(() => {});
  };
}
