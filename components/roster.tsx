import type { RowView } from '../lib/call/snapshot';
import type { Act, RemovalPreference } from './call-props';
import { ParticipantRow } from './participant-row';
import { rosterKey } from './roster-keys';
import { rowCommand } from './row-actions';
import type { Translate } from './translate';
import { useArmed } from './use-armed';
import { useRosterFocus } from './use-roster-focus';
import { useSteadyRows } from './use-steady-rows';

/** How long a removal can be undone. Unit: milliseconds. */
const UNDO_MS = 5000;

export interface RosterProps {
  readonly rows: readonly RowView[];
  readonly agedMs: number;
  readonly removal: RemovalPreference;
  /** Lines above the list; one more moves every row, which then takes no click for a moment. */
  readonly linesAbove: number;
  readonly act: Act;
  readonly t: Translate;
}

/** Everybody but the rep: one tab stop, arrow keys between rows, removal asked for in the row. */
export function Roster(props: RosterProps) {
  const { t } = props;
  const model = useRosterModel(props);
  const { connected, apart } = model.steady;
  return (
    <div class="roster" ref={model.focus.list} tabIndex={-1} {...model.handlers}>
      <ul aria-label={t('people_list')}>{connected.map(model.renderRow)}</ul>
      {apart.length > 0 && <h3 class="group">{t('not_connected')}</h3>}
      {apart.length > 0 && <ul aria-label={t('not_connected_list')}>{apart.map(model.renderRow)}</ul>}
    </div>
  );
}

function useRosterModel(props: RosterProps) {
  const { rows, act, removal } = props;
  const steady = useSteadyRows(rows, props.linesAbove);
  const ordered = [...steady.connected, ...steady.apart];
  const focus = useRosterFocus(ordered);
  const armed = useArmed();
  const remove = (row: RowView, event: Event, delayMs: number) => {
    // The button disappears; without this the focus would leave the row with it.
    focus.focusRow(row.id);
    armed.disarm();
    act(event, { kind: 'remove', personId: row.id, generation: row.generation, delayMs });
  };
  const askOrRemove = (row: RowView, event: Event) => {
    if (removal !== 'ask') return remove(row, event, removal === 'undo' ? UNDO_MS : 0);
    focus.focusRow(row.id);
    armed.arm(row);
  };
  const keep = (row: RowView) => {
    focus.focusRow(row.id);
    armed.disarm();
  };
  const renderRow = (row: RowView) => (
    <ParticipantRow
      key={row.id}
      row={row}
      agedMs={props.agedMs}
      isCurrent={focus.currentId === row.id}
      isArmed={armed.isArmed(row)}
      act={act}
      onRemove={(event) => askOrRemove(row, event)}
      onConfirm={(event) => remove(row, event, 0)}
      onKeep={() => keep(row)}
      t={props.t}
    />
  );
  const handlers = rosterHandlers({ steady, ordered, focus, armed, act, askOrRemove, keep });
  return { steady, focus, renderRow, handlers };
}

interface Parts {
  readonly steady: ReturnType<typeof useSteadyRows>;
  readonly ordered: readonly RowView[];
  readonly focus: ReturnType<typeof useRosterFocus>;
  readonly armed: ReturnType<typeof useArmed>;
  readonly act: Act;
  readonly askOrRemove: (row: RowView, event: Event) => void;
  readonly keep: (row: RowView) => void;
}

function rosterHandlers(parts: Parts) {
  const { steady, focus, armed } = parts;
  return {
    ...steady.hold,
    onKeyDown: (event: KeyboardEvent) => handleKey(parts, event),
    onClickCapture: (event: MouseEvent) => {
      const id = rowOf(event)?.dataset.person;
      // A key has no position, so it cannot hit the wrong row.
      if (id !== undefined && event.detail > 0 && steady.isFrozen(id)) event.stopPropagation();
    },
    onFocusIn: (event: FocusEvent) => {
      steady.hold.onFocusIn();
      const id = rowOf(event)?.dataset.person;
      if (id !== undefined) focus.setCurrent(id);
    },
    onFocusOut: (event: FocusEvent) => {
      steady.hold.onFocusOut();
      const row = rowOf(event);
      const isInside = event.relatedTarget instanceof Node && row?.contains(event.relatedTarget);
      if (isInside) return;
      armed.disarm();
      focus.onBlurred();
    },
  };
}

function handleKey(parts: Parts, event: KeyboardEvent) {
  const element = rowOf(event);
  const index = parts.ordered.findIndex((row) => row.id === element?.dataset.person);
  const row = parts.ordered[index];
  if (element === null || row === undefined) return;
  const wish = rosterKey({
    key: event.key,
    isRepeat: event.repeat,
    isOnRow: event.target === element,
    isRightToLeft: getComputedStyle(element).direction === 'rtl',
    index,
    rows: parts.ordered,
  });
  if (wish === null || (wish.kind === 'cancel' && !parts.armed.isArmed(row))) return;
  event.preventDefault();
  event.stopPropagation();
  if (wish.kind === 'move') parts.focus.focusRow(parts.ordered[wish.index]?.id);
  else if (wish.kind === 'within') focusWithin(element, event.target, wish.step);
  else if (wish.kind === 'open') focusWithin(element, null, 1);
  else if (wish.kind === 'cancel') parts.keep(row);
  else if (wish.kind === 'remove') removeByKey(parts, row, event);
  else if (wish.action !== 'remove') parts.act(event, rowCommand(row, wish.action));
}

function removeByKey({ askOrRemove, act }: Parts, row: RowView, event: Event) {
  if (row.actions.includes('remove')) askOrRemove(row, event);
  else if (row.actions.includes('cancel')) act(event, rowCommand(row, 'cancel'));
}

function focusWithin(row: HTMLElement, from: EventTarget | null, step: 1 | -1) {
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button')];
  const index = from instanceof HTMLElement ? Math.max(0, stops.indexOf(from)) : 0;
  stops[Math.min(Math.max(index + step, 0), stops.length - 1)]?.focus();
}

function rowOf({ target }: Event): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-person]') : null;
}
