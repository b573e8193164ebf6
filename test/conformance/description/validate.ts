import { type Place, type Schema, under } from './schema';

/*
 * A validator of our own: the official schemas use six words of JSON Schema, every object has to be closed, and the
 * places that were seen have to be counted. A general validator would have to be wrapped for each of these three.
 */

/** Says what is wrong with a value. Every object is closed: a property that its schema does not know is a problem. */
export function validate(schema: Schema, value: unknown, place: Place = ''): readonly string[] {
  switch (schema.type) {
    case 'object':
      return isObject(value) ? validateObject(schema, value, place) : wrongType(schema, value, place);
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((each) => validate(schema.items ?? {}, each, `${place}[]`))
        : wrongType(schema, value, place);
    case undefined:
      return [`${place}: the description says nothing about it`];
    default:
      return validateScalar(schema, value, place);
  }
}

function validateObject(schema: Schema, value: Readonly<Record<string, unknown>>, place: Place): readonly string[] {
  const known = schema.properties ?? {};
  const missing = (schema.required ?? []).filter((name) => !(name in value));
  const inner = Object.entries(value).flatMap(([name, each]) => {
    const property = Object.hasOwn(known, name) ? known[name] : undefined;
    const at = under(place, name);
    return property ? validate(property, each, at) : [`${at}: unknown property`];
  });
  return [...missing.map((name) => `${under(place, name)}: missing`), ...inner];
}

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  number: (value) => typeof value === 'number',
  integer: (value) => Number.isSafeInteger(value),
};

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

function validateScalar(schema: Schema, value: unknown, place: Place): readonly string[] {
  const isRight = SCALARS[schema.type ?? ''];
  if (!isRight?.(value)) return wrongType(schema, value, place);
  if (schema.enum && !schema.enum.some((each) => each === value))
    return [`${place}: ${String(value)} is no such value`];
  if (schema.format === 'date-time' && !DATE_TIME.test(String(value))) return [`${place}: not a date and time`];
  return [];
}

function wrongType(schema: Schema, value: unknown, place: Place): readonly string[] {
  const found = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  return [`${place || 'body'}: ${found} instead of ${schema.type}`];
}

/** Whether a value is an object with properties. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The places that a value fills. */
export function placesIn(value: unknown, place: Place = ''): readonly Place[] {
  if (Array.isArray(value)) return value.flatMap((each) => placesIn(each, `${place}[]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const at = under(place, name);
    return [at, ...placesIn(each, at)];
  });
}
