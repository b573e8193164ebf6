import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RowView } from '../lib/call/snapshot';

/** Which row is in the tab order, and where the focus goes when its row disappears. */
export interface RosterFocus {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly currentId: string | undefined;
  /** Reports which row the focus is in; undefined once it is in none. */
  readonly setFocused: (id: string | undefined) => void;
  readonly focusRow: (id: string | undefined) => void;
}

/** One tab stop for the whole list. When the focused row goes, the one in its place takes over, else the list. */
export function useRosterFocus(rows: readonly RowView[]): RosterFocus {
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const focused = useRef<{ id: string; index: number } | null>(null);
  const indexOf = (id: string | undefined) => rows.findIndex((row) => row.id === id);
  const find = (id: string | undefined) => list.current?.querySelector<HTMLElement>(`[data-person="${id}"]`);
  const focusRow = (id: string | undefined) => (find(id) ?? list.current)?.focus();
  useLayoutEffect(() => {
    const lost = focused.current;
    if (!lost || indexOf(lost.id) >= 0) return;
    focused.current = null;
    focusRow(rows[Math.min(lost.index, rows.length - 1)]?.id);
  });
  return {
    list,
    currentId: rows[Math.max(0, indexOf(current))]?.id,
    setFocused: (id) => {
      if (id) {
        setCurrent(id);
        focused.current = { id, index: indexOf(id) };
        // A row that disappears loses the focus after it left the document: then its place is remembered.
      } else if (find(focused.current?.id)) focused.current = null;
    },
    focusRow,
  };
}
