import { browser } from 'wxt/browser';
import { toSite } from '../../lib/messaging/sender';
import { toPattern } from '../../lib/messaging/site';
import type { Items } from '../../lib/storage/items';

/** A tab with a page on which a panel is possible. */
export interface SiteTab {
  readonly site: string;
  readonly tabId: number;
}

/** The tab that the popup belongs to; undefined where no panel is possible or the browser tells nothing. */
export async function currentTab(): Promise<SiteTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const site = toSite(tab?.url);
  return site === undefined || tab?.id === undefined ? undefined : { site, tabId: tab.id };
}

/**
 * Enables the panel on a site. Call it in a click: the browser asks then. The wish is saved first, because the popup
 * may close while the browser asks; the background goes on from there.
 */
export async function enableSite({ wishedSites }: Pick<Items, 'wishedSites'>, site: string): Promise<boolean> {
  await wishedSites.update((sites) => (sites.includes(site) ? sites : [...sites, site]));
  const isGranted = await browser.permissions.request({ origins: [toPattern(site)] });
  if (!isGranted) await wishedSites.update((sites) => sites.filter((other) => other !== site));
  return isGranted;
}

/** Takes the permission back; the background removes scripts and panels. */
export async function disableSite({ wishedSites }: Pick<Items, 'wishedSites'>, site: string): Promise<void> {
  await wishedSites.update((sites) => sites.filter((other) => other !== site));
  await browser.permissions.remove({ origins: [toPattern(site)] });
}
