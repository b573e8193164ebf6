import { Button } from './button';
import type { CallParts } from './call-props';
import { isolated, personName } from './person-name';
import { takeFocus } from './take-focus';

export interface LeaveMenuProps extends Pick<CallParts, 'snapshot' | 'act' | 't'> {
  readonly onClose: () => void;
}

/** Leaving and ending are different things; the harmless one has the focus. */
export function LeaveMenu({ snapshot, act, onClose, t }: LeaveMenuProps) {
  const choose = (kind: 'leave' | 'end') => (event: Event) => {
    onClose();
    act({ kind })(event);
  };
  const handleKey = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.key === 'Escape') onClose();
    else if (event.key.startsWith('Arrow'))
      event.currentTarget.querySelector<HTMLElement>('button:not(:focus)')?.focus();
    else return;
    event.preventDefault();
  };
  const names = snapshot.rows
    .filter(({ phase }) => phase === 'joined' || phase === 'checking')
    .map((row) => isolated(personName(row, t)));
  const count = names.length;
  const leaveHint = count === 2 ? t('leave_hint_two', ...names) : t('leave_hint', count, ...names);
  return (
    <div class="menu" role="menu" aria-label={t('leave_or_end')} onKeyDown={handleKey}>
      <Button does="leave" role="menuitem" ref={takeFocus} onClick={choose('leave')}>
        <b>{t('leave')}</b>
        <span>{leaveHint}</span>
      </Button>
      <Button does="end" role="menuitem" class="bad" onClick={choose('end')}>
        <b>{t('end_for_all')}</b>
        <span>{t('end_hint', count)}</span>
      </Button>
    </div>
  );
}
