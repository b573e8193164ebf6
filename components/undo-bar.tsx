import type { RowView } from '../lib/call/snapshot';
import { Button } from './button';
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
      <span class="count">{secondsLeft(undoMs)}</span>
      <Button does="undo" class="end" tabIndex={tabIndex} onClick={(event) => act(event, rowCommand(row, 'undo'))}>
        {t('action_undo')}
      </Button>
    </div>
  );
}
