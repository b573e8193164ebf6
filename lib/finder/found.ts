/** Where on the page a number is. */
export type Place =
  | { readonly kind: 'text'; readonly start: TextPoint; readonly end: TextPoint }
  | { readonly kind: 'link'; readonly element: Element }
  | { readonly kind: 'field'; readonly element: Element };

/** A place between two characters of a text node. */
export interface TextPoint {
  readonly node: Text;
  readonly offset: number;
}

/** A phone number on the page. */
export interface Found {
  /** E.164. */
  readonly number: string;
  readonly extension?: string;
  readonly place: Place;
}

/** The element that has the number, the innermost one where its text begins. */
export function elementOf({ place }: Found): Element | undefined {
  return place.kind === 'text' ? (place.start.node.parentElement ?? undefined) : place.element;
}
