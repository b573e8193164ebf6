/** What somebody is in the CRM: the deal, contact or company on whose page their number was. Told by that page. */
export interface CrmRecord {
  /** Such as "Deal: Acme renewal"; never empty. */
  readonly title: string;
  /** Where it is to be found; absent where the page told no address that can be opened. */
  readonly link?: string;
}

/** Longest address that is kept. Unit: characters. */
export const MAX_CRM_LINK = 1_000;

/** Printable ASCII, as every address that was parsed is; a name before an `@` would show another host than it opens. */
const WEB_LINK = /^https?:\/\/[^\s/?#@]+(?:[/?#][\x21-\x7e]*)?$/;

/** Is this the address of a web page, safe to be opened with a click? Whatever runs, reads or deceives is none. */
export const isWebLink = (link: string): boolean => link.length <= MAX_CRM_LINK && WEB_LINK.test(link);
