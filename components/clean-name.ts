const MAX_GRAPHEMES = 64;

/** Controls, bidi marks and embeddings, zero-width and other invisible characters: they hide or reorder text. */
const INVISIBLE =
  /\u034f|[\p{Cc}\p{Cs}\p{Co}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;

/** A joiner means something only between letters of some scripts and inside emoji; elsewhere it hides a difference. */
const LOOSE_JOINER =
  /(?<!\ufe0f|[\p{L}\p{M}\p{Extended_Pictographic}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{Extended_Pictographic}])/gu;

/** Makes a name from anywhere safe to show: visible characters only, one line, at most 64 of them. */
export function cleanName(raw: string): string {
  const visible = raw
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(LOOSE_JOINER, '')
    .trim();
  return capped(visible);
}

function capped(text: string): string {
  // Fewer code units than the limit cannot be more graphemes, and the segmenter is slow.
  if (text.length <= MAX_GRAPHEMES) return text;
  const graphemes = [...new Intl.Segmenter().segment(text.slice(0, MAX_GRAPHEMES * 20))];
  if (graphemes.length <= MAX_GRAPHEMES) return text.slice(0, MAX_GRAPHEMES * 20);
  return `${graphemes
    .slice(0, MAX_GRAPHEMES - 1)
    .map((grapheme) => grapheme.segment)
    .join('')}…`;
}

/** Two letters for the avatar: of the names, else the country code or the last two digits of a number. */
export function initials(name: string): string {
  const [first = '?', second = ''] = name.match(/[\p{L}\p{N}+]+/gu) ?? [];
  if (/^\d/.test(first)) return name.slice(-2);
  const letters =
    second && !first.startsWith('+') ? [...first].slice(0, 1).concat([...second].slice(0, 1)) : [...first];
  return letters.slice(0, 2).join('').toUpperCase();
}
