// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { type CalleeContext, formatCallee, parseCallee } from '../../components/parse-callee';

const US: CalleeContext = { country: 'US', ownNumbers: ['+16505550100', '102'], onCall: [], listed: [] };
const parse = (input: string, more: Partial<CalleeContext> = {}) => parseCallee(input, { ...US, ...more });
const numberOf = (input: string, more: Partial<CalleeContext> = {}) => {
  const parsed = parse(input, more);
  return parsed.ok ? [parsed.person.number, parsed.person.extension].filter(Boolean).join(' x') : parsed.reason;
};

describe('numbers that can be called', () => {
  test.each([
    ['(650) 555-0117', '+16505550117'],
    ['650.555.0117', '+16505550117'],
    ['+49 30 901820', '+4930901820'],
    ['+44 (0)20 7946 0018', '+442079460018'],
    ['＋１（６５０）５５５－０１１７', '+16505550117'],
    ['٦٥٠٥٥٥٠١١٧', '+16505550117'],
    ['\u202a+1 650 555 0117\u202c', '+16505550117'],
    ['tel:+16505550117', '+16505550117'],
    ['103', '103'],
    ['650 555 0143 x22', '+16505550143 x22'],
    ['650 555 0143 ext. 22', '+16505550143 x22'],
    ['650 555 0143 Extension 22', '+16505550143 x22'],
    ['+16505550143;ext=22', '+16505550143 x22'],
    ['650 555 0143#22', '+16505550143 x22'],
  ])('%s', (input, expected) => {
    expect(numberOf(input)).toBe(expected);
  });

  test('a name in front of a bracketed number is kept', () => {
    expect(parse('"Dana Ortiz" <+1 650 555 0117>')).toEqual({
      ok: true,
      person: { name: 'Dana Ortiz', number: '+16505550117' },
    });
  });

  test('a number without country code is read in the country of the account', () => {
    expect(numberOf('030 901820', { country: 'DE' })).toBe('+4930901820');
  });
});

describe('numbers that are refused', () => {
  test.each([
    ['', 'empty-number'],
    ['()', 'empty-number'],
    ['Dana', 'not-a-number'],
    ['1-800-FLOWERS', 'not-a-number'],
    ['12', 'too-short'],
    ['6505550', 'too-short'],
    ['+1 650 555 01171 2345 67890', 'too-long'],
    ['112', 'emergency'],
    ['911', 'emergency'],
    ['９９９', 'emergency'],
    ['988', 'emergency'],
    ['+1911', 'emergency'],
    ['(650) 555-0100', 'own-number'],
    ['102', 'own-number'],
    ['*67 650 555 0117', 'forbidden-characters'],
    ['6505550117@example.com', 'forbidden-characters'],
    ['6505550117;transport=tcp', 'forbidden-characters'],
    ['650555\r\n0117', 'forbidden-characters'],
    ['650+5550117', 'not-a-number'],
  ])('%j is %s', (input, expected) => {
    expect(numberOf(input)).toBe(expected);
  });

  test('the emergency numbers of the account country are known', () => {
    expect(numberOf('110', { country: 'DE' })).toBe('emergency');
    expect(numberOf('110')).toBe('110');
  });

  test('nobody is called twice, however the number is written', () => {
    expect(numberOf('650 555 0117', { listed: ['+16505550117'] })).toBe('twice-in-list');
    expect(numberOf('+1 (650) 555-0117', { onCall: ['+16505550117'] })).toBe('already-on-call');
  });
});

describe('numbers as people write them', () => {
  test.each([
    ['+16505550117', 'US', '(650) 555-0117'],
    ['+16505550117', 'DE', '+1 650 555 0117'],
    ['103', 'US', '103'],
    ['+16505550117', 'nowhere', '+1 650 555 0117'],
  ])('%s in %s', (number, country, expected) => {
    expect(formatCallee(number, country)).toBe(expected);
  });
});
