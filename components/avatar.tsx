import { initials } from './initials';

export interface AvatarProps {
  readonly name: string;
  /** The person is not connected. */
  readonly isGrey?: boolean;
}

/** A coloured disc with initials; decoration only, the name stands beside it. */
export function Avatar({ name, isGrey = false }: AvatarProps) {
  return (
    <span class="avatar" style={{ background: `oklch(0.48 ${isGrey ? 0 : 0.1} ${hueOf(name)})` }} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** The same person has the same colour in every tab. One lightness for all keeps white readable on each. */
function hueOf(name: string): number {
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + letter.charCodeAt(0)) % 360;
  return hue;
}
