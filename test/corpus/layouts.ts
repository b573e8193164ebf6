import type { Piece } from './fragment';
import { LAYOUTS_IN_CONTAINERS } from './layouts-in-containers';
import { LAYOUTS_OF_FIELDS } from './layouts-of-fields';
import { LAYOUTS_OF_TEXT } from './layouts-of-text';

/** What a layout is filled with. */
export interface Filling {
  /** The number as it is written. */
  readonly text: string;
  /** The number for a `tel:` link. */
  readonly link: string;
  readonly person: string;
  readonly company: string;
  /** Some other digits that pages show near numbers: a date, a price. */
  readonly noise: string;
}

/** One place in which pages put a number. */
export interface Layout {
  readonly name: string;
  readonly build: (filling: Filling) => readonly Piece[];
  /** Says itself that this is a phone number. */
  readonly hasCue?: boolean;
  /** Says whose number it is. */
  readonly hasName?: boolean;
  /** Takes the number apart; what is left of it must not be digits only. */
  readonly splits?: boolean;
}

/** Every layout that the corpus has. */
export const LAYOUTS: readonly Layout[] = [...LAYOUTS_OF_TEXT, ...LAYOUTS_OF_FIELDS, ...LAYOUTS_IN_CONTAINERS];
