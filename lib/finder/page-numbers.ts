import { describePlace } from './context';
import type { Found } from './found';
import { MAX_LISTED } from './limits';
import type { PageNumber } from './messages';

/** A number with whose it is, as it leaves the page. */
export function toPageNumber(found: Found): PageNumber {
  const { number, extension } = found;
  return { number, ...(extension === undefined ? {} : { extension }), ...describePlace(found) };
}

const keyOf = ({ number, extension }: Found) => `${number};${extension ?? ''}`;

/** Each number once, the first with a name where there is one, at most so many as are listed. */
export function toPageNumbers(found: readonly Found[]): readonly PageNumber[] {
  const byKey = new Map<string, PageNumber>();
  for (const one of found) {
    const key = keyOf(one);
    if (byKey.get(key)?.name !== undefined) continue;
    if (byKey.size >= MAX_LISTED && !byKey.has(key)) continue;
    const described = toPageNumber(one);
    if (described.name !== undefined || !byKey.has(key)) byKey.set(key, described);
  }
  return [...byKey.values()];
}
