/** Between the texts of two elements, and in place of marks that nobody sees. */
export const SEAM = '\u200b';

const FOREIGN = /[^\x20-\x7e\n\t]/;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const UNSEEN = /[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const OTHERS: Readonly<Record<string, string>> = { '＋': '+', '（': '(', '）': ')', '．': '.', '／': '/', '：': ':' };

/** The same text, letter for letter, with the digits, spaces and dashes of ASCII. */
export function toPlainText(text: string): string {
  if (!FOREIGN.test(text)) return text;
  return text
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(SPACES, ' ')
    .replace(DASHES, '-')
    .replace(UNSEEN, SEAM)
    .replace(/[＋（）．／：]/g, (sign) => OTHERS[sign] ?? sign);
}
