import { EXTENSION_DIGITS } from './limits';
import type { RefusalReason } from './reasons';

/** Numbers that a conference must never dial: they belong on a phone that knows where it is. */
const EMERGENCY_EVERYWHERE = ['112', '911', '999'] as const;

/** National emergency numbers by ISO country code, beside the three above. Source: ITU-T national numbering plans. */
const EMERGENCY_BY_COUNTRY: Readonly<Record<string, readonly string[]>> = {
  US: ['933', '988'],
  CA: ['988'],
  GB: ['101', '111'],
  DE: ['110', '115'],
  AT: ['122', '133', '144'],
  CH: ['117', '118', '144'],
  FR: ['15', '17', '18', '114'],
  ES: ['061', '080', '091', '092'],
  IT: ['113', '115', '118'],
  PT: ['115'],
  NL: ['0900', '144'],
  BE: ['100', '101'],
  IE: ['114'],
  PL: ['997', '998'],
  JP: ['110', '118', '119'],
  CN: ['110', '119', '120', '122'],
  IN: ['100', '101', '102', '108'],
  AU: ['000', '106'],
  NZ: ['111'],
  BR: ['190', '192', '193'],
  MX: ['066', '060'],
  ZA: ['10111', '10177'],
  SG: ['995'],
  HK: ['992'],
  PH: ['117'],
};

/** Digits that mean an emergency in this country, or everywhere. `country`: ISO 3166 alpha-2. */
export const emergencyNumbers = (country: string): readonly string[] => [
  ...EMERGENCY_EVERYWHERE,
  ...(Object.hasOwn(EMERGENCY_BY_COUNTRY, country) ? (EMERGENCY_BY_COUNTRY[country] ?? []) : []),
];

const CALLEE = /^\+?[0-9]{3,15}$/;
const FOREIGN_TO_A_NUMBER = /[^0-9+]/;

/** Extension of the same account: its answer is seen on the other party only. */
export const isExtensionNumber = (number: string): boolean =>
  !number.startsWith('+') && number.length <= EXTENSION_DIGITS;

/** Same line, however it was written: the last ten digits decide for numbers, all of them for extensions. */
export function isSameNumber(a: string, b: string): boolean {
  const [left, right] = [a.replace(/\D/g, ''), b.replace(/\D/g, '')];
  if (left === '' || right === '') return false;
  if (Math.min(left.length, right.length) < 10) return left === right;
  return left.slice(-10) === right.slice(-10);
}

/** Who is calling, as far as it limits whom. */
export interface CallableRules {
  readonly country: string;
  readonly ownNumbers: readonly string[];
}

/** Why this callee must not be dialled, or null. The last check before anything is sent; the popup checks more. */
export function checkCallee(number: string, rules: CallableRules): RefusalReason | null {
  if (number.trim() === '') return 'empty-number';
  if (emergencyNumbers(rules.country).includes(number.replace(/^\+/, ''))) return 'emergency';
  if (FOREIGN_TO_A_NUMBER.test(number)) return /[a-z]/i.test(number) ? 'not-a-number' : 'forbidden-characters';
  if (number.replace('+', '').length < 3) return 'too-short';
  if (number.replace('+', '').length > 15) return 'too-long';
  if (!CALLEE.test(number)) return 'not-a-number';
  return rules.ownNumbers.some((own) => isSameNumber(own, number)) ? 'own-number' : null;
}
