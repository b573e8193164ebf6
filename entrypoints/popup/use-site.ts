import { useEffect, useState } from 'preact/hooks';
import type { Status } from '../../lib/messaging/protocol';
import { includesSite } from '../../lib/messaging/site';
import { currentTab, type SiteTab } from './site-access';

/** The site of the current tab. */
export interface CurrentSite {
  readonly site: string;
  readonly host: string;
  readonly isEnabled: boolean;
  /** What allowed it: the site itself, or a pattern that stands for many. */
  readonly entry: string;
  readonly tabId: number;
}

/** Which site the popup was opened on; null where no panel is possible, undefined until the browser has told. */
export function useSite(status: Status | undefined): CurrentSite | null | undefined {
  const [tab, setTab] = useState<SiteTab | null | undefined>();
  useEffect(() => {
    void currentTab().then((found) => setTab(found ?? null));
  }, []);
  if (!tab) return tab;
  const { site } = tab;
  const entry = status?.sites.find((enabled) => includesSite([enabled], site));
  return { ...tab, host: new URL(site).host, isEnabled: entry !== undefined, entry: entry ?? site };
}
