import type { RowAction, RowView } from '../lib/call/snapshot';

/** Where a key leads in a list of so many rows; undefined: nowhere. */
export function rowIndexAfter(key: string, index: number, rows: number): number | undefined {
  const wanted = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows - 1 }[key];
  return wanted === undefined ? undefined : Math.min(Math.max(wanted, 0), rows - 1);
}

/** What Enter does on a row. Nothing that ends a connection: those open the buttons instead. */
export function primaryAction({ actions }: RowView): RowAction | undefined {
  return actions.find((action) => action === 'undo' || action === 'call-back' || action === 'bring-in');
}
