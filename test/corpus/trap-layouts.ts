import { el, elWith, type Piece } from './fragment';

/** One place in which pages put digits that are no phone number. */
export interface TrapLayout {
  readonly name: string;
  readonly build: (text: string, label: string) => readonly Piece[];
  readonly hasLabel?: boolean;
}

const unlabelled: readonly TrapLayout[] = [
  { name: 'text', build: (text) => [el('p', `Then it was ${text} again.`)] },
  { name: 'cell', build: (text) => [el('table', el('tr', el('td', 'Ann Lee'), el('td', text), el('td', 'open')))] },
  { name: 'spans', build: (text) => [el('div', el('span', 'Row 7'), el('span', ` ${text} `), el('span', '12'))] },
  { name: 'shadow', build: (text) => [{ tag: 'crm-value', shadow: [el('span', text)] }] },
  { name: 'input', build: (text) => [{ tag: 'input', attributes: { type: 'text', name: 'field_3' }, value: text }] },
];

const labelled: readonly TrapLayout[] = [
  { name: 'colon', hasLabel: true, build: (text, label) => [el('p', `${label}: ${text}`)] },
  { name: 'pair', hasLabel: true, build: (text, label) => [el('div', el('span', label), el('span', text))] },
  { name: 'list', hasLabel: true, build: (text, label) => [el('dl', el('dt', label), el('dd', text))] },
  {
    name: 'column',
    hasLabel: true,
    build: (text, label) => [
      el('table', el('tr', el('th', 'Phone'), el('th', label)), el('tr', el('td', '–'), el('td', text))),
    ],
  },
  {
    name: 'field',
    hasLabel: true,
    build: (text, label) => [el('label', label, ' ', { tag: 'input', attributes: { type: 'text' }, value: text })],
  },
  {
    name: 'hidden-data',
    hasLabel: true,
    build: (text, label) => [elWith('div', { 'data-value': text, title: text }, el('script', `x = "${text}"`), label)],
  },
];

/** Places with and without a word that tells what the digits are. */
export const TRAP_LAYOUTS: readonly TrapLayout[] = [...unlabelled, ...labelled];
