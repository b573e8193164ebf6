import { callingCodeOf, countriesOfNumber } from './calling-codes';
import { isExtensionNumber, isSameNumber } from './number';
import type { RefusalReason } from './reasons';

/** What the rep and their administrator allow to be dialled. */
export interface DialRules {
  /** ISO 3166 alpha-2 codes; empty: every country. */
  readonly countries: readonly string[];
  /** Digits with an optional leading +, or extensions. */
  readonly doNotCall: readonly string[];
  /** `ask`: only after the rep confirmed the very number. */
  readonly premium: 'refuse' | 'ask' | 'allow';
  /** People dialled within any minute, those called back included. */
  readonly perMinute: number;
  readonly perHour: number;
}

/** What holds until somebody chose: nine people can be called, and all of them called back twice, within a minute. */
export const DEFAULT_RULES: DialRules = { countries: [], doNotCall: [], premium: 'ask', perMinute: 30, perHour: 200 };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * Prefixes, in E.164 without the plus, of numbers that cost more than a call: premium rate, shared cost, personal
 * numbers, satellites. The popup knows all of them; these are what the worker refuses whoever asks.
 * Source: national numbering plans of the countries named; ITU-T E.164 for the codes without a country.
 */
const PREMIUM: readonly string[] = [
  ...['1900', '4470', '44871', '44872', '44873', '449', '49137', '49900', '43900', '43901', '43930', '43931', '43939'],
  ...['41900', '41901', '41906', '3389', '34803', '34806', '34807', '34905', '34907', '39892', '39894', '39899'],
  ...['351760', '351761', '351762', '31900', '31906', '31909', '32900', '32902', '32903', '32904', '32905', '32906'],
  ...['32907', '32909', '3531520', '3531530', '3531540', '3531550', '3531560', '3531570', '3531580', '3531590'],
  ...['46900', '46939', '46944', '47829', '4590', '358600', '358700', '48700', '48701', '48703', '48704', '48708'],
  ...['61190', '64900', '81990', '55900', '52900', '979', '808', '870', '881', '882', '883'],
];

/** A number of the account's country, written as people there dial it, in E.164 without the plus. */
function toInternational(number: string, country: string): string {
  if (number.startsWith('+')) return number.slice(1);
  const code = callingCodeOf(country) ?? '';
  const national = code === '1' ? number.replace(/^1/, '') : number.replace(/^0/, '');
  return code + national;
}

const isPremium = (digits: string): boolean => PREMIUM.some((prefix) => digits.startsWith(prefix));

/** Somebody to be dialled. */
interface Dialled {
  readonly number: string;
  /** The rep was told that it costs more, and wants it. */
  readonly isConfirmed?: boolean | undefined;
}

/** Why the rules refuse this number, or null. Extensions of the account cost nothing and are at home. */
export function checkRules(
  { number, isConfirmed = false }: Dialled,
  rules: DialRules,
  country: string,
): RefusalReason | null {
  const digits = toInternational(number, country);
  const isListed = (listed: string): boolean =>
    isSameNumber(listed, number) || toInternational(listed.replace(/[^\d+]/g, ''), country) === digits;
  if (rules.doNotCall.some(isListed)) return 'do-not-call';
  if (isExtensionNumber(number)) return null;
  if (isPremium(digits)) {
    if (rules.premium === 'refuse') return 'premium-number';
    if (rules.premium === 'ask' && !isConfirmed) return 'premium-unconfirmed';
  }
  const isAbroad =
    rules.countries.length > 0 && !countriesOfNumber(digits).some((possible) => rules.countries.includes(possible));
  return isAbroad ? 'country-not-allowed' : null;
}

/**
 * Why this many more people may not be dialled now, or null. `dialedAtMs`: when somebody was. What lies ahead is from a
 * clock that was set back, and would refuse until that day.
 */
export function checkCaps(
  dialedAtMs: readonly number[],
  count: number,
  rules: DialRules,
  nowMs: number,
): RefusalReason | null {
  const since = (fromMs: number): number => dialedAtMs.filter((atMs) => atMs > fromMs && atMs <= nowMs).length;
  if (since(nowMs - MINUTE_MS) + count > rules.perMinute) return 'too-many-a-minute';
  return since(nowMs - HOUR_MS) + count > rules.perHour ? 'too-many-an-hour' : null;
}

/** Counts people who are dialled at this moment; whoever was dialled more than an hour ago is forgotten. */
export const countDials = (dialedAtMs: readonly number[], count: number, atMs: number): readonly number[] => [
  ...dialedAtMs.filter((earlierMs) => earlierMs > atMs - HOUR_MS),
  ...Array.from({ length: count }, () => atMs),
];
