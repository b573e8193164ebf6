import { useRef } from 'preact/hooks';
import type { RowView } from '../lib/call/snapshot';
import { nowMs } from './now-ms';
import { isApart } from './row-state';
import { isFrozen, nextOrder, type Place } from './steady-order';
import { type Hold, useHeld } from './use-held';

/** The rows in an order that does not change under the pointer. */
export interface SteadyRows {
  readonly connected: readonly RowView[];
  readonly apart: readonly RowView[];
  /** Nobody stands in the wrong group. While the list is held somebody may. */
  readonly isTrue: boolean;
  readonly hold: Hold;
  /** Says whether a click on this row would probably have been meant for another one. */
  readonly isFrozen: (id: string | undefined) => boolean;
}

/** Arranges rows by `steady-order`, remembering where each one was. */
export function useSteadyRows(rows: readonly RowView[], linesAround: number): SteadyRows {
  const [isHeld, hold] = useHeld();
  const places = useRef<readonly Place[]>([]);
  const wanted = rows.map((row) => ({ id: row.id, isApart: isApart(row) }));
  places.current = nextOrder(places.current, { wanted, isHeld, linesAround, nowMs: nowMs() });
  const group = (isGroupApart: boolean) =>
    places.current.flatMap((place) => rows.filter((row) => place.isApart === isGroupApart && row.id === place.id));
  const connected = group(false);
  const apart = group(true);
  return {
    connected,
    apart,
    isTrue: !connected.some(isApart) && apart.every(isApart),
    hold,
    isFrozen: (id) => isFrozen(places.current, id, nowMs()),
  };
}
