import * as v from 'valibot';
import type { FromFinder, NumbersOnPage, PageNumber } from '../../lib/finder/messages';

/** What a page shows may be long; what leaves it is not. */
const TEXT = v.pipe(v.string(), v.maxLength(200));

/** A page can claim anything: what does not look like a number is no number. */
const pageNumber = v.strictObject({
  number: v.pipe(v.string(), v.regex(/^\+[0-9]{3,15}$/)),
  extension: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9]{1,8}$/))),
  name: v.exactOptional(TEXT),
  record: v.exactOptional(TEXT),
  link: v.exactOptional(v.pipe(v.string(), v.maxLength(2_000), v.url())),
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

/** Reads what a page's finder says; nothing where it makes no sense. */
export const parseFromFinder = (message: unknown): FromFinder | undefined => read(fromFinder, message);

/** Reads a page's list; nothing where it makes no sense. */
export const parseNumbers = (message: unknown): NumbersOnPage | undefined => read(numbersOnPage, message);
