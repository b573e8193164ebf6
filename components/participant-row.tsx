import type { RowView } from '../lib/call/snapshot';
import { Avatar } from './avatar';
import { Button } from './button';
import type { Act } from './call-props';
import { cleanName } from './clean-name';
import { personName } from './person-name';
import { RemoveQuestion } from './remove-question';
import { RowIcons, RowWords } from './row-actions';
import { isApart, stateLine, stateWord, toneOf } from './row-state';
import { problemText } from './text';
import type { Translate } from './translate';
import { UndoBar } from './undo-bar';

export interface ParticipantRowProps {
  readonly row: RowView;
  /** Milliseconds since the snapshot arrived. */
  readonly agedMs: number;
  /** The one row in the tab order. */
  readonly isCurrent: boolean;
  readonly isArmed: boolean;
  readonly act: Act;
  readonly onRemove: (event: Event) => void;
  readonly onConfirm: (event: Event) => void;
  readonly onKeep: () => void;
  readonly t: Translate;
}

/** One person: who, what they are doing, and what can be done about it. */
export function ParticipantRow(props: ParticipantRowProps) {
  const { row, t } = props;
  const name = personName(row, t);
  const actions = { row, name, tabIndex: props.isCurrent ? 0 : -1, act: props.act, onRemove: props.onRemove, t };
  return (
    <li
      class={`row ${toneOf(row)}`}
      data-person={row.id}
      data-phase={row.phase}
      // The row itself is the stop of the roving tab index; arrow keys move between rows.
      tabIndex={actions.tabIndex}
      aria-label={t('row_label', undefined, [name, stateWord(row, t)])}
    >
      <Avatar name={name} isGrey={isApart(row)} />
      <span class="who">
        <b>
          <bdi>{name}</bdi>
        </b>
        <span class="state">
          <span>{stateLine(row, props.agedMs, t)}</span>
          <RowWords {...actions} />
          <RowNumber row={row} name={name} />
        </span>
        <RowTrouble {...actions} />
      </span>
      {!props.isArmed && <RowIcons {...actions} />}
      {props.isArmed && <RemoveQuestion name={name} onConfirm={props.onConfirm} onKeep={props.onKeep} t={t} />}
      {row.undoMs !== null && row.actions.includes('undo') && (
        <UndoBar {...actions} undoMs={row.undoMs - props.agedMs} />
      )}
    </li>
  );
}

/** A name can lie about the number, so the number is always there. */
function RowNumber({ row, name }: { readonly row: RowView; readonly name: string }) {
  const number = cleanName(row.number);
  if (number === '' || number === name) return null;
  return <bdi class="number">{number}</bdi>;
}

function RowTrouble({ row, tabIndex, onRemove, t }: Parameters<typeof RowIcons>[0]) {
  if (row.problem === undefined) return null;
  return (
    <span class="trouble" role="alert">
      {t(problemText(row.problem))}
      {row.problem === 'could-not-remove' && row.actions.includes('remove') && (
        <Button does="retry" class="link" tabIndex={tabIndex} onClick={onRemove}>
          {t('retry')}
        </Button>
      )}
    </span>
  );
}
