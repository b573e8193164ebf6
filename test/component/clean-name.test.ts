// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { initials } from '../../components/initials';
import { cleanName } from '../../lib/call/clean-name';

describe('cleanName', () => {
  test.each([
    ['bidi override', 'Dana\u202eedoc', 'Danaedoc'],
    ['isolates and marks', '\u2066Dana\u2069\u200e \u200fOrtiz', 'Dana Ortiz'],
    ['C0 and C1 controls', 'Da\u0000na\u009b Or\u007ftiz', 'Dana Ortiz'],
    ['zero-width', 'Da\u200bna\ufeff\u2060', 'Dana'],
    ['line breaks', 'Dana\r\nOrtiz\u2028x', 'Dana Ortiz x'],
    ['invisible letters', '\u3164\u115f\uffa0', ''],
    ['tag characters', 'Dana\u{e0041}\u{e007f}', 'Dana'],
    ['soft hyphen', 'Da\u00adna', 'Dana'],
    ['loose joiner', '\u200dDana\u200c', 'Dana'],
  ])('%s', (_, raw, clean) => {
    expect(cleanName(raw)).toBe(clean);
  });

  test('joiners stay where a script or an emoji needs them', () => {
    expect(cleanName('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(cleanName('👩\u200d💻')).toBe('👩\u200d💻');
  });

  test('a long name is cut between what people see as letters', () => {
    const family = '👨\u200d👩\u200d👧';
    const cut = cleanName(family.repeat(80));
    expect(cut).toBe(`${family.repeat(63)}…`);
    expect(cleanName('x'.repeat(64))).toHaveLength(64);
  });

  test('an endless pile of accents stays bounded', () => {
    expect(cleanName(`a${'\u0301'.repeat(100_000)}`).length).toBeLessThan(2000);
  });

  test('fault 74: markup is only text', () => {
    expect(cleanName('<img src=x onerror=alert(1)>')).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('initials', () => {
  test.each([
    ['Dana Ortiz', 'DO'],
    ['Dana', 'DA'],
    ['+1 415 555 0188', '+1'],
    ['••• 0188', '88'],
    ['李 小龍', '李小'],
    ['', '?'],
  ])('%s → %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
