import type { RowView } from '../lib/call/snapshot';
import type { Act, RemovalPreference } from './call-props';
import { ParticipantRow } from './participant-row';
import { handleRosterKey } from './roster-key-handler';
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
  const { connected, apart, list, handlers, renderRow } = useRoster(props);
  return (
    <div class="roster" ref={list} tabIndex={-1} {...handlers}>
      <ul aria-label={t('people_list')}>{connected.map(renderRow)}</ul>
      {apart.length > 0 && (
        <>
          <h3 class="group">{t('not_connected')}</h3>
          <ul aria-label={t('not_connected_list')}>{apart.map(renderRow)}</ul>
        </>
      )}
    </div>
  );
}

/**
 * The list's state and handlers. A row takes the focus before its button disappears, or the focus would leave with it.
 * Only clicks have a position (`detail` > 0): a key cannot hit the wrong row.
 */
function useRoster(props: RosterProps) {
  const { act, removal } = props;
  const { connected, apart, hold, isFrozen } = useSteadyRows(props.rows, props.linesAbove);
  const ordered = [...connected, ...apart];
  const { list, currentId, setFocused, focusRow } = useRosterFocus(ordered);
  const { isArmed, arm, disarm } = useArmed();
  const remove = (row: RowView, event: Event, delayMs: number) => {
    keep(row);
    act(event, { kind: 'remove', personId: row.id, generation: row.generation, delayMs });
  };
  const askOrRemove = (row: RowView, event: Event) => {
    if (removal !== 'ask') return remove(row, event, removal === 'undo' ? UNDO_MS : 0);
    focusRow(row.id);
    arm(row);
  };
  const keep = (row: RowView) => {
    focusRow(row.id);
    disarm();
  };
  const renderRow = (row: RowView) => (
    <ParticipantRow
      {...props}
      key={row.id}
      row={row}
      isCurrent={currentId === row.id}
      isArmed={isArmed(row)}
      onRemove={(event) => askOrRemove(row, event)}
      onConfirm={(event) => remove(row, event, 0)}
      onKeep={() => keep(row)}
    />
  );
  const handlers = {
    ...hold,
    onKeyDown: (event: KeyboardEvent) =>
      handleRosterKey(event, { element: rowOf(event.target), ordered, focusRow, isArmed, keep, askOrRemove, act }),
    onClickCapture: (event: MouseEvent) => event.detail && isFrozen(idOf(event.target)) && event.stopPropagation(),
    onFocusIn: ({ target }: FocusEvent) => {
      hold.onFocusIn();
      setFocused(idOf(target));
    },
    onFocusOut: ({ target, relatedTarget }: FocusEvent) => {
      hold.onFocusOut();
      if (rowOf(target) === rowOf(relatedTarget)) return;
      disarm();
      setFocused(undefined);
    },
  };
  return { connected, apart, list, handlers, renderRow };
}

const idOf = (target: EventTarget | null) => rowOf(target)?.dataset.person;

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-person]') : null;
}
