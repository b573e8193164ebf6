import type { RowAction, RowView } from '../lib/call/snapshot';
import { Button } from './button';
import type { Act } from './call-props';
import { AGAIN, CROSS, MIC, MIC_OFF } from './icon';
import { rowCommand } from './row-command';
import type { Translate } from './translate';

type Drawn = readonly [action: RowAction, icon?: string];

/** In the order of the row; what ends something stands last, where the eye expects it. */
export const ICONS: readonly Drawn[] = [
  ['mute', MIC],
  ['unmute', MIC_OFF],
  ['call-back', AGAIN],
  ['cancel', CROSS],
  ['remove', CROSS],
];

/** What needs a word; these stand in the second line. */
export const WORDS: readonly Drawn[] = [['bring-in'], ['talk'], ['stop-talking'], ['send-extension']];

export interface RowActionsProps {
  readonly row: RowView;
  readonly name: string;
  /** Only the current row of the list is in the tab order. */
  readonly tabIndex: number;
  readonly act: Act;
  readonly onRemove: (event: Event) => void;
  readonly t: Translate;
}

/** Those buttons of a row that the snapshot offers. */
export function RowButtons(props: RowActionsProps & { readonly drawn: readonly Drawn[] }) {
  const { row, name, tabIndex, act, onRemove, t } = props;
  return (
    <>
      {props.drawn
        .filter(([action]) => row.actions.includes(action))
        .map(([action, icon]) => {
          const word = t(`action_${action}`, icon ? name : (row.extension ?? ''));
          return (
            <Button
              key={action}
              does={action}
              icon={icon}
              class={icon ? `icon ${action}` : 'link'}
              title={icon && word}
              aria-label={icon ? undefined : t('action_for', word, name)}
              tabindex={tabIndex}
              onClick={action === 'remove' ? onRemove : act(rowCommand(row, action))}
            >
              {!icon && word}
            </Button>
          );
        })}
    </>
  );
}
