import type { Command } from '../lib/call/commands';
import type { RowAction, RowView } from '../lib/call/snapshot';
import { Button } from './button';
import type { Act } from './call-props';
import { AGAIN, CROSS, MIC, MIC_OFF } from './icon';
import { actionText } from './text';
import type { Translate } from './translate';

/** The command behind a row's button. `remove` is asked for first, see `roster.tsx`. */
export function rowCommand(row: RowView, action: RowAction): Command {
  const person = { personId: row.id, generation: row.generation };
  switch (action) {
    case 'undo':
      return { kind: 'undoRemove', ...person };
    case 'call-back':
      return { kind: 'callBack', ...person };
    case 'bring-in':
      return { kind: 'bringIn', ...person };
    case 'talk':
    case 'stop-talking':
      return { kind: 'talk', personId: action === 'talk' ? row.id : null };
    case 'send-extension':
      return { kind: 'sendTones', tones: row.extension ?? '', personId: row.id };
    case 'mute':
    case 'unmute':
      return { kind: 'setPersonMuted', ...person, muted: action === 'mute' };
    default:
      return { kind: 'remove', ...person, delayMs: 0 };
  }
}

type Drawn = readonly [action: RowAction, icon?: string];

/** In the order of the row; what ends something stands last, where the eye expects it. */
const ICONS: readonly Drawn[] = [
  ['mute', MIC],
  ['unmute', MIC_OFF],
  ['call-back', AGAIN],
  ['cancel', CROSS],
  ['remove', CROSS],
];
const WORDS: readonly Drawn[] = [['bring-in'], ['talk'], ['stop-talking'], ['send-extension']];

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
  return <span class="acts">{buttons(props, ICONS)}</span>;
}

/** The worded buttons in the second line of a row. */
export function RowWords(props: RowActionsProps) {
  return <>{buttons(props, WORDS)}</>;
}

function buttons({ row, name, tabIndex, act, onRemove, t }: RowActionsProps, drawn: readonly Drawn[]) {
  return drawn
    .filter(([action]) => row.actions.includes(action))
    .map(([action, icon]) => {
      const word = t(actionText(action), undefined, [icon ? name : (row.extension ?? '')]);
      return (
        <Button
          key={action}
          does={action}
          icon={icon}
          class={icon ? `icon ${action}` : 'link'}
          title={icon && word}
          aria-label={icon ? word : t('action_for', undefined, [word, name])}
          tabIndex={tabIndex}
          onClick={(event) => (action === 'remove' ? onRemove(event) : act(event, rowCommand(row, action)))}
        >
          {!icon && word}
        </Button>
      );
    });
}
