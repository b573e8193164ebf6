import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** One way to write a number. */
export interface Format {
  readonly name: string;
  /** Undefined where nobody would write this number so. */
  readonly write: (phone: PhoneNumber, home: string) => string | undefined;
  /** Understood only in the number's own country. */
  readonly isLocal?: boolean;
  /** Just digits: a number only where a label, a link or a field says so. */
  readonly needsCue?: boolean;
  readonly extension?: string;
}

const FULL_WIDTH_OFFSET = 0xff10 - 0x30;
const toFullWidth = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + FULL_WIDTH_OFFSET));

const international = (phone: PhoneNumber) => phone.formatInternational();
const national = (phone: PhoneNumber) => phone.formatNational();
/** Groups joined by something else than their country joins them with. */
const joined = (text: string, separator: string) =>
  text
    .replace(/[()]/g, '')
    .trim()
    .split(/[\s-]+/)
    .join(separator);
const hasGroups = (text: string) => /\d\D+\d/.test(text);
const grouped = (text: string) => (hasGroups(text) ? text : undefined);

function trunkInBrackets(phone: PhoneNumber): string | undefined {
  if (!/^\(?0/.test(national(phone)) || phone.nationalNumber.startsWith('0')) return undefined;
  const [code = '', ...rest] = international(phone).split(' ');
  return `${code} (0)${rest.join(' ')}`;
}

function areaInBrackets(phone: PhoneNumber): string | undefined {
  const match = /^(0\d{1,4}) (\d.*)$/.exec(national(phone));
  return match ? `(${match[1]}) ${match[2]}` : undefined;
}

/** As dialled from home without a plus. */
function dialledAbroad(phone: PhoneNumber, home: string): string | undefined {
  const prefix = ['US', 'CA'].includes(home) ? '011' : '00';
  const isUsual = !['AU', 'JP', 'SG', 'HK', 'BR', 'FI', 'IL', 'MX'].includes(home);
  return isUsual && phone.country !== home ? `${prefix} ${international(phone).slice(1)}` : undefined;
}

function withoutTrunk(phone: PhoneNumber): string | undefined {
  const [, ...rest] = international(phone).split(' ');
  return rest.join(' ') === national(phone) ? undefined : rest.join(' ');
}

const local = (name: string, write: Format['write'], more: Partial<Format> = {}): Format => ({
  name,
  write,
  isLocal: true,
  ...more,
});

const WRITTEN: readonly Format[] = [
  { name: 'international', write: international },
  { name: 'e164', write: (phone) => phone.number },
  { name: 'international-dots', write: (phone) => joined(international(phone), '.') },
  { name: 'international-dashes', write: (phone) => joined(international(phone), '-') },
  { name: 'international-nbsp', write: (phone) => international(phone).replaceAll(' ', '\u00a0') },
  { name: 'international-narrow', write: (phone) => international(phone).replaceAll(' ', '\u202f') },
  { name: 'international-hyphen', write: (phone) => joined(international(phone), '\u2011') },
  { name: 'full-width', write: (phone) => toFullWidth(international(phone)).replace('+', '\uff0b') },
  { name: 'trunk-in-brackets', write: trunkInBrackets },
  { name: 'dialled-abroad', write: dialledAbroad },
  local('national', (phone) => grouped(national(phone))),
  local('national-dots', (phone) => grouped(joined(national(phone), '.'))),
  local('national-dashes', (phone) => grouped(joined(national(phone), '-'))),
  local('national-en-dash', (phone) => grouped(joined(national(phone), '\u2013'))),
  local('national-nbsp', (phone) => grouped(national(phone).replaceAll(' ', '\u00a0'))),
  local('national-full-width', (phone) => grouped(toFullWidth(national(phone)))),
  local('area-in-brackets', areaInBrackets),
  local('bare', (phone) => national(phone).replace(/\D/g, ''), { needsCue: true }),
  local('without-trunk', withoutTrunk, { needsCue: true }),
];

const EXTENSIONS = [' x22', ' ext. 22', ' ext 4071', ';ext=22', ', extension 305', ' Ext: 9', ' x 1002', ' #22'];

const extended = (suffix: string): readonly Format[] =>
  WRITTEN.filter(({ name }) => ['international', 'national'].includes(name)).map((format) => ({
    ...format,
    name: `${format.name}${suffix}`,
    write: (phone, home) => {
      const written = format.write(phone, home);
      return written === undefined ? undefined : `${written}${suffix}`;
    },
    extension: suffix.replace(/\D/g, ''),
  }));

/** Every way to write a number that the corpus has. */
export const FORMATS: readonly Format[] = [...WRITTEN, ...EXTENSIONS.flatMap(extended)];

/** The full metadata must read the number back; else it is no fair question. */
export function writeFairly(format: Format, phone: PhoneNumber, home: string): string | undefined {
  const written = format.write(phone, home);
  const country: CountryCode | undefined = isSupportedCountry(home) ? home : undefined;
  const read = written === undefined ? undefined : parsePhoneNumberFromString(written, country);
  return read?.number === phone.number && read.isValid() ? written : undefined;
}
