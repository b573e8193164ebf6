import { useEffect, useState } from 'preact/hooks';
import type { Status } from '../../lib/messaging/protocol';
import { siteOfTab } from './site-access';

/** The site of the current tab. */
export interface CurrentSite {
  readonly site: string;
  readonly host: string;
  readonly isEnabled: boolean;
}

/** Which site the popup was opened on; null where no panel is possible, undefined until the browser has told. */
export function useSite(status: Status | undefined): CurrentSite | null | undefined {
  const [site, setSite] = useState<string | null | undefined>();
  useEffect(() => {
    void siteOfTab().then((found) => setSite(found ?? null));
  }, []);
  if (typeof site !== 'string') return site;
  return { site, host: new URL(site).host, isEnabled: status?.sites.includes(site) ?? false };
}
