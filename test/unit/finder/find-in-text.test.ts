import { describe, expect, test } from 'vitest';
import type { Cue } from '../../../lib/finder/cues';
import { findInText } from '../../../lib/finder/find-in-text';

const find = (text: string, country = 'US', cue: Cue = 'none') =>
  [...findInText(text, { country, labelCue: () => cue })]
    .filter((match) => match !== undefined)
    .map(({ number, extension }) => (extension === undefined ? number : `${number} x${extension}`));

describe('a number in a text', () => {
  test.each([
    ['(415) 555-0132', 'US', '+14155550132'],
    ['1-415-555-0132', 'US', '+14155550132'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['+44 (0)20 7946 0958', 'US', '+442079460958'],
    ['0044 20 7946 0958', 'US', '+442079460958'],
    ['030/23125123', 'DE', '+493023125123'],
    ['01 99 00 12 34', 'FR', '+33199001234'],
    ['+１ ４１５ ５５５ ０１３２', 'DE', '+14155550132'],
    ['‭+1 415‑555‑0132‬', 'DE', '+14155550132'],
    ['Tel:415-555-0132', 'US', '+14155550132'],
    ['<+14155550132>', 'FR', '+14155550132'],
  ])('%s in %s is found', (text, country, number) => {
    expect(find(text, country)).toEqual([number]);
  });

  test.each([
    ['415-555-0132 / 415-555-0199'],
    ['415-555-0132, 415-555-0199'],
    ['415-555-0132 or 415-555-0199'],
    ['(415) 555-0132 (415) 555-0199'],
    ['+1 415 555 0132 +1 415 555 0199'],
  ])('two of them are told apart: %s', (text) => {
    expect(find(text)).toEqual(['+14155550132', '+14155550199']);
  });

  test('an extension is kept, not dialled', () => {
    expect(find('415-555-0132 ext. 22, ask for Ann')).toEqual(['+14155550132 x22']);
  });

  test('a number of another country needs its country code', () => {
    expect(find('020 7946 0958', 'US')).toEqual([]);
  });
});

describe('digits without any form', () => {
  test('are no number by themselves', () => {
    expect(find('4155550132')).toEqual([]);
  });

  test('are one where a label says so', () => {
    expect(find('4155550132', 'US', 'phone')).toEqual(['+14155550132']);
    expect(find('please call 4155550132')).toEqual(['+14155550132']);
  });

  test('the word nearest to them decides', () => {
    expect(find('call about order 4155550132')).toEqual([]);
    expect(find('order 7, call 4155550132')).toEqual(['+14155550132']);
  });

  test('a label is not asked about digits deep in a sentence', () => {
    expect(find('They were as happy as ever with lot of 4155550132', 'US', 'phone')).toEqual([]);
  });
});

describe('what only looks like a number', () => {
  test.each([
    ['Order 415-555-0132', 'US'],
    ['978-3-16-148410-0', 'DE'],
    ['192.168.123.145:8080', 'ES'],
    ['2019-2020', 'HK'],
    ['612.345.678 €', 'ES'],
    ['4111 1111 1111 1111', 'DK'],
    ['https://example.com/c/0207-946-0958', 'GB'],
    ['SO-415-555-0132', 'US'],
    ['1234567890123456789012345678901234567890', 'US'],
  ])('%s in %s is not found', (text, country) => {
    expect(find(text, country)).toEqual([]);
  });

  test('a long text is read to its end, with the right offsets', () => {
    const text = `${'word 12 '.repeat(2_000)}call 415-555-0132`;
    const [match] = [...findInText(text, { country: 'US', labelCue: () => 'none' })].filter((found) => found);
    expect(text.slice(match?.start, match?.end)).toBe('415-555-0132');
  });

  test('a long text of digits is read in reasonable time', () => {
    const startedMs = performance.now();
    find('12 34-56.78 (90) '.repeat(4_000), 'DE');
    find('1'.repeat(100_000), 'US');
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
