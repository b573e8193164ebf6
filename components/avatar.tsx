import { initials } from './clean-name';

/** Each passes 4.5:1 against white text. */
const COLOURS = ['#8a4b2f', '#2f7d6b', '#6a4fa3', '#2f6b7d', '#9a3b6b', '#7d5b2f', '#2f4a7d', '#4d6b2f'];

const GREY = '#6f7682';

/** A coloured disc with initials; decoration only, the name stands beside it. */
export function Avatar({ name, isGrey = false }: { readonly name: string; readonly isGrey?: boolean }) {
  return (
    <span class="avatar" style={{ background: isGrey ? GREY : colourOf(name) }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** The same person has the same colour in every tab. */
function colourOf(name: string): string | undefined {
  let hash = 0;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return COLOURS[hash % COLOURS.length];
}
