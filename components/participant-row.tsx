import type { RowView } from '../lib/call/snapshot';
import { Avatar } from './avatar';
import { Button } from './button';
import type { Act, CallParts } from './call-props';
import { personName } from './person-name';
import { RemoveQuestion } from './remove-question';
import { ICONS, type RowActionsProps, RowButtons, WORDS } from './row-actions';
import { isApart, stateLine, stateWord, toneOf } from './row-state';
import type { Translate } from './translate';

export interface ParticipantRowProps {
  readonly row: RowView;
  /** Milliseconds since the snapshot arrived. */
  readonly agedMs: number;
  /** The one row in the tab order. */
  readonly isCurrent: boolean;
  readonly isArmed: boolean;
  readonly beneath?: CallParts['beneath'];
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
  // The row itself is the stop of the roving tab index; arrow keys move between rows.
  const actions = { ...props, name, tabIndex: props.isCurrent ? 0 : -1 };
  return (
    <li
      class={`row ${toneOf(row)}`}
      data-person={row.id}
      data-phase={row.phase}
      tabindex={actions.tabIndex}
      aria-label={t('row_label', name, stateWord(row, t))}
    >
      <Avatar name={name} isGrey={isApart(row)} />
      <span class="who">
        <b>
          <bdi>{name}</bdi>
        </b>
        <span class="state">
          <span>{stateLine(row, props.agedMs, t)}</span>
          <RowButtons {...actions} drawn={WORDS} />
          {/* A name can lie about the number, so the number is always there. */}
          {row.number !== name && <bdi class="number">{row.number}</bdi>}
        </span>
        {props.beneath?.(row, actions.tabIndex)}
        <RowTrouble {...actions} />
      </span>
      {props.isArmed ? (
        <RemoveQuestion {...actions} />
      ) : (
        <span class="acts">
          <RowButtons {...actions} drawn={ICONS} />
        </span>
      )}
    </li>
  );
}

function RowTrouble({ row, tabIndex, onRemove, t }: RowActionsProps) {
  return (
    row.problem && (
      <span class="trouble" role="alert">
        {t(`problem_${row.problem}`)}
        {row.problem === 'could-not-remove' && row.actions.includes('remove') && (
          <Button does="retry" class="link" tabindex={tabIndex} onClick={onRemove}>
            {t('retry')}
          </Button>
        )}
      </span>
    )
  );
}
