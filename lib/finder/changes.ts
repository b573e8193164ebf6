import { blockOf, isElement, isInLine } from './elements';

/** Who is told what changed on the page. */
export interface ChangesOptions {
  /** A block whose own text, links or fields changed. */
  readonly onChanged: (block: Element) => void;
  /** A new block. */
  readonly onAdded: (block: Element) => void;
  readonly onRemoved: () => void;
}

/** What to be told of: texts, elements and where links lead. */
const WATCHED: MutationObserverInit = {
  childList: true,
  characterData: true,
  subtree: true,
  attributeFilter: ['href', 'value'],
};

/** One observer for all changes of the page; each block is reported once, however often it changed. */
export class Changes {
  readonly #observer: MutationObserver;
  readonly #options: ChangesOptions;
  readonly #changed = new Set<Element>();
  readonly #added = new Set<Element>();
  #hasRemoved = false;
  #isPending = false;
  readonly #onPending: () => void;

  /** `onPending` is called when there is something to settle. */
  constructor(options: ChangesOptions, onPending: () => void) {
    this.#options = options;
    this.#onPending = onPending;
    this.#observer = new MutationObserver((records) => this.#collect(records));
  }

  watch(root: Node): void {
    this.#observer.observe(root, WATCHED);
  }

  stop(): void {
    this.#observer.disconnect();
  }

  /** Notes a change that no observer sees: what was typed into a field. */
  note(element: Element): void {
    const block = blockOf(element);
    if (block) this.#changed.add(block);
    this.#announce();
  }

  /** Reports what has gathered, in small steps. */
  *settle(): Generator<undefined> {
    if (this.#hasRemoved) this.#options.onRemoved();
    this.#hasRemoved = false;
    for (const element of this.#added) {
      this.#added.delete(element);
      if (element.isConnected) this.#options.onAdded(element);
      yield;
    }
    for (const element of this.#changed) {
      this.#changed.delete(element);
      if (element.isConnected) this.#options.onChanged(element);
      yield;
    }
    this.#isPending = false;
    // Something may have come in while the last steps were done.
    if (this.#hasRemoved || this.#added.size > 0) this.#announce();
  }

  #announce(): void {
    if (this.#isPending) return;
    this.#isPending = true;
    this.#onPending();
  }

  #collect(records: readonly MutationRecord[]): void {
    for (const record of records) this.#note(record);
    this.#announce();
  }

  #note({ target, addedNodes, removedNodes }: MutationRecord): void {
    if (removedNodes.length > 0) this.#hasRemoved = true;
    let hasInline = addedNodes.length === 0;
    for (const node of addedNodes) {
      if (isElement(node) && !isInLine(node)) this.#added.add(node);
      else hasInline = true;
    }
    const block = hasInline ? blockOf(target) : undefined;
    if (block) this.#changed.add(block);
  }
}
