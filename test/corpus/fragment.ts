/** An element of a fragment, as data: the same fragment is built in the test's DOM and in a real browser. */
export interface Markup {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Piece[];
  /** What is in a form field. */
  readonly value?: string;
  /** Content of an open shadow root. */
  readonly shadow?: readonly Piece[];
  /** Content of the body of a frame of the same origin. */
  readonly frame?: readonly Piece[];
}

export type Piece = string | Markup;

/** A number that is in a fragment, and whose it is where the fragment says so. */
export interface Expected {
  /** E.164. */
  readonly number: string;
  readonly extension?: string;
  readonly name?: string;
}

/** One small piece of a page with everything that is to be found in it. */
export interface Fragment {
  /** Stable: made of what the fragment consists of. */
  readonly id: string;
  /** What it tests; misses are counted by it. */
  readonly kind: string;
  /** Country of the rep's account, ISO 3166 alpha-2. */
  readonly country: string;
  readonly pieces: readonly Piece[];
  readonly expected: readonly Expected[];
}

/** Shorthand for an element without attributes, or with `class` only. */
export function el(tag: string, ...children: readonly Piece[]): Markup {
  return { tag, children };
}

/** Shorthand for an element with attributes. */
export function elWith(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Piece[]
): Markup {
  return { tag, attributes, children };
}
