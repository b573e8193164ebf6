import { Changes } from './changes';
import { frameDocument, isElement, parentOf } from './elements';
import type { Found } from './found';
import { type CreateSightObserver, Frontier, observeSight } from './frontier';
import { MAX_LISTED } from './limits';
import { scan } from './scan';
import { Shelf } from './shelf';
import { type Schedule, WorkQueue } from './work-queue';

/** What a finder works with. */
export interface FinderOptions {
  /** Country of the rep's account, ISO 3166 alpha-2. */
  readonly country: string;
  readonly schedule: Schedule;
  /** Called after a chunk in which numbers were found. */
  readonly onFound: (found: readonly Found[]) => void;
  /** A document of a frame of the same origin, whose events do not reach the page's own. */
  readonly onDocument?: (document: Document) => void;
  /** Builds the observer of what is in sight; tests bring their own. */
  readonly createSightObserver?: CreateSightObserver;
}

/** How far up from an element the number that it belongs to is looked for. */
const MAX_LEVELS = 3;

/** Finds the phone numbers of a page while the page has nothing else to do. */
export class Finder {
  readonly #options: FinderOptions;
  readonly #queue: WorkQueue;
  readonly #frontier: Frontier;
  readonly #changes: Changes;
  readonly #shelf = new Shelf();
  readonly #roots = new WeakSet<Node>();
  /** Elements that were scanned or wait to be. */
  readonly #known = new WeakSet<Element>();
  readonly #life = new AbortController();
  #fresh: Found[] = [];

  constructor(options: FinderOptions) {
    this.#options = options;
    this.#queue = new WorkQueue(options.schedule, () => this.#tell());
    const createObserver = options.createSightObserver ?? observeSight;
    const onInSight = (element: Element, isShallow: boolean) => this.#queue.add(this.#scan(element, isShallow));
    this.#frontier = new Frontier({ createObserver, onInSight }, (steps) => this.#queue.add(steps));
    this.#changes = new Changes(
      {
        onChanged: (block) => this.#queue.add(this.#scan(block, true)),
        onAdded: (block) => this.#frontier.watch(block),
        onRemoved: () => this.#shelf.sweep(),
      },
      () => this.#queue.add(this.#changes.settle()),
    );
  }

  /** Begins with what is in sight. */
  start(document: Document): void {
    this.#enter(document);
  }

  stop(): void {
    this.#life.abort();
    this.#queue.stop();
    this.#frontier.stop();
    this.#changes.stop();
  }

  /** A field of the page was typed into. */
  noteTyped(field: Element): void {
    this.#changes.note(field);
  }

  /** The numbers at an element, or around it. */
  near(element: Element): readonly Found[] {
    let current: Element | undefined = element;
    for (let level = 0; current && level < MAX_LEVELS; level += 1) {
      const found = this.#shelf.at(current);
      if (found.length > 0) return found;
      current = parentOf(current);
    }
    return [];
  }

  /** What was found until now. */
  list(): readonly Found[] {
    this.#shelf.sweep();
    return this.#shelf.list();
  }

  /** Looks through the whole page, in sight or not, until there are as many numbers as a list may have. */
  scanAll(document: Document): Promise<void> {
    return new Promise((resolve) => this.#queue.add(this.#scanThrough(document, resolve)));
  }

  *#scanThrough(document: Document, onDone: () => void): Generator<undefined> {
    const roots: Node[] = [document.body];
    for (const root of roots) {
      const steps = this.#scan(root, false, (inner) => roots.push('body' in inner ? inner.body : inner));
      while (this.#shelf.size < MAX_LISTED && !steps.next().done) yield;
    }
    onDone();
  }

  #scan(start: Node, isShallow: boolean, onRoot?: (root: ShadowRoot | Document) => void): Generator<undefined> {
    return scan(start, {
      isShallow,
      country: this.#options.country,
      onElement: (element) => this.#meet(element),
      onBlock: (element) => this.#await(element),
      onFound: (found) => this.#keep(found),
      onRoot: (root) => {
        this.#enter(root);
        onRoot?.(root);
      },
    });
  }

  /** Whatever was known of an element is about to be found anew. */
  #meet(element: Element): void {
    this.#shelf.forget(element);
    this.#known.add(element);
  }

  #await(block: Element): void {
    if (this.#known.has(block)) return;
    this.#known.add(block);
    this.#frontier.watch(block);
  }

  #keep(found: Found): void {
    this.#shelf.add(found);
    this.#fresh.push(found);
  }

  /** Each document and shadow root is entered once; its blocks wait until they are in sight. */
  #enter(root: Document | ShadowRoot): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    if ('body' in root) this.#enterDocument(root);
    this.#changes.watch(root);
    this.#queue.add(this.#scan('body' in root ? root.body : root, true));
  }

  #enterDocument(document: Document): void {
    this.#options.onDocument?.(document);
    // The content of a frame comes later than the frame; `load` does not bubble, hence the capture.
    const look = ({ target }: Event) => isElement(target) && frameDocument(target) && this.#frontier.watch(target);
    document.addEventListener('load', look, { capture: true, signal: this.#life.signal });
  }

  #tell(): void {
    if (this.#fresh.length === 0) return;
    const fresh = this.#fresh;
    this.#fresh = [];
    this.#options.onFound(fresh);
  }
}

/** Makes a finder that does nothing until it is started. */
export const createFinder = (options: FinderOptions): Finder => new Finder(options);
