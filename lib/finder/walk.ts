import { type Field, frameDocument, hasText, isElement, isField, isInLine, isLink, isText } from './elements';
import { Run } from './run';

/** What a walk over a part of the page comes across. */
export type Sight =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'link'; readonly element: HTMLAnchorElement }
  | { readonly kind: 'field'; readonly element: Field }
  | { readonly kind: 'root'; readonly root: ShadowRoot | Document }
  /** Nothing; a chance to stop. */
  | { readonly kind: 'pause' };

/** How far a walk goes, and who is told. */
export interface WalkOptions {
  /** Only the text that belongs to the start itself, not the blocks in it. */
  readonly isShallow: boolean;
  /** Told of each element before anything in it is reported. */
  readonly onElement: (element: Element) => void;
  /** Told of each block that a shallow walk leaves out. */
  readonly onBlock: (element: Element) => void;
}

const PAUSE: Sight = { kind: 'pause' };
/** Nodes between two chances to stop. */
const NODES_BETWEEN_PAUSES = 64;
const TEL_LINK = /^(?:tel|callto):/i;

class Walk {
  readonly #options: WalkOptions;
  #sights: Sight[] = [];
  #run = new Run();

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  /** What was seen since the last time. */
  take(): Sight[] {
    const sights = this.#sights;
    this.#sights = [];
    return sights;
  }

  flush(): void {
    if (!this.#run.isEmpty) this.#sights.push({ kind: 'run', run: this.#run });
    this.#run = new Run();
  }

  /** True when the children are to be walked too. */
  enter(node: Node): boolean {
    if (isText(node)) this.#run.add(node);
    return isElement(node) && hasText(node) && this.#enterElement(node);
  }

  leave(node: Node): void {
    if (isElement(node) && !isInLine(node)) this.flush();
  }

  #enterElement(element: Element): boolean {
    if (element.nodeName === 'BR') this.#run.breakLine();
    if (element.nodeName === 'BR') return false;
    if (!isInLine(element)) this.flush();
    if (!this.#options.isShallow || isInLine(element) || isField(element)) return this.begin(element);
    this.#options.onBlock(element);
    return false;
  }

  /** Looks at an element itself; true when its children are to be walked. */
  begin(element: Element): boolean {
    this.#options.onElement(element);
    if (element.shadowRoot) this.#sights.push({ kind: 'root', root: element.shadowRoot });
    const frame = frameDocument(element);
    if (frame) this.#sights.push({ kind: 'root', root: frame });
    return this.#enterSpecial(element);
  }

  #enterSpecial(element: Element): boolean {
    if (isField(element)) this.#sights.push({ kind: 'field', element });
    if (!isLink(element) || !TEL_LINK.test(element.getAttribute('href') ?? '')) return !isField(element);
    this.flush();
    this.#sights.push({ kind: 'link', element });
    return false;
  }
}

/** The node after this one; leaves every element on the way up. */
function nextAfter(node: Node, start: Node, walk: Walk): Node | null {
  let current: Node | null = node;
  while (current && current !== start) {
    walk.leave(current);
    if (current.nextSibling) return current.nextSibling;
    current = current.parentNode;
  }
  return null;
}

/** Walks over a part of the page in the order of its text, in small steps. */
export function* walkPage(start: Node, options: WalkOptions): Generator<Sight> {
  const walk = new Walk(options);
  const isOpen = !isElement(start) || (hasText(start) && walk.begin(start));
  let node: Node | null = isOpen ? start.firstChild : null;
  let steps = 0;
  while (node) {
    const isEntered: boolean = walk.enter(node);
    node = isEntered && node.firstChild ? node.firstChild : nextAfter(node, start, walk);
    yield* walk.take();
    steps += 1;
    if (steps % NODES_BETWEEN_PAUSES === 0) yield PAUSE;
  }
  walk.flush();
  yield* walk.take();
}
