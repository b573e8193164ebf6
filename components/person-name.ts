import type { RowView } from '../lib/call/snapshot';
import { cleanName } from './clean-name';
import type { Translate } from './translate';

/** What a row is called: the name, else the number, else "Someone else". */
export function personName(row: Pick<RowView, 'name' | 'number'>, t: Translate): string {
  return cleanName(row.name) || cleanName(row.number) || t('someone_else');
}

/** A name that cannot reorder the sentence around it, nor be reordered by it. */
export const isolated = (name: string): string => `\u2068${name}\u2069`;
