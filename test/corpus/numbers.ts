import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** A number that may be shown anywhere: an example, or from a range reserved for films. */
export interface SampleNumber {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly phone: PhoneNumber;
}

/** Lines on land; the examples of the package are mobile ones only. Reserved for fiction, or an authority's example. */
const ON_LAND = {
  US: '+14155550132',
  CA: '+16135550146',
  GB: '+442079460958',
  IE: '+35312222222',
  FR: '+33199001234',
  DE: '+493023125123',
  AT: '+4315540123',
  CH: '+41446681800',
  NL: '+31201234567',
  ES: '+34910123456',
  IT: '+390612345678',
  SE: '+4684650042',
  AU: '+61255501234',
  NZ: '+6443456789',
  JP: '+81312345678',
  IN: '+911123456789',
  BR: '+551121345678',
  ZA: '+27101234567',
} as const;

/** Countries in which the rep's account may be: with and without a trunk prefix, of fixed and of free length. */
export const HOME_COUNTRIES = [
  ...['US', 'CA', 'GB', 'DE', 'FR', 'ES', 'IT', 'NL', 'BE', 'CH', 'AT', 'IE', 'PT', 'SE', 'NO', 'DK', 'FI', 'PL', 'CZ'],
  ...['AU', 'NZ', 'JP', 'IN', 'SG', 'HK', 'BR', 'MX', 'ZA', 'IL', 'AE', 'TR', 'GR'],
];

function onLand(): SampleNumber[] {
  return Object.entries(ON_LAND).flatMap(([country, number]) => {
    const phone = parsePhoneNumberFromString(number);
    return phone?.isValid() ? [{ country, phone }] : [];
  });
}

/** One mobile number of every country that libphonenumber knows, and lines on land of some. */
export function sampleNumbers(): readonly SampleNumber[] {
  const mobile = getCountries().flatMap((country) => {
    const phone = getExampleNumber(country, examples);
    return phone?.isValid() ? [{ country: String(country), phone }] : [];
  });
  return [...mobile, ...onLand()];
}
