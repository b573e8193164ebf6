import { type Cue, cueOf, cueOfName } from './cues';
import { type Field, isElement, isInLine, parentOf } from './elements';
import { MAX_LABEL_LENGTH } from './limits';

/** How far up the surroundings of a number are asked. */
const MAX_LEVELS = 4;
/** A label has few elements in it; the text of a large part is not even read. */
const MAX_LABEL_ELEMENTS = 8;
const NAMING_ATTRIBUTES = [
  'itemprop',
  'data-field',
  'data-label',
  'data-name',
  'data-testid',
  'name',
  'id',
  'aria-label',
];
/** `hidden-mobile` and `table-cell` are classes too: only these words mean a number there. */
const PHONE_CLASS = /(?<![a-z])(?:phone|telephone|tel)(?:[-_]?(?:number|no))?(?![a-z])/i;

const shortText = (node: Node | null | undefined): string => {
  const text = (node?.textContent ?? '').trim();
  return text.length <= MAX_LABEL_LENGTH ? text : '';
};

function attributeCue(element: Element): Cue {
  for (const name of NAMING_ATTRIBUTES) {
    const cue = cueOfName(element.getAttribute(name) ?? '');
    if (cue !== 'none') return cue;
  }
  return PHONE_CLASS.test(element.getAttribute('class') ?? '') ? 'phone' : 'none';
}

const isCell = (element: Element) =>
  /^(?:TD|TH)$/.test(element.nodeName) || /^(?:grid)?cell$/.test(element.getAttribute('role') ?? '');
const isHeaderCell = (element: Element | undefined) =>
  element?.nodeName === 'TH' || /^(?:column|row)header$/.test(element?.getAttribute('role') ?? '');

/** The cell at the same place in the first row of the table. */
export function columnHeader(cell: Element): Element | undefined {
  const table = cell.closest('table, [role="grid"], [role="table"], [role="treegrid"]');
  const row = table?.querySelector('tr, [role="row"]');
  const index = [...(cell.parentElement?.children ?? [])].indexOf(cell);
  const header = row?.children[index];
  return isHeaderCell(header) && header !== cell ? header : undefined;
}

/** The header in front of a cell, in its own row. */
function rowHeader(cell: Element): Element | undefined {
  const first = cell.parentElement?.children[0];
  return first !== cell && isHeaderCell(first) ? first : undefined;
}

function cellCue(cell: Element): Cue {
  const column = cueOf(shortText(columnHeader(cell)));
  return column === 'none' ? cueOf(shortText(rowHeader(cell))) : column;
}

/** The nearest text in front of an element, at its own level; nothing where that is no label by its size. */
function textBefore(element: Element): string {
  for (let node = element.previousSibling; node; node = node.previousSibling) {
    if (isElement(node) && node.getElementsByTagName('*').item(MAX_LABEL_ELEMENTS)) return '';
    const text = (node.textContent ?? '').trim();
    if (text !== '') return text.length <= MAX_LABEL_LENGTH ? text : '';
  }
  return '';
}

/** What the surroundings of an element say about digits in it: its attributes, its table, the label before it. */
export function labelCue(element: Element | undefined): Cue {
  let current = element;
  for (let level = 0; current && level < MAX_LEVELS; level += 1) {
    const own = attributeCue(current);
    if (own !== 'none') return own;
    if (isCell(current)) return cellCue(current);
    const before = cueOf(textBefore(current));
    if (before !== 'none') return before;
    // A value that is one of many in its block has no label further up.
    if (!isInLine(current) && textBefore(current) !== '') return 'none';
    current = parentOf(current);
  }
  return 'none';
}

/** The text that names a field to the people who fill it in. */
function fieldLabel(field: Field): string {
  const named = field
    .getAttribute('aria-labelledby')
    ?.split(' ')
    .map((id) => field.ownerDocument.getElementById(id));
  const labels = [...(field.labels ?? []), ...(named ?? [])].map(shortText);
  return [...labels, field.getAttribute('aria-label') ?? '', field.getAttribute('placeholder') ?? ''].join(' ').trim();
}

/** What a field says about the digits in it. */
export function fieldCue(field: Field): Cue {
  if (field.type === 'tel' || /^(?:home |work |mobile )?tel/.test(field.autocomplete)) return 'phone';
  const label = cueOf(fieldLabel(field));
  return label === 'none' ? labelCue(field) : label;
}
