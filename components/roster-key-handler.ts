import type { RowView } from '../lib/call/snapshot';
import type { Act } from './call-props';
import { rowCommand } from './row-command';

export interface RosterKeyParts {
  /** The row that has the focus, or has the button that has it. */
  readonly element: HTMLElement | null;
  readonly ordered: readonly RowView[];
  readonly focusRow: (id: string | undefined) => void;
  readonly isArmed: (row: RowView) => boolean;
  readonly keep: (row: RowView) => void;
  readonly askOrRemove: (row: RowView, event: Event) => void;
  readonly act: Act;
}

/** Arrows walk, Delete removes, Escape cancels, Enter does the one obvious thing. Other keys go on. */
export function handleRosterKey(event: KeyboardEvent, parts: RosterKeyParts): void {
  const { element, ordered } = parts;
  const index = ordered.findIndex(({ id }) => id === element?.dataset.person);
  const row = ordered[index];
  if (!element || !row) return;
  const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: ordered.length - 1 }[event.key];
  if (next !== undefined) parts.focusRow((ordered[next] ?? row).id);
  else if (!handleInRow(event, element, row, parts)) return;
  event.preventDefault();
}

function handleInRow(event: KeyboardEvent, element: HTMLElement, row: RowView, parts: RosterKeyParts): boolean {
  const { key, target, repeat } = event;
  const side = ['ArrowLeft', '', 'ArrowRight'].indexOf(key) - 1;
  const isRtl = getComputedStyle(element).direction === 'rtl';
  if (key === 'Escape' && parts.isArmed(row)) parts.keep(row);
  else if (key.startsWith('Arrow')) focusWithin(element, target, isRtl ? -side : side);
  // Holding a key down must neither ask nor answer.
  else if (repeat) return false;
  else if (key === 'Delete') removeByKey(event, row, parts);
  else if (key === 'Enter' && target === element) enter(event, element, row, parts);
  else return false;
  return true;
}

function removeByKey(event: Event, row: RowView, { askOrRemove, act }: RosterKeyParts) {
  if (row.actions.includes('remove')) askOrRemove(row, event);
  else if (row.actions.includes('cancel')) act(rowCommand(row, 'cancel'))(event);
}

/** Enter ends no connection: for that it opens the buttons instead. */
function enter(event: Event, element: HTMLElement, row: RowView, { act }: RosterKeyParts) {
  const action = row.actions.find((each) => each === 'undo' || each === 'call-back' || each === 'bring-in');
  if (action) act(rowCommand(row, action))(event);
  else focusWithin(element, element, 1);
}

function focusWithin(row: HTMLElement, from: EventTarget | null, step: number) {
  const stops: (EventTarget | null)[] = [row, ...row.querySelectorAll('button,a')];
  const stop = stops[stops.indexOf(from) + step];
  if (stop instanceof HTMLElement) stop.focus();
}
