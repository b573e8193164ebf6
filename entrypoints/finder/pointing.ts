import { isElement, isField, isLink } from '../../lib/finder/elements';
import type { Finder } from '../../lib/finder/finder';
import type { Found } from '../../lib/finder/found';
import { isAt } from './geometry';

export interface PointingOptions {
  readonly finder: () => Finder | undefined;
  /** The number that the pointer or the focus is at, or none. */
  readonly onPointed: (found: Found | undefined) => void;
  /** Whatever is shown is in the wrong place now, or unwanted. */
  readonly onLeave: () => void;
  readonly signal: AbortSignal;
}

const targetOf = (event: Event): Element | undefined => {
  const [target] = event.composedPath();
  return isElement(target) ? target : undefined;
};

/** Watches pointer and focus of documents with a handful of listeners on each, however many numbers there are. */
export class Pointing {
  readonly #options: PointingOptions;
  #last: PointerEvent | undefined;
  #lastTarget: Element | undefined;

  constructor(options: PointingOptions) {
    this.#options = options;
  }

  watch(document: Document): void {
    const options = { capture: true, passive: true, signal: this.#options.signal };
    document.addEventListener('pointermove', this.#move, options);
    document.addEventListener('focusin', this.#focus, options);
    document.addEventListener('focusout', this.#blur, options);
    document.addEventListener('change', this.#typed, options);
    document.addEventListener('scroll', this.#options.onLeave, options);
    document.addEventListener('keydown', this.#key, options);
  }

  /** Only the last of many moves counts, once per frame; the path of an event is gone by then. */
  #move = (event: PointerEvent): void => {
    const isWaiting = this.#last !== undefined;
    this.#last = event;
    this.#lastTarget = targetOf(event);
    if (!isWaiting) requestAnimationFrame(() => this.#settle());
  };

  #settle(): void {
    const point = this.#last;
    this.#last = undefined;
    if (!point || !this.#lastTarget) return;
    const near = this.#options.finder()?.near(this.#lastTarget) ?? [];
    this.#options.onPointed(near.find((found) => isAt(found, point)));
  }

  #blur = (): void => this.#options.onPointed(undefined);

  #key = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') this.#options.onLeave();
  };

  #focus = (event: Event): void => {
    const target = targetOf(event);
    if (!target || !(isField(target) || isLink(target))) return;
    const [found] = this.#options.finder()?.near(target) ?? [];
    if (found) this.#options.onPointed(found);
    // A page fills its fields without a sign that an observer could see; the next focus shows what is found now.
    else if (isField(target)) this.#options.finder()?.noteTyped(target);
  };

  #typed = (event: Event): void => {
    const target = targetOf(event);
    if (target && isField(target)) this.#options.finder()?.noteTyped(target);
  };
}
