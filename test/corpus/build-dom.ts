import type { Fragment, Markup, Piece } from './fragment';

function fillFrame(frame: HTMLElement, pieces: readonly Piece[]): void {
  if (!('contentDocument' in frame)) return;
  const inner = frame.contentDocument;
  // A frame has a document only once it is in a page.
  if (inner instanceof Object && 'body' in inner && inner.body instanceof Object) appendAll(inner.body as Node, pieces);
}

function appendElement(parent: Node, markup: Markup): void {
  const owner = parent.ownerDocument ?? document;
  const element = owner.createElement(markup.tag);
  for (const [name, value] of Object.entries(markup.attributes ?? {})) element.setAttribute(name, value);
  parent.appendChild(element);
  appendAll(element, markup.children ?? []);
  if (markup.value !== undefined && 'value' in element) element.value = markup.value;
  if (markup.shadow) appendAll(element.attachShadow({ mode: 'open' }), markup.shadow);
  if (markup.frame) fillFrame(element, markup.frame);
}

function appendAll(parent: Node, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    if (typeof piece === 'string') parent.appendChild((parent.ownerDocument ?? document).createTextNode(piece));
    else appendElement(parent, piece);
  }
}

/** Puts a fragment into the page, by itself, and returns the element around it. */
export function showFragment(fragment: Fragment): HTMLElement {
  const host = document.createElement('main');
  document.body.replaceChildren(host);
  appendAll(host, fragment.pieces);
  return host;
}
