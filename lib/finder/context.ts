import { blockOf, isText, parentOf } from './elements';
import { elementOf, type Found } from './found';
import { columnHeader } from './labels';
import { tidy, toName } from './names';

/** Whose number it is, as far as the page says so. */
export interface PlaceContext {
  readonly name?: string;
  /** Title of the record, or of the page, that the number is on; none in a list, where the link is the person's own. */
  readonly record?: string;
  /** Address of that record: in a list of the person's own where the name leads there, else of the page. */
  readonly link?: string;
}

const ROW = 'tr, [role="row"], li, [role="listitem"]';
const NAMING = 'h1, h2, h3, h4, h5, h6, [role="heading"], legend, [itemprop="name"], [data-field="name"]';
const TELLING = 'a, strong, b, td, th, [role="gridcell"], [role="cell"]';
/** What a cell makes stand out, and what it says beside. */
const MARKED = 'a, strong, b';
const ASIDE = 'small, sub, sup';
/** What a page shows beside its record. */
const AROUND = 'nav, aside, header, footer, [role="navigation"], [role="complementary"]';
const NAME_HEADER =
  /^(?:(?:full |contact |customer )?name|contact|person|kontakt|nom|nombre|naam|nome|氏名|姓名|имя)\b/i;
/** A page that names more people in rows is a list of records, not one of them. */
const MAX_ROWS_OF_RECORD = 9;
const LIST_ADDRESS = /\b(?:entity)?list\b|\bsearch\b/i;
/** How far up from a number its card may reach. */
const MAX_LEVELS = 7;
/** How much of a long text is read for the name before a number. */
const MAX_NODES = 200;
/** `NodeFilter` by its values: a frame's document has a filter of its own. */
const SHOW_TEXT = 0x4;
const SHOW_ELEMENTS_AND_TEXT = 0x1 | SHOW_TEXT;

function firstName(texts: Iterable<string | null | undefined>): string | undefined {
  for (const text of texts) {
    const name = toName(text);
    if (name !== undefined) return name;
  }
  return undefined;
}

/** A link says it in its own words. */
function nameInElement(element: Element): string | undefined {
  return firstName([element.getAttribute('title'), element.getAttribute('aria-label'), element.textContent]);
}

/** The lines of a block before a node; elements end no line here but line breaks do. */
function linesBefore(block: Element, stop: Node): readonly string[] {
  const lines = [''];
  const walker = block.ownerDocument.createTreeWalker(block, SHOW_ELEMENTS_AND_TEXT);
  for (let count = 0; count < MAX_NODES && walker.nextNode() && walker.currentNode !== stop; count += 1) {
    const node = walker.currentNode;
    if (node.nodeName === 'BR') lines.push('');
    if (isText(node)) lines.push(`${lines.pop() ?? ''}${node.data}`);
  }
  return lines;
}

/** Text of the same block before the number: `Ann Lee: 415…`, or the first line of a signature. */
function nameBefore({ place }: Found, element: Element): string | undefined {
  const block = blockOf(element);
  if (!block || place.kind === 'field') return undefined;
  const lines = linesBefore(block, place.kind === 'text' ? place.start.node : place.element);
  const ownText = place.kind === 'text' ? place.start.node.data.slice(0, place.start.offset) : '';
  return firstName([`${lines.at(-1) ?? ''}${ownText}`, lines.length > 1 ? lines[0] : undefined]);
}

/** The words of a cell without what stands below them in small letters. */
function mainText(part: Element): string {
  if (!part.querySelector(ASIDE)) return part.textContent ?? '';
  const aside = [...part.querySelectorAll(ASIDE)];
  const walker = part.ownerDocument.createTreeWalker(part, SHOW_TEXT);
  let text = '';
  while (walker.nextNode()) {
    const { currentNode } = walker;
    if (!aside.some((one) => one.contains(currentNode))) text += currentNode.textContent ?? '';
  }
  return text;
}

function nameInRow(element: Element): string | undefined {
  const row = element.closest(ROW);
  if (!row) return undefined;
  const cells = [...row.children].filter((cell) => !cell.contains(element));
  const named = cells.find((cell) => NAME_HEADER.test(columnHeader(cell)?.textContent?.trim() ?? ''));
  const telling = [...row.querySelectorAll(`${NAMING}, ${TELLING}`)].filter((part) => !part.contains(element));
  return firstName([named?.querySelector(MARKED), named, ...telling].map((part) => part && mainText(part)));
}

/** The heading of the smallest part of the page that has one. */
function nameInCard(element: Element): string | undefined {
  let part = parentOf(element);
  for (let level = 0; part && part !== part.ownerDocument.body && level < MAX_LEVELS; level += 1) {
    const name = firstName([...part.querySelectorAll(NAMING)].map((heading) => heading.textContent));
    if (name !== undefined) return name;
    part = parentOf(part);
  }
  return undefined;
}

function recordOf(element: Element, name: string | undefined): string | undefined {
  const { ownerDocument } = element;
  const main = ownerDocument.querySelectorAll('h1');
  const others = [...ownerDocument.querySelectorAll('h2')].filter((heading) => !heading.closest(AROUND));
  const headings = [...main, ...others].map((heading) => heading.textContent);
  const titles = [...headings, ownerDocument.title].map((title) => tidy(title ?? ''));
  return titles.find((title) => title !== '' && title !== name);
}

/** Where the name beside the number leads to, within the page's own site. */
function ownLink(row: Element, name: string, page: Location | undefined): string | undefined {
  const links = [...row.querySelectorAll<HTMLAnchorElement>('a[href]')];
  return links.find((link) => link.origin === page?.origin && toName(link.textContent) === name)?.href;
}

/** The record of a person in a list is not the list, as that of a person on a deal is the deal. */
function isInList(row: Element, page: Location | undefined): boolean {
  const isLong = (row.parentElement?.childElementCount ?? 0) > MAX_ROWS_OF_RECORD;
  return isLong || LIST_ADDRESS.test(`${page?.pathname}${page?.search}`);
}

/** The title of a record and where that record is. */
function describeRecord(element: Element, name: string | undefined): Pick<PlaceContext, 'record' | 'link'> {
  // Frames of other sites are never entered, so the window on top is of the same one.
  const page = element.ownerDocument.defaultView?.top?.location;
  const row = element.closest(ROW);
  const own = row && name !== undefined && isInList(row, page) ? ownLink(row, name, page) : undefined;
  if (own !== undefined) return { link: own };
  const record = recordOf(element, name);
  return { ...(record !== undefined && { record }), ...(page && { link: page.href }) };
}

/** Reads around a number whose it is and what the page is about. Asked for one number at a time, when it is wanted. */
export function describePlace(found: Found): PlaceContext {
  const element = elementOf(found);
  if (!element) return {};
  const own = found.place.kind === 'link' ? nameInElement(element) : undefined;
  const name = own ?? nameBefore(found, element) ?? nameInRow(element) ?? nameInCard(element);
  return { ...(name !== undefined && { name }), ...describeRecord(element, name) };
}
