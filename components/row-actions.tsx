import type { Command } from '../lib/call/commands';
import type { RowAction, RowView } from '../lib/call/snapshot';
import type { Act } from './call-props';
import { Icon, type IconName } from './icon';
import { actionText } from './text';
import type { Translate } from './translate';

/** The command behind a row's button. `remove` is not here: it is asked for first. */
export function rowCommand(row: RowView, action: Exclude<RowAction, 'remove'>): Command {
  const person = { personId: row.id, generation: row.generation };
  switch (action) {
    case 'cancel':
      return { kind: 'remove', ...person, delayMs: 0 };
    case 'undo':
      return { kind: 'undoRemove', ...person };
    case 'call-back':
      return { kind: 'callBack', ...person };
    case 'bring-in':
      return { kind: 'bringIn', ...person };
    case 'talk':
      return { kind: 'talk', personId: row.id };
    case 'stop-talking':
      return { kind: 'talk', personId: null };
    case 'send-extension':
      return { kind: 'sendTones', tones: row.extension ?? '', personId: row.id };
    default:
      return { kind: 'setPersonMuted', ...person, muted: action === 'mute' };
  }
}

const ICONS: Partial<Record<RowAction, IconName>> = {
  mute: 'mic',
  unmute: 'mic-off',
  'call-back': 'again',
  cancel: 'cross',
  remove: 'cross',
};

/** Left to right; the button that ends something stands last, where the eye expects it. */
const ORDER: readonly RowAction[] = ['mute', 'unmute', 'call-back', 'cancel', 'remove'];
const WORDS: readonly RowAction[] = ['bring-in', 'talk', 'stop-talking', 'send-extension'];

export interface RowActionsProps {
  readonly row: RowView;
  readonly name: string;
  /** Only the current row of the list is in the tab order. */
  readonly tabIndex: number;
  readonly act: Act;
  readonly onRemove: (event: Event) => void;
  readonly t: Translate;
}

/** The icon buttons at the end of a row. */
export function RowIcons(props: RowActionsProps) {
  const { row, name, t } = props;
  return (
    <span class="acts">
      {shown(row, ORDER).map((action) => (
        <button
          key={action}
          type="button"
          class={`icon ${action}`}
          data-action={action}
          aria-label={t(actionText(action), undefined, [name])}
          title={t(actionText(action), undefined, [name])}
          tabIndex={props.tabIndex}
          onClick={(event) => run(props, action, event)}
        >
          <Icon name={ICONS[action] ?? 'cross'} />
        </button>
      ))}
    </span>
  );
}

/** The worded buttons in the second line of a row. */
export function RowWords(props: RowActionsProps) {
  const { row, name, t } = props;
  return (
    <>
      {shown(row, WORDS).map((action) => {
        const word = t(actionText(action), undefined, [row.extension ?? '']);
        return (
          <button
            key={action}
            type="button"
            class="link"
            data-action={action}
            aria-label={t('action_for', undefined, [word, name])}
            tabIndex={props.tabIndex}
            onClick={(event) => run(props, action, event)}
          >
            {word}
          </button>
        );
      })}
    </>
  );
}

const shown = (row: RowView, wanted: readonly RowAction[]) => wanted.filter((action) => row.actions.includes(action));

function run({ row, act, onRemove }: RowActionsProps, action: RowAction, event: Event) {
  if (action === 'remove') onRemove(event);
  else act(event, rowCommand(row, action));
}
