import { useState } from 'preact/hooks';
import type { RowView } from '../lib/call/snapshot';
import { Button } from './button';
import type { Act, CallParts, RemovalPreference } from './call-props';
import { ParticipantRow } from './participant-row';
import { handleRosterKey } from './roster-key-handler';
import type { Translate } from './translate';
import { useArmed } from './use-armed';
import { type RosterFocus, useRosterFocus } from './use-roster-focus';
import { type SteadyRows, useSteadyRows } from './use-steady-rows';

/** How long a removal can be undone. Unit: milliseconds. */
const UNDO_MS = 5000;

export interface RosterProps {
  readonly rows: readonly RowView[];
  readonly agedMs: number;
  readonly removal: RemovalPreference;
  /** Lines around the list; one more moves every row, which then takes no click for a moment. */
  readonly linesAround: number;
  readonly beneath?: CallParts['beneath'];
  readonly act: Act;
  readonly t: Translate;
}

/**
 * Everybody but the rep: one tab stop, arrow keys between rows, removal asked for in the row. Who is not connected can
 * be folded away. A heading that would not be true for everybody below it keeps its place, so that nothing moves, but
 * neither shows nor speaks.
 */
export function Roster(props: RosterProps) {
  const { t } = props;
  const { connected, apart, shown, isTrue, list, handlers, renderRow, fold } = useRoster(props);
  return (
    <div class="roster" ref={list} tabindex={-1} {...handlers}>
      <ul aria-label={t('people_list')}>{connected.map(renderRow)}</ul>
      {apart.length > 0 && (
        <>
          <h3 class={isTrue ? '' : 'untrue'}>
            <Button does="fold" class="group" aria-expanded={shown === apart} onClick={fold}>
              {t('not_connected')} · {apart.length}
            </Button>
          </h3>
          <ul aria-label={t(isTrue ? 'not_connected_list' : 'people_list')}>{shown.map(renderRow)}</ul>
        </>
      )}
    </div>
  );
}

/** The list's state and handlers. A row takes the focus before its button disappears, or the focus would leave with it. */
function useRoster(props: RosterProps) {
  const { act, removal } = props;
  const steady = useSteadyRows(props.rows, props.linesAround);
  const [isFolded, setFolded] = useState(false);
  // Whoever stands in the wrong group for now is not hidden with it.
  const shown = isFolded && steady.isTrue ? [] : steady.apart;
  const ordered = [...steady.connected, ...shown];
  const focus = useRosterFocus(ordered);
  const { isArmed, arm, disarm } = useArmed();
  const keep = (row: RowView) => {
    focus.focusRow(row.id);
    disarm();
  };
  const remove = (row: RowView, event: Event, delayMs: number) => {
    keep(row);
    act({ kind: 'remove', personId: row.id, generation: row.generation, delayMs })(event);
  };
  const askOrRemove = (row: RowView, event: Event) => {
    if (removal !== 'ask') return remove(row, event, removal === 'undo' ? UNDO_MS : 0);
    keep(row);
    arm(row);
  };
  const renderRow = (row: RowView) => (
    <ParticipantRow
      {...props}
      key={row.id}
      row={row}
      isCurrent={focus.currentId === row.id}
      isArmed={isArmed(row)}
      onRemove={(event) => askOrRemove(row, event)}
      onConfirm={(event) => remove(row, event, 0)}
      onKeep={() => keep(row)}
    />
  );
  const keyParts = { ordered, focusRow: focus.focusRow, isArmed, keep, askOrRemove, act };
  const handlers = {
    ...listHandlers(steady, focus, disarm),
    onKeyDown: (event: KeyboardEvent) => handleRosterKey(event, { ...keyParts, element: rowOf(event.target) }),
  };
  return { ...steady, shown, list: focus.list, handlers, renderRow, fold: () => setFolded(!isFolded) };
}

/** What the list notices by itself. Only clicks have a position (`detail` > 0): a key cannot hit the wrong row. */
const listHandlers = ({ hold, isFrozen }: SteadyRows, { setFocused }: RosterFocus, disarm: () => void) => ({
  onPointerEnter: () => hold('pointer', true),
  onPointerLeave: () => hold('pointer', false),
  onClickCapture: (event: MouseEvent) => event.detail && isFrozen(idOf(event.target)) && event.stopPropagation(),
  onFocusIn: ({ target }: FocusEvent) => {
    hold('focus', true);
    setFocused(idOf(target));
  },
  onFocusOut: ({ target, relatedTarget }: FocusEvent) => {
    hold('focus', false);
    if (rowOf(target) === rowOf(relatedTarget)) return;
    disarm();
    setFocused(undefined);
  },
});

const idOf = (target: EventTarget | null) => rowOf(target)?.dataset.person;

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-person]') : null;
}
