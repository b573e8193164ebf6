import type { RowAction, RowView } from '../lib/call/snapshot';

const PRIMARY: readonly RowAction[] = ['undo', 'call-back', 'bring-in'];

/** What a key means in the list of people. */
export type RosterKey =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'within'; readonly step: 1 | -1 }
  | { readonly kind: 'press'; readonly action: RowAction }
  | { readonly kind: 'open' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'cancel' };

export interface KeyInput {
  readonly key: string;
  readonly isRepeat: boolean;
  /** The row itself has the focus, not a button in it. */
  readonly isOnRow: boolean;
  readonly isRightToLeft: boolean;
  readonly index: number;
  readonly rows: readonly RowView[];
}

/** Arrows walk, Delete removes, Escape cancels, Enter does the one obvious thing. Null: not ours. */
export function rosterKey(input: KeyInput): RosterKey | null {
  const { key, index, rows } = input;
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', index: Math.min(index + 1, last) };
    case 'ArrowUp':
      return { kind: 'move', index: Math.max(index - 1, 0) };
    case 'Home':
      return { kind: 'move', index: 0 };
    case 'End':
      return { kind: 'move', index: last };
    case 'ArrowRight':
      return { kind: 'within', step: input.isRightToLeft ? -1 : 1 };
    case 'ArrowLeft':
      return { kind: 'within', step: input.isRightToLeft ? 1 : -1 };
    case 'Delete':
      return input.isRepeat ? null : { kind: 'remove' };
    case 'Escape':
      return { kind: 'cancel' };
    default:
      return key === 'Enter' && input.isOnRow && !input.isRepeat ? enter(rows[index]) : null;
  }
}

function enter(row: RowView | undefined): RosterKey {
  const action = PRIMARY.find((candidate) => row?.actions.includes(candidate));
  return action === undefined ? { kind: 'open' } : { kind: 'press', action };
}
