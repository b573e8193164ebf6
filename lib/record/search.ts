import type { CallSummary } from './summary';

const MARKS = /\p{M}/gu;

/** Case, accents and width do not matter to whoever searches. */
const folded = (text: string): string => text.normalize('NFKD').replace(MARKS, '').toLowerCase();

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** A word of only digits and what stands between them is looked for in numbers too, however they are written. */
function isIn(word: string, text: string, numbers: readonly string[]): boolean {
  if (text.includes(word)) return true;
  const digits = /^[\d+().\-/]+$/.test(word) ? digitsOf(word) : '';
  return digits.length > 1 && numbers.some((number) => number.includes(digits));
}

/** Does the call hold every word that is looked for: in names, numbers, records of the CRM and notes? */
export function matches({ people, notes }: CallSummary, query: string): boolean {
  const titles = people.map(({ crm }) => crm?.title ?? '');
  const text = folded([...people.map(({ name }) => name), ...titles, ...notes.map((line) => line.text)].join('\n'));
  const numbers = people.map(({ number }) => digitsOf(number));
  const words = folded(query).split(/\s+/).filter(Boolean);
  return words.every((word) => isIn(word, text, numbers));
}
