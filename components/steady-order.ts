/** Somebody in the list: connected or on the way, or apart (not connected). */
export interface Entry {
  readonly id: string;
  readonly isApart: boolean;
}

export interface Place extends Entry {
  /** Counted from the top of the view, headings and banners included. */
  readonly line: number;
  /** When the row last appeared somewhere else on the screen; -Infinity if it never did. Unit: the caller's clock. */
  readonly movedAtMs: number;
}

export interface OrderInput {
  readonly wanted: readonly Entry[];
  /** Pointer or focus is in the list, or left it less than a second ago. */
  readonly isHeld: boolean;
  /** Lines around the list, such as banners: one more of them moves every row. */
  readonly linesAround: number;
  readonly nowMs: number;
}

/** A row that moved takes no click for so long. Unit: milliseconds. */
const FREEZE_MS = 500;

/** The next order of the list. While it is held nobody changes group or overtakes; newcomers go to the end. */
export function nextOrder(previous: readonly Place[], input: OrderInput): readonly Place[] {
  const { wanted, isHeld, linesAround, nowMs } = input;
  const placeOf = ({ id }: Entry) => previous.find((place) => place.id === id);
  const stayed = previous.filter(({ id }) => wanted.some((entry) => entry.id === id));
  const entries: readonly Entry[] = isHeld ? [...stayed, ...wanted.filter((entry) => !placeOf(entry))] : wanted;
  const grouped = [...entries.filter((entry) => !entry.isApart), ...entries.filter((entry) => entry.isApart)];
  return grouped.map(({ id, isApart }, index) => {
    const old = placeOf({ id, isApart });
    // The heading of the second group is a line too.
    const line = linesAround + index + (isApart ? 1 : 0);
    const isMoved = old !== undefined && old.line !== line;
    return { id, isApart, line, movedAtMs: isMoved ? nowMs : (old?.movedAtMs ?? -Infinity) };
  });
}

/** Says whether a click on this row would probably have been meant for another one. */
export function isFrozen(places: readonly Place[], id: string | undefined, nowMs: number): boolean {
  return places.some((place) => place.id === id && nowMs - place.movedAtMs < FREEZE_MS);
}
