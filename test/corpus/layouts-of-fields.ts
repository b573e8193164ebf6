import { el, elWith, type Markup } from './fragment';
import type { Layout } from './layouts';

const input = (attributes: Readonly<Record<string, string>>, value: string): Markup => ({
  tag: 'input',
  attributes,
  value,
});

const LINKS: readonly Layout[] = [
  { name: 'tel-link', hasCue: true, build: ({ text, link }) => [elWith('a', { href: `tel:${link}` }, text)] },
  {
    name: 'tel-link-with-name',
    hasCue: true,
    hasName: true,
    build: ({ link, person }) => [elWith('a', { href: `tel:${link}` }, person)],
  },
  {
    name: 'tel-link-with-title',
    hasCue: true,
    hasName: true,
    build: ({ link, person }) => [elWith('a', { href: `tel:${link}`, title: `Call ${person}` }, el('i'))],
  },
  {
    name: 'tel-link-encoded',
    hasCue: true,
    build: ({ link }) => [elWith('a', { href: `tel:${encodeURIComponent(link)}` }, 'Call')],
  },
  {
    name: 'callto-link',
    hasCue: true,
    build: ({ text, link }) => [el('p', 'Skype: ', elWith('a', { href: `callto:${link}` }, text))],
  },
];

const FIELDS: readonly Layout[] = [
  { name: 'tel-field', hasCue: true, build: ({ text }) => [input({ type: 'tel', name: 'a1' }, text)] },
  {
    name: 'labelled-field',
    hasCue: true,
    build: ({ text }) => [
      elWith('label', { for: 'field-7' }, 'Work phone'),
      input({ type: 'text', id: 'field-7' }, text),
    ],
  },
  {
    name: 'field-in-label',
    hasCue: true,
    build: ({ text }) => [el('label', 'Mobile ', input({ type: 'text' }, text))],
  },
  {
    name: 'autocomplete-field',
    hasCue: true,
    build: ({ text }) => [input({ type: 'text', autocomplete: 'tel' }, text)],
  },
  {
    name: 'field-named-by-aria',
    hasCue: true,
    build: ({ text }) => [input({ type: 'text', 'aria-label': 'Téléphone' }, text)],
  },
  {
    name: 'textarea',
    build: ({ text, noise }) => [{ tag: 'textarea', value: `Notes of ${noise}\ncustomer rang from ${text}\n` }],
  },
  {
    name: 'contenteditable',
    build: ({ text }) => [elWith('div', { contenteditable: 'true' }, el('p', `Follow up with ${text} next week`))],
  },
  {
    name: 'plaintext-editor',
    hasCue: true,
    build: ({ text }) => [elWith('div', { contenteditable: 'plaintext-only' }, `Cell ${text}`)],
  },
];

/** Numbers in links and in what people type into. */
export const LAYOUTS_OF_FIELDS: readonly Layout[] = [...LINKS, ...FIELDS];
