import { describe, expect, test } from 'vitest';
import { checkCallee, emergencyNumbers, isExtensionNumber, isSameNumber } from '../../../lib/call/number';

const check = (number: string, country = 'US') => checkCallee(number, { country, ownNumbers: ['+16505550100', '101'] });

describe('who may be dialled', () => {
  test.each(['+16505550117', '6505550117', '102', '442071838750', '+123456789012345'])('%s may', (number) => {
    expect(check(number)).toBeNull();
  });

  test.each([
    ['', 'empty-number'],
    ['  ', 'empty-number'],
    ['12', 'too-short'],
    ['+12', 'too-short'],
    ['1234567890123456', 'too-long'],
    ['Dana', 'not-a-number'],
    ['1800FLOWERS', 'not-a-number'],
    ['++16505550117', 'not-a-number'],
    ['1+6505550117', 'not-a-number'],
    ['(650) 555-0117', 'forbidden-characters'],
    ['*67', 'forbidden-characters'],
    ['102#22', 'forbidden-characters'],
    ['sip:102@host', 'not-a-number'],
    ['102;ext=2', 'not-a-number'],
    ['１０２', 'forbidden-characters'],
  ] as const)('"%s" may not: %s', (number, reason) => {
    expect(check(number)).toBe(reason);
  });

  test('the rep cannot call the rep, however it is written', () => {
    expect(check('+16505550100')).toBe('own-number');
    expect(check('6505550100')).toBe('own-number');
    expect(check('101')).toBe('own-number');
  });
});

describe('emergency numbers', () => {
  test.each(['112', '911', '999'])('%s is refused in every country', (number) => {
    for (const country of ['US', 'DE', 'XX', '']) expect(check(number, country)).toBe('emergency');
  });

  test.each([
    ['DE', '110'],
    ['FR', '15'],
    ['AU', '000'],
    ['US', '988'],
    ['NL', '0900'],
  ])('in %s also %s', (country, number) => {
    expect(check(number, country)).toBe('emergency');
    expect(emergencyNumbers(country)).toContain(number);
  });

  test('those of another country are ordinary extensions', () => {
    expect(check('110', 'US')).toBeNull();
  });

  test('a plus in front makes an emergency number no other number', () => {
    expect(check('+911')).toBe('emergency');
    expect(check('+110', 'DE')).toBe('emergency');
  });

  test.each(['constructor', '__proto__'])('a country called %s has no list of its own', (country) => {
    expect(emergencyNumbers(country)).toEqual(['112', '911', '999']);
  });
});

test.each([
  ['102', true],
  ['123456', true],
  ['1234567', false],
  ['+12345', false],
])('%s is an extension of the account: %s', (number, isExtension) => {
  expect(isExtensionNumber(number)).toBe(isExtension);
});

test.each([
  ['+16505550117', '6505550117', true],
  ['+16505550117', '(650) 555-0117', true],
  ['+16505550117', '+16505550118', false],
  ['102', '102', true],
  ['102', '6505550102', false],
  ['', '', false],
  ['anonymous', 'anonymous', false],
])('%s and %s are the same line: %s', (a, b, isSame) => {
  expect(isSameNumber(a, b)).toBe(isSame);
  expect(isSameNumber(b, a)).toBe(isSame);
});
