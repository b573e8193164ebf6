import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isExtensionNumber } from '../lib/call/number';
import { zoneOfAreaCode } from './area-codes';

/** Countries whose area codes say where in the country a number belongs. */
const BY_AREA_CODE: readonly string[] = ['US', 'CA'];

/** The browser's own table of zones by country. Source: ECMA-402, Intl Locale Info; older engines have a property. */
function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale('und', { region: country });
  const list: unknown = Reflect.get(locale, 'getTimeZones');
  const zones: unknown = typeof list === 'function' ? list.call(locale) : Reflect.get(locale, 'timeZones');
  return Array.isArray(zones) ? zones.filter((zone) => typeof zone === 'string') : [];
}

const timeIn = (timeZone: string | undefined, nowMs: number, locale?: string): string =>
  new Date(nowMs).toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit', ...(timeZone && { timeZone }) });

/** A zone whose clock shows what every clock of the country shows now. */
function commonZone(country: string, nowMs: number): string | undefined {
  const [first, ...others] = zonesOf(country);
  if (first === undefined) return undefined;
  const time = timeIn(first, nowMs, 'en');
  return others.every((zone) => timeIn(zone, nowMs, 'en') === time) ? first : undefined;
}

/**
 * What the clock shows where a number belongs, as people of `locale` write it. Undefined where that is not one time,
 * where nobody can tell, and where it is the time here: `country` is the account's, for numbers without a code.
 */
export function localTime(number: string, country: string, nowMs: number, locale?: string): string | undefined {
  if (isExtensionNumber(number)) return undefined;
  const region: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const parsed = parsePhoneNumberFromString(number, region);
  if (parsed?.country === undefined) return undefined;
  const isByCode = BY_AREA_CODE.includes(parsed.country);
  const code = parsed.nationalNumber.slice(0, 3);
  const zone = isByCode ? zoneOfAreaCode(code) : commonZone(parsed.country, nowMs);
  if (zone === undefined) return undefined;
  const there = timeIn(zone, nowMs, locale);
  return there === timeIn(undefined, nowMs, locale) ? undefined : there;
}
