import { elementOf, type Found } from './found';

/** What was found, by the element that it is in. */
export class Shelf {
  readonly #byElement = new Map<Element, readonly Found[]>();

  /** How many numbers there are, those of removed elements not yet swept away included. */
  get size(): number {
    let size = 0;
    for (const found of this.#byElement.values()) size += found.length;
    return size;
  }

  add(found: Found): void {
    const element = elementOf(found);
    if (element) this.#byElement.set(element, [...this.at(element), found]);
  }

  at(element: Element): readonly Found[] {
    return this.#byElement.get(element) ?? [];
  }

  /** Before an element is scanned again. */
  forget(element: Element): void {
    this.#byElement.delete(element);
  }

  /** Forgets what is no longer on the page, which would otherwise be kept in memory by us alone. */
  sweep(): void {
    for (const element of this.#byElement.keys()) {
      // A document without a window belongs to a frame that is gone.
      if (!element.isConnected || !element.ownerDocument.defaultView) this.#byElement.delete(element);
    }
  }

  list(): readonly Found[] {
    return [...this.#byElement.values()].flat();
  }
}
