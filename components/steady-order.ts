/** Where a row belongs: connected or on the way, or not connected. */
export type RowGroup = 'connected' | 'apart';

export interface Place {
  readonly id: string;
  readonly group: RowGroup;
  /** When the row last appeared somewhere else on the screen; -Infinity if it never did. Unit: the caller's clock. */
  readonly movedAtMs: number;
}

export interface OrderInput {
  readonly wanted: readonly { readonly id: string; readonly group: RowGroup }[];
  /** Pointer or focus is in the list, or left it less than a second ago. */
  readonly isHeld: boolean;
  /** Lines above the list, such as banners: one more of them moves every row. */
  readonly linesAbove: number;
  readonly nowMs: number;
}

export interface SteadyOrder {
  readonly places: readonly Place[];
  readonly linesAbove: number;
}

/** A row that moved takes no click for so long. Unit: milliseconds. */
const FREEZE_MS = 500;

/** How long the list stays as it is after pointer and focus left it. Unit: milliseconds. */
export const HOLD_MS = 1000;

export const EMPTY_ORDER: SteadyOrder = { places: [], linesAbove: 0 };

/** The next order of the list. While it is held nobody changes group or overtakes; newcomers go to the end. */
export function nextOrder(previous: SteadyOrder, input: OrderInput): SteadyOrder {
  const arranged = input.isHeld ? heldOrder(previous, input) : input.wanted;
  const grouped = [...inGroup(arranged, 'connected'), ...inGroup(arranged, 'apart')];
  const before = positions(previous.places, previous.linesAbove);
  const after = positions(grouped, input.linesAbove);
  const places = grouped.map(({ id, group }) => {
    const old = previous.places.find((place) => place.id === id);
    const isMoved = old !== undefined && before.get(id) !== after.get(id);
    return { id, group, movedAtMs: isMoved ? input.nowMs : (old?.movedAtMs ?? Number.NEGATIVE_INFINITY) };
  });
  return { places, linesAbove: input.linesAbove };
}

/** Says whether a click on this row would probably have been meant for another one. */
export function isFrozen(order: SteadyOrder, id: string | undefined, nowMs: number): boolean {
  return order.places.some((place) => place.id === id && nowMs - place.movedAtMs < FREEZE_MS);
}

type Entry = { readonly id: string; readonly group: RowGroup };

function heldOrder(previous: SteadyOrder, { wanted }: OrderInput): readonly Entry[] {
  const stayed = previous.places.filter(({ id }) => wanted.some((entry) => entry.id === id));
  const added = wanted.filter(({ id }) => !previous.places.some((place) => place.id === id));
  return [...stayed, ...added];
}

const inGroup = (entries: readonly Entry[], group: RowGroup) => entries.filter((entry) => entry.group === group);

/** The heading of the second group is a line too. */
function positions(entries: readonly Entry[], linesAbove: number): Map<string, number> {
  return new Map(entries.map(({ id, group }, index) => [id, linesAbove + index + (group === 'apart' ? 1 : 0)]));
}
