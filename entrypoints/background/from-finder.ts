import * as v from 'valibot';
import type { NewPerson } from '../../lib/call/commands';
import { type CrmRecord, isWebLink } from '../../lib/call/crm-record';
import type { FromFinder, NumbersOnPage, PageNumber } from '../../lib/finder/messages';
import { toSite } from '../../lib/messaging/sender';

/** What a page shows may be long; what leaves it is not. */
const TEXT = v.pipe(v.string(), v.maxLength(200));

/** A page can claim anything: what does not look like a number is no number. */
const pageNumber = v.strictObject({
  number: v.pipe(v.string(), v.regex(/^\+[0-9]{3,15}$/)),
  extension: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9]{1,8}$/))),
  name: v.exactOptional(TEXT),
  record: v.exactOptional(TEXT),
  link: v.exactOptional(v.string()),
}) satisfies v.GenericSchema<PageNumber>;

const fromFinder = v.variant('kind', [
  v.strictObject({ kind: v.literal('hello') }),
  v.strictObject({ kind: v.literal('call'), person: pageNumber }),
]) satisfies v.GenericSchema<FromFinder>;

const numbersOnPage = v.strictObject({
  kind: v.literal('numbers'),
  numbers: v.pipe(v.array(pageNumber), v.maxLength(200), v.readonly()),
  isComplete: v.boolean(),
}) satisfies v.GenericSchema<NumbersOnPage>;

function read<T>(schema: v.GenericSchema<unknown, T>, message: unknown): T | undefined {
  const parsed = v.safeParse(schema, message);
  return parsed.success ? parsed.output : undefined;
}

/** A page may name any address; only one of its own site is a record of it, and only one that can be opened is kept. */
function withOwnLink({ link, ...person }: PageNumber, site: string): PageNumber {
  if (link === undefined || !URL.canParse(link)) return person;
  const { href } = new URL(link);
  return toSite(href) === site && isWebLink(href) ? { ...person, link: href } : person;
}

/** Reads what the finder of a page of this site says; nothing where it makes no sense. */
export function parseFromFinder(message: unknown, site: string): FromFinder | undefined {
  const said = read(fromFinder, message);
  return said?.kind === 'call' ? { ...said, person: withOwnLink(said.person, site) } : said;
}

/** Reads the list of a page of this site; nothing where it makes no sense. */
export function parseNumbers(message: unknown, site: string): NumbersOnPage | undefined {
  const list = read(numbersOnPage, message);
  return list && { ...list, numbers: list.numbers.map((person) => withOwnLink(person, site)) };
}

/** What is worth keeping. An address without a title goes by the person's name. */
function toCrmRecord({ name = '', record = '', link }: PageNumber): CrmRecord | undefined {
  const title = record || (link === undefined ? '' : name);
  return title === '' ? undefined : { title, ...(link !== undefined && { link }) };
}

/** Somebody to call, with what the page said that they are in the CRM. */
export function toNewPerson(person: PageNumber): NewPerson {
  const { number, name = '', extension } = person;
  const crm = toCrmRecord(person);
  return { number, name, ...(extension !== undefined && { extension }), ...(crm && { crm }) };
}
