import type { RowView } from '../lib/call/snapshot';
import type { Translate } from './translate';

/** What a row is called: the name, else the number, else "Someone else". */
export function personName(row: Pick<RowView, 'name' | 'number'>, t: Translate): string {
  return row.name || row.number || t('someone_else');
}

/** A name that cannot reorder the sentence around it, nor be reordered by it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
