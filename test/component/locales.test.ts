import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Messages } from './translate';

const FOLDER = `${import.meta.dirname}/../../public/_locales/`;
const read = (locale: string): Messages => JSON.parse(readFileSync(`${FOLDER}${locale}/messages.json`, 'utf8'));

const english = read('en');
const others = readdirSync(FOLDER).filter((locale) => locale !== 'en');

const placeholders = (text: string) => [...new Set(text.match(/\$\d/g))].sort().join(' ');

/** The number may be a word, or be left out, where it can only be one. */
const isSingular = (key: string) => key.endsWith('_one');

test('the product speaks five languages', () => {
  expect([...others].sort()).toEqual(['de', 'es', 'fr', 'ja']);
});

describe.each(others)('%s', (locale) => {
  const messages = read(locale);

  test('has exactly the English texts', () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
  });

  test('has exactly the English placeholders', () => {
    const wrong = Object.entries(messages).filter(
      ([key, { message }]) => !isSingular(key) && placeholders(message) !== placeholders(english[key]?.message ?? ''),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('leaves nothing empty, and next to nothing English', () => {
    const texts = Object.entries(messages);
    expect(texts.filter(([, { message }]) => message.trim() === '').map(([key]) => key)).toEqual([]);
    const same = texts.filter(([key, { message }]) => message === english[key]?.message && /[a-z]{4}/.test(message));
    expect(same.length).toBeLessThan(12);
  });
});
