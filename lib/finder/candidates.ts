import { MIN_DIGITS } from './limits';

/** Digits in a text that may be a phone number. */
export interface Candidate {
  /** Offsets in the text, the extension included. */
  readonly start: number;
  readonly end: number;
  /** As written, without the extension. */
  readonly written: string;
  readonly extension?: string | undefined;
}

/** Two elements may meet anywhere in a number. */
const S = '\\u200b?';
/** What may stand between two digits: a dash, dot or slash with spaces around it, brackets, one space. */
const BETWEEN = [
  `(?: ${S})?[-./]${S}(?: ${S})?`,
  `(?: ${S})?\\(${S}`,
  `\\)${S}(?:[-./]${S}| ${S})?(?:\\(${S})?`,
  ` ${S}`,
].join('|');
const CANDIDATE = new RegExp(`(?:\\(?\\+ ?\\(?${S}|\\(${S})?\\d(?:${S}(?:${BETWEEN})?\\d){${MIN_DIGITS - 1},}`, 'g');

const EXTENSION =
  /(?:;ext=|[ ,;\u200b]{0,3}(?:ext(?:ension|n)?|x|#|доб|anexo|ramal|poste|durchwahl|dw|int)[.:=]{0,2} ?\u200b?)(\d{1,7})(?![\w\u200b]*\w|[-./]\d)/iy;

/** Before a number: letters, signs of amounts and ids, or a longer row of digits. */
const BAD_BEFORE = /(?:[\w$€£¥₹#*=&@%\\\ufffc]|[\dA-Za-z][./\\-]|\d[,:'])$/;
/** A plus says by itself that a number begins. */
const BAD_BEFORE_PLUS = /[\d=&@\\]$/;
const BAD_AFTER = /^(?:[\w@%°€$£]|[,:']\d|\.\d|-[A-Za-z]|\/\d)/;

function extensionAt(text: string, end: number): { end: number; extension?: string | undefined } {
  EXTENSION.lastIndex = end;
  const match = EXTENSION.exec(text);
  return match ? { end: end + match[0].length, extension: match[1] } : { end };
}

function isApart(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const isPlus = text.startsWith('+', start) || text.startsWith('(+', start);
  return !(isPlus ? BAD_BEFORE_PLUS : BAD_BEFORE).test(before) && !BAD_AFTER.test(text.slice(end, end + 2));
}

/** Everything in a plain text that has the outline of a phone number and stands by itself. */
export function* findCandidates(text: string): Generator<Candidate> {
  for (const match of text.matchAll(CANDIDATE)) {
    const [written] = match;
    const { end, extension } = extensionAt(text, match.index + written.length);
    if (!isApart(text, match.index, end)) continue;
    yield { start: match.index, end, written, ...(extension === undefined ? {} : { extension }) };
  }
}
