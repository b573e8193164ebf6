/** Text that goes between tags or into an attribute. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Joins the markup of many things. */
export const each = <T>(things: readonly T[], toMarkup: (thing: T, index: number) => string): string =>
  things.map(toMarkup).join('\n');
