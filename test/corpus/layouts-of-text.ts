import { el, elWith } from './fragment';
import type { Layout } from './layouts';

/** Cuts after the third part of the text. */
function cut(text: string): [string, string] {
  const at = Math.ceil(text.length / 3);
  return [text.slice(0, at), text.slice(at)];
}

const WORDS: readonly Layout[] = [
  { name: 'paragraph', build: ({ text }) => [el('p', `They can be reached under ${text} until noon.`)] },
  {
    name: 'sentence-with-cue',
    hasCue: true,
    build: ({ text }) => [el('p', `Please call me at ${text}, I am in the office.`)],
  },
  { name: 'after-a-date', build: ({ text, noise }) => [el('p', `${noise} ${text}`)] },
  { name: 'before-a-date', build: ({ text, noise }) => [el('p', `Spoke with ${text} (${noise}).`)] },
  { name: 'alone', build: ({ text }) => [el('div', text)] },
  { name: 'in-brackets', build: ({ text, person }) => [el('p', `Left a message for ${person} [${text}] today`)] },
  {
    name: 'signature',
    hasCue: true,
    hasName: true,
    build: ({ text, person, company }) => [
      el('div', person, el('br'), company, el('br'), `Tel: ${text}`, el('br'), 'www.example.com'),
    ],
  },
  {
    name: 'preformatted',
    hasCue: true,
    build: ({ text, noise }) => [el('pre', `created  ${noise}\nphone    ${text}\nstatus   open\n`)],
  },
];

const LABELS: readonly Layout[] = [
  {
    name: 'label-and-value',
    hasCue: true,
    build: ({ text }) => [el('div', el('span', 'Phone'), el('span', text))],
  },
  { name: 'label-colon-value', hasCue: true, build: ({ text }) => [el('div', el('b', 'Mobile:'), ` ${text}`)] },
  {
    name: 'definition-list',
    hasCue: true,
    build: ({ text, noise }) => [el('dl', el('dt', 'Created'), el('dd', noise), el('dt', 'Telefon'), el('dd', text))],
  },
  {
    name: 'label-in-blocks',
    hasCue: true,
    build: ({ text }) => [el('div', el('div', 'Phone number'), el('div', text))],
  },
  {
    name: 'heading-of-a-card',
    hasCue: true,
    hasName: true,
    build: ({ text, person, noise }) => [
      el('section', el('h3', person), el('p', `Customer since ${noise}`), el('p', `Phone: ${text}`)),
    ],
  },
  { name: 'in-a-heading', build: ({ text }) => [el('h2', `Call with ${text}`)] },
  {
    name: 'list-of-people',
    hasName: true,
    build: ({ text, person }) => [el('ul', el('li', el('strong', person), ' – ', text), el('li', 'Nobody else'))],
  },
];

const SPLIT: readonly Layout[] = [
  {
    name: 'split-in-spans',
    splits: true,
    build: ({ text }) => {
      const [start, end] = cut(text);
      return [el('p', 'Reach ', el('span', start), el('span', end), ' now')];
    },
  },
  {
    name: 'split-by-emphasis',
    splits: true,
    build: ({ text }) => {
      const [start, end] = cut(text);
      return [el('div', el('b', start), end)];
    },
  },
  {
    name: 'split-by-mark',
    splits: true,
    hasCue: true,
    build: ({ text }) => {
      const [start, end] = cut(text);
      return [elWith('td', { 'data-field': 'phone' }, 'Tel. ', start, el('mark', end))];
    },
  },
];

/** Numbers in running text, beside labels, and taken apart by markup. */
export const LAYOUTS_OF_TEXT: readonly Layout[] = [...WORDS, ...LABELS, ...SPLIT];
