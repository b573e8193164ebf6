import { browser } from 'wxt/browser';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import type { Items } from '../../lib/storage/items';
import type { RecordStore } from '../../lib/storage/record-store';

/** Hands a text to the browser as a download. */
export function saveAsFile(text: string, name = 'partyline-diagnostics.txt', type = 'text/plain'): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Looks for numbers on a site, or leaves its pages alone. */
export const switchFinder = ({ finderSites }: Pick<Items, 'finderSites'>, site: string, isOn: boolean) =>
  finderSites.update((sites) => (isOn ? [...new Set([...sites, site])] : sites.filter((other) => other !== site)));

/** Signs out, takes back what sites allowed, empties storage and history, and starts anew without any of it in memory. */
export async function deleteAll({ client }: ExtensionClient, items: Items, record: RecordStore): Promise<void> {
  const outcome = await client.request({ kind: 'signOut' });
  if (!outcome.ok) return;
  const origins = (await items.wishedSites.read()).map((site) => `${site}/*`);
  // First, so that what the background does about lost permissions finds nothing that it could write back.
  await Promise.all([browser.storage.local.clear(), browser.storage.session.clear(), record.clear()]);
  // What an administrator granted cannot be taken back, and is no reason to go on with the rest in memory.
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => false);
  browser.runtime.reload();
}
