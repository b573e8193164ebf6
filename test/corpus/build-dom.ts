import type { Fragment, Markup, Piece } from './fragment';

const isFrame = (element: Element): element is HTMLIFrameElement => element.nodeName === 'IFRAME';
const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element.nodeName === 'INPUT' || element.nodeName === 'TEXTAREA';

function fillFrame(frame: HTMLIFrameElement, pieces: readonly Piece[]): void {
  // A browser gives an empty document at once; happy-dom only to a frame that brings its own.
  if (!frame.contentDocument) frame.setAttribute('srcdoc', '<body></body>');
  if (frame.contentDocument) appendAll(frame.contentDocument.body, pieces, frame.contentDocument);
}

function appendElement(parent: Node, markup: Markup, owner: Document): void {
  const element = owner.createElement(markup.tag);
  for (const [name, value] of Object.entries(markup.attributes ?? {})) element.setAttribute(name, value);
  parent.appendChild(element);
  appendAll(element, markup.children ?? [], owner);
  if (markup.value !== undefined && isField(element)) element.value = markup.value;
  if (markup.shadow) appendAll(element.attachShadow({ mode: 'open' }), markup.shadow, owner);
  if (markup.frame && isFrame(element)) fillFrame(element, markup.frame);
}

function appendAll(parent: Node, pieces: readonly Piece[], owner: Document): void {
  for (const piece of pieces) {
    if (typeof piece === 'string') parent.appendChild(owner.createTextNode(piece));
    else appendElement(parent, piece, owner);
  }
}

/** Puts a fragment into the page, by itself. */
export function showFragment(fragment: Fragment): void {
  const host = document.createElement('main');
  document.body.replaceChildren(host);
  appendAll(host, fragment.pieces, document);
}
