import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RowView } from '../lib/call/snapshot';

/** Which row is in the tab order, and where the focus goes when its row disappears. */
export interface RosterFocus {
  readonly list: RefObject<HTMLDivElement | null>;
  readonly currentId: string | undefined;
  readonly setCurrent: (id: string | null) => void;
  readonly focusRow: (id: string | undefined) => void;
  readonly onBlurred: () => void;
}

/** One tab stop for the whole list. When the focused row goes, the one in its place takes over, else the list. */
export function useRosterFocus(rows: readonly RowView[]): RosterFocus {
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const focused = useRef<{ id: string; index: number } | null>(null);
  const isThere = rows.some(({ id }) => id === current);
  const focusRow = (id: string | undefined) => {
    const stop = id === undefined ? list.current : findRow(list.current, id);
    stop?.focus();
  };
  useLayoutEffect(() => {
    const lost = focused.current;
    if (lost === null || rows.some(({ id }) => id === lost.id)) return;
    focused.current = null;
    focusRow(rows[Math.min(lost.index, rows.length - 1)]?.id);
  });
  return {
    list,
    currentId: isThere ? (current ?? undefined) : rows[0]?.id,
    setCurrent: (id) => {
      setCurrent(id);
      focused.current = id === null ? null : { id, index: rows.findIndex((row) => row.id === id) };
    },
    focusRow,
    onBlurred: () => {
      // A row that disappears loses the focus after it left the document: then the place is remembered.
      const lost = focused.current;
      if (lost !== null && findRow(list.current, lost.id) !== undefined) focused.current = null;
    },
  };
}

function findRow(list: HTMLElement | null, id: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('[data-person]') ?? [])].find((row) => row.dataset.person === id);
}
