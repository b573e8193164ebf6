import { el, elWith, type Piece } from './fragment';
import type { Layout } from './layouts';

const inShadow = (...shadow: readonly Piece[]): Piece => ({ tag: 'crm-card', shadow });
const inFrame = (...frame: readonly Piece[]): Piece => ({ tag: 'iframe', frame });

const TABLES: readonly Layout[] = [
  {
    name: 'table-with-header',
    hasCue: true,
    hasName: true,
    build: ({ text, person, noise }) => [
      el(
        'table',
        el('thead', el('tr', el('th', 'Name'), el('th', 'Created'), el('th', 'Phone'))),
        el('tbody', el('tr', el('td', person), el('td', noise), el('td', text))),
      ),
    ],
  },
  {
    name: 'table-with-row-header',
    hasCue: true,
    build: ({ text, noise }) => [
      el(
        'table',
        el('tr', el('th', 'Closing date'), el('td', noise)),
        el('tr', elWith('th', { scope: 'row' }, 'Phone (work)'), el('td', text)),
      ),
    ],
  },
  {
    name: 'table-without-header',
    hasName: true,
    build: ({ text, person, noise }) => [
      el('table', el('tr', el('td', el('a', person)), el('td', noise), el('td', text))),
    ],
  },
  {
    name: 'grid-of-roles',
    hasCue: true,
    hasName: true,
    build: ({ text, person }) => [
      elWith(
        'div',
        { role: 'grid' },
        elWith(
          'div',
          { role: 'row' },
          elWith('div', { role: 'columnheader' }, 'Contact'),
          elWith('div', { role: 'columnheader' }, 'Cell phone'),
        ),
        elWith(
          'div',
          { role: 'row' },
          elWith('div', { role: 'gridcell' }, person),
          elWith('div', { role: 'gridcell' }, text),
        ),
      ),
    ],
  },
];

const ROOTS: readonly Layout[] = [
  { name: 'shadow-root', build: ({ text }) => [inShadow(el('p', `Reach them under ${text}`))] },
  {
    name: 'shadow-in-shadow',
    hasCue: true,
    build: ({ text }) => [inShadow(el('div', inShadow(el('span', 'Phone '), el('span', text))))],
  },
  { name: 'slotted', build: ({ text }) => [{ tag: 'crm-field', shadow: [el('slot')], children: [el('span', text)] }] },
  {
    name: 'link-in-shadow',
    hasCue: true,
    hasName: true,
    build: ({ link, person }) => [inShadow(elWith('a', { href: `tel:${link}` }, person))],
  },
  { name: 'frame', build: ({ text }) => [inFrame(el('p', `Reach them under ${text}`))] },
  {
    name: 'frame-with-field',
    hasCue: true,
    build: ({ text }) => [inFrame(el('label', 'Fax or phone ', { tag: 'input', value: text }))],
  },
];

/** Numbers in tables, shadow roots and frames. */
export const LAYOUTS_IN_CONTAINERS: readonly Layout[] = [...TABLES, ...ROOTS];
