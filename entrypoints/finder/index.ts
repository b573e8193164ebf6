import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { parseToFinder } from '../../lib/finder/messages';
import { PageFinder } from './page-finder';

/** Left in this isolated world so that a second injection asks again instead of adding another finder. */
interface FinderWorld {
  partylineFinder?: PageFinder;
}

function create(): PageFinder {
  const finder = new PageFinder();
  chrome.runtime.onMessage.addListener((message: unknown, _sender: unknown, respond: (hasHeard: true) => void) => {
    const order = parseToFinder(message);
    if (!order) return;
    finder.obey(order);
    respond(true);
  });
  return finder;
}

/** Injected in idle time into pages of sites where finding numbers is on. Does nothing until the background says so. */
export default defineUnlistedScript(() => {
  const world: typeof globalThis & FinderWorld = globalThis;
  // The finder of an earlier version can reach its extension no more.
  if (world.partylineFinder && !world.partylineFinder.isAlive()) world.partylineFinder.takeAway();
  if (!world.partylineFinder?.isAlive()) world.partylineFinder = create();
  world.partylineFinder.ask();
});
