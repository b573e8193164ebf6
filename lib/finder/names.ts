import { cueOf } from './cues';
import { MAX_NAME_LENGTH } from './limits';
import { SEAM, toPlainText } from './plain-text';

const MAX_WORDS = 6;
/** What stands before a name in the title or text of a link. */
const VERB = /^(?:call|ring|dial|phone|text|anrufen|appeler|llamar|chiama|bel|ligar para)(?:\s+(?:to|a|à))?[:\s]+/i;
const EDGES = /^[\s\-–—:,;|·•[(]+|[\s\-–—:,;|·•\])]+$/g;
/** Marks that turn the direction of text could show another name than the one that is there. */
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** A text in one line, without marks at its ends, short enough to be shown. */
export function tidy(text: string): string {
  const line = text.replace(/\s+/g, ' ').replace(UNSEEN, '').replace(EDGES, '');
  return line.length <= MAX_NAME_LENGTH ? line : `${line.slice(0, MAX_NAME_LENGTH - 1)}…`;
}

/** A few words that begin like a name and are no label. */
function isName(text: string): boolean {
  if (!/^[\p{Lu}\p{Lo}\p{Lt}]/u.test(text) || /\d{3}|[@/\\]|https?:|www\./i.test(text)) return false;
  return text.length <= MAX_NAME_LENGTH && text.split(' ').length <= MAX_WORDS && cueOf(text) === 'none';
}

/** The name in a text that should be nothing but one; undefined where it is something else. */
export function toName(text: string | null | undefined): string | undefined {
  const name = tidy((text ?? '').replaceAll(SEAM, ' ').trim().replace(VERB, ''));
  return isName(name) && toPlainText(name).length > 1 ? name : undefined;
}
