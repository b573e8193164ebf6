const MAX_GRAPHEMES = 64;

/**
 * Controls, bidi marks, zero-width and other invisible characters: they hide or reorder text. A joiner stays where it
 * means something, between letters of some scripts and inside emoji.
 */
const INVISIBLE =
  /(?!(?<=\ufe0f|[\p{L}\p{M}\p{ExtPict}])[\u200c\u200d](?=[\p{L}\p{ExtPict}]))\p{C}|[\u115f\u1160\u17b4\u17b5\u3164\uffa0]|\u034f/gu;

/** Makes a name from anywhere safe to show: visible characters only, one line, at most 64 of them. */
export function cleanName(raw: string): string {
  const visible = raw.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
  return capped(visible);
}

/** Somebody as they may be shown: what came from outside neither hides nor reorders the text around it. */
export const cleanPerson = <T extends { readonly name: string; readonly number: string }>(person: T): T => ({
  ...person,
  name: cleanName(person.name),
  number: cleanName(person.number),
});

function capped(text: string): string {
  // Fewer code units than the limit cannot be more graphemes, and the segmenter is slow.
  if (text.length <= MAX_GRAPHEMES) return text;
  const graphemes = Array.from(
    new Intl.Segmenter().segment(text.slice(0, MAX_GRAPHEMES * 20)),
    ({ segment }) => segment,
  );
  if (graphemes.length > MAX_GRAPHEMES) graphemes.splice(MAX_GRAPHEMES - 1, Infinity, '…');
  return graphemes.join('');
}
