import {
  type CountryCode,
  isSupportedCountry,
  type NumberType,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { checkRules, type DialRules } from '../lib/call/dial-rules';
import { isExtensionNumber } from '../lib/call/number';
import type { RefusalReason } from '../lib/call/reasons';

/** Kinds of numbers that cost more than a call, as number plans have them. */
const COSTLY: ReadonlySet<NumberType> = new Set<NumberType>(['PREMIUM_RATE', 'SHARED_COST', 'PERSONAL_NUMBER']);

/**
 * Why the rules refuse this number, or null. The worker refuses by prefixes; here, where all number plans are at hand,
 * the same rules are applied to what a number really is.
 */
export function judgeNumber(
  person: { readonly number: string; readonly isConfirmed?: boolean | undefined },
  rules: DialRules,
  country: string,
): RefusalReason | null {
  const refusal = checkRules(person, rules, country);
  if (refusal !== null || isExtensionNumber(person.number)) return refusal;
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(person.number, home);
  if (COSTLY.has(parsed?.getType())) {
    if (rules.premium === 'refuse') return 'premium-number';
    if (rules.premium === 'ask' && person.isConfirmed !== true) return 'premium-unconfirmed';
  }
  const isAbroad = parsed?.country !== undefined && !rules.countries.includes(parsed.country);
  return rules.countries.length > 0 && isAbroad ? 'country-not-allowed' : null;
}
