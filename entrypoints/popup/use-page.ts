import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { PageView } from '../../components/popup';
import { FINDER_LIST_PORT, type NumbersOnPage } from '../../lib/finder/messages';
import { includesSite } from '../../lib/messaging/site';
import type { Items } from '../../lib/storage/items';
import { parseNumbers, toNewPerson } from '../background/from-finder';
import { useStored } from './page-hooks';
import { enableSite, type SiteTab } from './site-access';
import type { CurrentSite } from './use-site';

const NOTHING: NumbersOnPage = { kind: 'numbers', numbers: [], isComplete: false };

/** A finder that was just switched on is not there yet, and one of a page that was left is gone. Unit: milliseconds. */
const AGAIN_MS = 300;

/** Listens to the finder of a tab as long as the popup is open. */
function listen({ tabId, site }: SiteTab, onNumbers: (numbers: NumbersOnPage) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  const connect = (): void => {
    const port = browser.tabs.connect(tabId, { name: FINDER_LIST_PORT, frameId: 0 });
    stop = () => port.disconnect();
    port.onDisconnect.addListener(() => {
      timer = setTimeout(connect, AGAIN_MS);
    });
    port.onMessage.addListener((message: unknown) => {
      const numbers = parseNumbers(message, site);
      if (numbers) onNumbers(numbers);
    });
  };
  connect();
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** The numbers of a tab's page; undefined while no list has come. */
function useNumbers(tab: SiteTab | undefined): NumbersOnPage | undefined {
  const [numbers, setNumbers] = useState<NumbersOnPage | undefined>();
  useEffect(() => (tab === undefined ? undefined : listen(tab, setNumbers)), [tab?.tabId, tab?.site]);
  return numbers;
}

/** Switches finding on for a site, which may have to be allowed first. Call it in a click. */
async function findOn(items: Items, { site, isEnabled, entry }: CurrentSite): Promise<void> {
  await items.finderSites.update((sites) => (sites.includes(entry) ? sites : [...sites, entry]));
  const isAllowed = isEnabled || (await enableSite(items, site));
  if (!isAllowed) await items.finderSites.update((sites) => sites.filter((other) => other !== entry));
}

/** What is on the page that the popup was opened on; undefined where no site is, or nothing was read yet. */
export function usePage(items: Items, current: CurrentSite | null | undefined): PageView | undefined {
  const sites = useStored(items.finderSites);
  const isOn = current?.isEnabled === true && sites !== undefined && includesSite(sites, current.site);
  const heard = useNumbers(isOn ? current : undefined);
  if (!current || !sites) return undefined;
  if (!isOn) return { kind: 'off', host: current.host, onFind: () => void findOn(items, current) };
  const { numbers, isComplete } = heard ?? NOTHING;
  return { kind: 'on', people: numbers.map(toNewPerson), isComplete };
}
