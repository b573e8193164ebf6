import { hasText, isText } from './elements';
import { MAX_UNIT_ELEMENTS } from './limits';

type SightObserver = Pick<IntersectionObserver, 'observe' | 'unobserve' | 'disconnect'>;

/** Builds the one observer that tells what is in sight; tests bring their own. */
export type CreateSightObserver = (callback: IntersectionObserverCallback) => SightObserver;

/** How sight is observed, and who is told. */
export interface FrontierOptions {
  readonly createObserver: CreateSightObserver;
  /** An element came into sight. Small ones are scanned whole, the text of large ones only by itself. */
  readonly onInSight: (element: Element, isShallow: boolean) => void;
}

/** How far below and above the window counts as in sight already. */
const MARGIN = '50% 0px';
/** Elements met in one step. */
const STEP = 8;

/** Reads what `scrollMargin` names too, which says the same for areas that scroll by themselves. */
interface ScrollingInit extends IntersectionObserverInit {
  readonly scrollMargin: string;
}

/** The browser's own observer, with room around the window. */
export const observeSight: CreateSightObserver = (callback) => {
  const init: ScrollingInit = { rootMargin: MARGIN, scrollMargin: MARGIN };
  return new IntersectionObserver(callback, init);
};

const isLarge = (element: Element): boolean => {
  // Asking for one item looks no further than that item; the length would count the whole page.
  if (!element.getElementsByTagName('*').item(MAX_UNIT_ELEMENTS)) return false;
  // Text that goes on across its inline children must stay together.
  return ![...element.childNodes].some((node) => isText(node) && node.data.trim() !== '');
};

/** Elements without a box of their own (`display: contents`) or without a size may have children in sight. */
const isBoxless = ({ target, boundingClientRect: { width, height } }: IntersectionObserverEntry): boolean =>
  (width === 0 || height === 0) && target.firstElementChild !== null && getComputedStyle(target).display !== 'none';

/**
 * The border between what was seen and what was not: elements that wait until they come into sight. One that is large is
 * replaced by its children, so that nothing far away is ever looked at.
 */
export class Frontier {
  readonly #observer: SightObserver;
  readonly #options: FrontierOptions;

  /** `add` queues work that is done in steps. */
  constructor(options: FrontierOptions, add: (steps: Iterator<undefined, unknown>) => void) {
    this.#options = options;
    this.#observer = options.createObserver((entries) => entries.length > 0 && add(this.#meet(entries)));
  }

  watch(element: Element): void {
    if (hasText(element)) this.#observer.observe(element);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  *#meet(entries: readonly IntersectionObserverEntry[]): Generator<undefined> {
    for (const [index, entry] of entries.entries()) {
      if (entry.isIntersecting) this.#open(entry.target, isLarge(entry.target));
      else if (isBoxless(entry)) this.#open(entry.target, true);
      if (index % STEP === 0) yield;
    }
  }

  #open(element: Element, isShallow: boolean): void {
    this.#observer.unobserve(element);
    this.#options.onInSight(element, isShallow);
  }
}
