/** A port that the page's script opens for one question or one wish, and closes again. */
export const FINDER_PORT = 'finder';

/** A port that the extension opens to a tab with `tabs.connect`, for as long as it shows the list. */
export const FINDER_LIST_PORT = 'finder-list';

/**
 * Extension → page, as the answer to `hello` or with `tabs.sendMessage` when it changes. A finder answers such a message
 * with `true`, so that the extension knows that there is one.
 */
export type ToFinder =
  | {
      readonly kind: 'finder-settings';
      /** Country of the rep's account, ISO 3166 alpha-2. */
      readonly country: string;
      /** A call is running: numbers are added to it. */
      readonly isInCall: boolean;
    }
  /** Nothing is to run here any more. */
  | { readonly kind: 'finder-off' };

/** A number on the page. Everything in it comes from the page and is to be checked like anything that is typed. */
export interface PageNumber {
  /** E.164. */
  readonly number: string;
  readonly extension?: string;
  readonly name?: string;
  /** Title of the record that the number is on. */
  readonly record?: string;
  /** Address of that record; without a title of the person's own. */
  readonly link?: string;
}

/** Page → background, over `FINDER_PORT`. */
export type FromFinder =
  | { readonly kind: 'hello' }
  /** The rep pressed the icon at a number: open the popup with it. Never dials. */
  | { readonly kind: 'call'; readonly person: PageNumber };

/** Page → extension, over `FINDER_LIST_PORT`; each one replaces the one before. */
export interface NumbersOnPage {
  readonly kind: 'numbers';
  readonly numbers: readonly PageNumber[];
  /** False while the page is still looked through. */
  readonly isComplete: boolean;
}

/** Reads what came from the extension; other messages are for other scripts. */
export function parseToFinder(message: unknown): ToFinder | undefined {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return undefined;
  if (message.kind === 'finder-off') return { kind: 'finder-off' };
  if (message.kind !== 'finder-settings' || !('country' in message) || !('isInCall' in message)) return undefined;
  const { country, isInCall } = message;
  if (typeof country !== 'string' || typeof isInCall !== 'boolean') return undefined;
  return { kind: 'finder-settings', country, isInCall };
}
