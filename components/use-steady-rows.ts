import { useRef } from 'preact/hooks';
import type { RowView } from '../lib/call/snapshot';
import { isApart } from './row-state';
import { EMPTY_ORDER, isFrozen, nextOrder, type RowGroup } from './steady-order';
import { type HoldHandlers, useHeld } from './use-held';

/** The rows in an order that does not change under the pointer. */
export interface SteadyRows {
  readonly connected: readonly RowView[];
  readonly apart: readonly RowView[];
  readonly hold: HoldHandlers;
  /** Says whether a click on this row would probably have been meant for another one. */
  readonly isFrozen: (id: string | undefined) => boolean;
}

/** Arranges rows by `steady-order`, remembering where each one was. */
export function useSteadyRows(rows: readonly RowView[], linesAbove: number): SteadyRows {
  const [isHeld, hold] = useHeld();
  const order = useRef(EMPTY_ORDER);
  const wanted = rows.map((row) => ({ id: row.id, group: isApart(row) ? ('apart' as const) : ('connected' as const) }));
  order.current = nextOrder(order.current, { wanted, isHeld, linesAbove, nowMs: performance.now() });
  const inGroup = (group: RowGroup) =>
    order.current.places.flatMap((place) => rows.filter((row) => place.group === group && row.id === place.id));
  return {
    connected: inGroup('connected'),
    apart: inGroup('apart'),
    hold,
    isFrozen: (id) => isFrozen(order.current, id, performance.now()),
  };
}
