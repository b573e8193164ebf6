/** `https://*.example.com` stands for every host below, and for that one itself, as in the browser's own patterns. */
const WILD = 'https://*.';

/** Does a site, `https://host`, belong to an entry of a list of sites? */
function matchesSite(entry: string, site: string): boolean {
  if (!entry.startsWith(WILD)) return entry === site;
  const host = entry.slice(WILD.length);
  return site === `https://${host}` || (site.startsWith('https://') && site.endsWith(`.${host}`));
}

/** The permission of a site, or of a list's entry: every page of one scheme and host. */
export const toPattern = (site: string): string => `${site}/*`;

/** Does a site belong to any entry? */
export const includesSite = (entries: readonly string[], site: string): boolean =>
  entries.some((entry) => matchesSite(entry, site));
