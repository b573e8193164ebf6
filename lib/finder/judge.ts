import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import type { Candidate } from './candidates';
import type { Cue } from './cues';
import { MAX_DIGITS } from './limits';
import { SEAM } from './plain-text';

const digitsOf = (text: string) => text.replace(/\D/g, '');
const groupsOf = (text: string) => text.split(/\D+/).filter((group) => group !== '');
const supported = (country: string): CountryCode | undefined => (isSupportedCountry(country) ? country : undefined);

/** Bar codes of books, and cards with 15 digits in groups of 4, 6 and 5. */
const isBookOrCard = (groups: readonly string[], digits: string) =>
  (digits.length === 13 && /^97[89]/.test(digits)) || groups.map(({ length }) => length).join() === '4,6,5';

/** Four groups up to 255 without zeros in front, as every IP address is written. */
const isIpAddress = (written: string) => /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?=\d)|$)){4}$/.test(written);

/** A slash follows an area code, and nothing else. */
const hasOddSlash = (written: string) => written.includes('/') && !/^\(?0\d{1,4}\)? ?\/ ?[\d -]+$/.test(written);

/** Groups as the country writes them, or of 2 to 4 digits where a trunk prefix tells that it is a phone number. */
function isGroupedLikePhone(written: string, groups: readonly string[], phone: PhoneNumber): boolean {
  const usual = groupsOf(phone.formatNational());
  const shape = groups.map(({ length }) => length).join();
  const trunk = phone.countryCallingCode === '1' ? '1,' : '';
  if ([usual, groupsOf(phone.formatInternational()).slice(1)].some((known) => shapeFits(shape, known, trunk)))
    return true;
  if (isIpAddress(written)) return false;
  const longest = usual[0]?.startsWith('0') ? 4 : 3;
  return phone.countryCallingCode !== '1' && groups.every(({ length }) => length >= 2 && length <= longest);
}

function shapeFits(shape: string, known: readonly string[], trunk: string): boolean {
  const usual = known.map(({ length }) => length).join();
  return shape === usual || shape === trunk + usual;
}

/** Written without a country code and without a word that says what it is: then it must look the part. */
function looksNational(written: string, phone: PhoneNumber): boolean {
  const groups = groupsOf(written);
  const digits = digitsOf(written);
  const national = digitsOf(phone.formatNational());
  const isComplete = digits === national || (phone.countryCallingCode === '1' && digits === `1${national}`);
  if (groups.length < 2 || !isComplete || hasOddSlash(written)) return false;
  return !isBookOrCard(groups, digits) && isGroupedLikePhone(written, groups, phone);
}

/** `00` is understood everywhere, also where people dial something else. */
function parse(written: string, country: string): PhoneNumber | undefined {
  const phone = parsePhoneNumberFromString(written, { ...home(country), extract: false });
  if (phone?.isValid()) return phone;
  const abroad = /^00(?=[ .-]?[1-9])/.test(written)
    ? parsePhoneNumberFromString(written.replace(/^00/, '+'))
    : undefined;
  return abroad?.isValid() ? abroad : undefined;
}

function home(country: string): { defaultCountry?: CountryCode } {
  const defaultCountry = supported(country);
  return defaultCountry === undefined ? {} : { defaultCountry };
}

const isFromAbroad = (written: string) => /^(?:00|011)[ .-]?[1-9]/.test(written);

/** A number as people dial it, or nothing where the digits are something else. */
export function judge(candidate: Candidate, country: string, cue: () => Cue): PhoneNumber | undefined {
  const written = candidate.written.replaceAll(SEAM, '');
  const digits = digitsOf(written);
  if (digits.length > MAX_DIGITS) return undefined;
  const phone = parse(written, country);
  if (!phone) return undefined;
  if (/^\(?\+/.test(written)) return phone;
  const said = cue();
  if (said !== 'none') return said === 'phone' ? phone : undefined;
  const groups = groupsOf(written).length;
  if (isFromAbroad(written) && groups > 1 && phone.country !== country) return phone;
  return looksNational(written, phone) ? phone : undefined;
}
