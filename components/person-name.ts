import type { RowView } from '../lib/call/snapshot';
import { cleanName } from './clean-name';
import type { Translate } from './translate';

/** What a row is called: the name, else the number, else "Someone else". */
export function personName(row: Pick<RowView, 'name' | 'number'>, t: Translate): string {
  return cleanName(row.name) || cleanName(row.number) || t('someone_else');
}
