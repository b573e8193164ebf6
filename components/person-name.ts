import type { RowView } from '../lib/call/snapshot';
import type { TextKey, Translate } from './translate';

/** What a row is called: the name, else the number, else what `nameless` says. */
export function personName(
  row: Pick<RowView, 'name' | 'number'>,
  t: Translate,
  nameless: TextKey = 'someone_else',
): string {
  return row.name || row.number || t(nameless);
}

/** A name that cannot reorder the sentence around it, nor be reordered by it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
