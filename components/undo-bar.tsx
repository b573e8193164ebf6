import type { RowView } from '../lib/call/snapshot';
import type { Act } from './call-props';
import { secondsLeft } from './duration';
import { NAME_SLOT, NamedText } from './named-text';
import { rowCommand } from './row-actions';
import type { Translate } from './translate';

export interface UndoBarProps {
  readonly row: RowView;
  readonly name: string;
  readonly undoMs: number;
  readonly tabIndex: number;
  readonly act: Act;
  readonly t: Translate;
}

/** Counts down to a removal, with the way back. */
export function UndoBar({ row, name, undoMs, tabIndex, act, t }: UndoBarProps) {
  return (
    <div class="undo">
      <span>
        <NamedText text={t('removing_name', undefined, NAME_SLOT)} name={name} />
      </span>
      <span class="count" aria-hidden="true">
        {secondsLeft(undoMs)}
      </span>
      <button
        type="button"
        data-action="undo"
        tabIndex={tabIndex}
        aria-label={t('action_for', undefined, [t('action_undo'), t('removing_name', undefined, [name])])}
        onClick={(event) => act(event, rowCommand(row, 'undo'))}
      >
        {t('action_undo')}
      </button>
    </div>
  );
}
