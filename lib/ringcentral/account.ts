import * as v from 'valibot';
import { failure, type Outcome, success } from '../shared/outcome';
import type { ApiRequest } from './api';
import { dropUndefined } from './drop-undefined';
import { lenient, text, textId } from './schema';

/** The signed-in rep. */
export interface RepAccount {
  readonly extensionId: string;
  readonly extensionNumber: string;
  readonly name: string;
  /** ISO 3166 alpha-2 code of the account's country. */
  readonly country: string;
  /** E.164, without the company's shared numbers, which a rep may well call. */
  readonly ownNumbers: readonly string[];
}

/** A number that the rep may show to the people who are called. */
export interface CallerId {
  readonly phoneNumber: string;
  readonly label?: string;
  /** As RingCentral names it: MainCompanyNumber, CompanyNumber, DirectNumber, … */
  readonly usageType?: string;
}

/** Who the rep is, and what they may show. */
export interface AccountReading {
  readonly account: RepAccount;
  readonly callerIds: readonly CallerId[];
}

const EXTENSION = '/restapi/v1.0/account/~/extension/~';
/** More than any extension has; one page is enough. */
const NUMBERS_A_PAGE = '200';
/** Where RingCentral's oldest and most numerous accounts are, for an answer without regional settings. */
const DEFAULT_COUNTRY = 'US';

/** Source: API reference "Get extension". */
const extensionSchema = v.looseObject({
  id: textId,
  extensionNumber: v.fallback(textId, ''),
  name: v.fallback(text, ''),
  regionalSettings: lenient(
    v.looseObject({ homeCountry: lenient(v.looseObject({ isoCode: lenient(v.pipe(v.string(), v.length(2))) })) }),
  ),
});

/** Source: API reference "List extension phone numbers". */
const numberSchema = v.looseObject({
  phoneNumber: v.pipe(v.string(), v.regex(/^\+?\d{3,15}$/)),
  usageType: lenient(text),
  label: lenient(text),
  features: v.fallback(v.array(v.string()), []),
});
const numbersSchema = v.looseObject({ records: v.array(v.unknown()) });

/** Reads who the rep is. Two Light requests; permission ReadAccounts. */
export async function readAccount(request: ApiRequest): Promise<Outcome<AccountReading>> {
  const read = (path: string, query: Record<string, string> = {}) =>
    request({ method: 'GET', path, query, group: 'light', priority: 'bring-in' });
  const [extension, numbers] = await Promise.all([
    read(EXTENSION),
    read(`${EXTENSION}/phone-number`, { perPage: NUMBERS_A_PAGE }),
  ]);
  if (!extension.ok) return extension;
  if (!numbers.ok) return numbers;
  const who = v.safeParse(extensionSchema, extension.value);
  const list = v.safeParse(numbersSchema, numbers.value);
  return who.success && list.success ? success(toReading(who.output, list.output.records)) : failure('unknown');
}

function toReading(who: v.InferOutput<typeof extensionSchema>, records: readonly unknown[]): AccountReading {
  const numbers = records.flatMap((record) => {
    const parsed = v.safeParse(numberSchema, record);
    return parsed.success ? [parsed.output] : [];
  });
  const account = {
    extensionId: who.id,
    extensionNumber: who.extensionNumber,
    name: who.name,
    country: who.regionalSettings?.homeCountry?.isoCode?.toUpperCase() ?? DEFAULT_COUNTRY,
    ownNumbers: numbers.filter((number) => !number.usageType?.includes('Company')).map((number) => number.phoneNumber),
  };
  const callerIds = numbers
    .filter(({ features }) => features.includes('CallerId'))
    .map(({ phoneNumber, label, usageType }) => dropUndefined({ phoneNumber, label, usageType }));
  return { account, callerIds };
}
