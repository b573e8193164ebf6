import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTranslate, type TextKey } from '../../components/translate';
import { type Messages, messageIn } from './translate';

const FOLDER = `${import.meta.dirname}/../../public/_locales/`;
const read = (locale: string): Messages => JSON.parse(readFileSync(`${FOLDER}${locale}/messages.json`, 'utf8'));

const english = read('en');
const others = readdirSync(FOLDER).filter((locale) => locale !== 'en');

const placeholders = (text: string) => [...new Set(text.match(/\$\d/g))].sort().join(' ');

/** The number may be a word, or be left out, where it can only be one. */
const isSingular = (key: string) => key.endsWith('_one');

const keysOf = (messages: Messages, wrong: RegExp) =>
  Object.entries(messages).flatMap(([key, { message }]) => (wrong.test(message) ? [key] : []));

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

describe.each(['en', ...others])('the typography of %s', (locale) => {
  test('has curly apostrophes and single spaces', () => {
    expect(keysOf(read(locale), /'|[ \u00a0] | $|^ /)).toEqual([]);
  });
});

test('French keeps its punctuation at the word before', () => {
  expect(keysOf(read('fr'), /[^\u202f][;?!]|[^\u00a0]:(?!\/\/)|«[^\u00a0]|[^\u00a0]»/)).toEqual([]);
});

test('German keeps a space that does not break before an ellipsis', () => {
  expect(keysOf(read('de'), /[^\u00a0]…/)).toEqual([]);
});

test('Spanish says tú everywhere', () => {
  const formal =
    /\busted\b|(?:^|[.;:] |\b[oy] )(?:vuelva|espere|pulse|haga|copie|mantenga|permita|inténtelo|consulte|pida|corríjalo|bórrelo)\b/i;
  expect(keysOf(read('es'), formal)).toEqual([]);
});

test('Japanese has its own punctuation, and a space before and after Latin letters and digits', () => {
  const kana = '[\\u3040-\\u30ff\\u4e00-\\u9fff]';
  const wrong = new RegExp(`[?!()]|:(?!//)|[A-Za-z0-9]${kana}|${kana}[A-Za-z0-9$]`);
  expect(keysOf(read('ja'), wrong)).toEqual([]);
});

describe.each(['en', ...others])('the plurals of %s', (locale) => {
  const messages = read(locale);
  const stems = Object.keys(messages).flatMap((key) => (key.endsWith('_other') ? [key.slice(0, -6)] : []));

  test.each(stems)('%s has a form for every number', (stem) => {
    const t = createTranslate(messageIn(messages), locale);
    for (const count of [0, 1, 2, 5, 11, 21, 1_000_000]) {
      const text = t(stem as TextKey, count, 'Dana');
      expect(text).not.toBe('');
      expect(text).not.toContain('$');
      if (count > 1) expect(text).toContain(String(count));
    }
  });
});
