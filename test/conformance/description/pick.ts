import type { Place } from './schema';
import { isObject } from './validate';

/** The values at a place of a body: none if it is absent, several under a list. */
export function pick(value: unknown, place: Place): readonly unknown[] {
  if (place === '') return [value];
  const [first = '', ...rest] = place.split('.');
  const [name = '', ...lists] = first.split('[]');
  if (!isObject(value) || !(name in value)) return [];
  const found = lists.reduce<readonly unknown[]>((values) => values.flatMap(toList), [value[name]]);
  return found.flatMap((each) => pick(each, rest.join('.')));
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
