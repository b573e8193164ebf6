/** Tags of ours, which are not the page's content. */
const OURS = ['PARTYLINE-FINDER', 'PARTYLINE-PANEL'];

const WITHOUT_TEXT = new Set([
  ...['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'META', 'LINK', 'SELECT', 'OPTION', 'DATALIST', 'svg', 'math'],
  ...['CANVAS', 'VIDEO', 'AUDIO', 'OBJECT', 'EMBED', 'IMG', 'PICTURE', 'METER', 'PROGRESS', ...OURS],
]);

/** Elements that go on in the line of the text around them, as far as tags can tell. */
const IN_LINE = new Set([
  ...['A', 'ABBR', 'B', 'BDI', 'BDO', 'CITE', 'CODE', 'DATA', 'DEL', 'DFN', 'EM', 'FONT', 'I', 'INS', 'KBD', 'LABEL'],
  ...[
    'MARK',
    'Q',
    'S',
    'SAMP',
    'SMALL',
    'SPAN',
    'STRONG',
    'SUB',
    'SUP',
    'TIME',
    'TT',
    'U',
    'VAR',
    'WBR',
    'NOBR',
    'SLOT',
  ],
]);

const READABLE_INPUTS = new Set(['', 'text', 'tel', 'search']);
const PRIVATE_FIELD = /\b(?:cc-|one-time-code|current-password|new-password)/;

/** A text field or text area. */
export type Field = HTMLInputElement | HTMLTextAreaElement;

export const hasText = (element: Element): boolean => !WITHOUT_TEXT.has(element.nodeName);
export const isInLine = (element: Element): boolean => IN_LINE.has(element.nodeName);

/** A node of another frame belongs to another window, whose classes are not ours: names tell, `instanceof` does not. */
export const isElement = (node: unknown): node is Element =>
  typeof node === 'object' && node !== null && 'nodeType' in node && node.nodeType === 1;
export const isText = (node: Node | null | undefined): node is Text => node?.nodeType === 3;
export const isField = (element: Element): element is Field =>
  element.nodeName === 'INPUT' || element.nodeName === 'TEXTAREA';
const isFrame = (element: Element): element is HTMLIFrameElement =>
  element.nodeName === 'IFRAME' || element.nodeName === 'FRAME';
export const isLink = (element: Element): element is HTMLAnchorElement =>
  element.nodeName === 'A' && element.hasAttribute('href');

/** Passwords, codes, card numbers and mail addresses are never read. */
export function isReadable(field: Field): boolean {
  if (PRIVATE_FIELD.test(field.getAttribute('autocomplete') ?? '')) return false;
  return field.nodeName === 'TEXTAREA' || READABLE_INPUTS.has((field.getAttribute('type') ?? '').toLowerCase());
}

/** The document of a frame of the same origin; undefined for all other frames. */
export function frameDocument(element: Element): Document | undefined {
  if (!isFrame(element)) return undefined;
  try {
    return element.contentDocument ?? undefined;
  } catch {
    return undefined; // of another origin
  }
}

const isShadowRoot = (node: Node | null): node is ShadowRoot => node?.nodeType === 11 && 'host' in node;

/** The parent across the border of a shadow root. */
export function parentOf(node: Node): Element | undefined {
  if (node.parentElement) return node.parentElement;
  return isShadowRoot(node.parentNode) ? node.parentNode.host : undefined;
}

/** The nearest element that is not in the line of its text. */
export function blockOf(node: Node): Element | undefined {
  let element = isElement(node) ? node : parentOf(node);
  while (element && isInLine(element)) element = parentOf(element);
  return element;
}
