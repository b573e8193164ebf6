import { useEffect, useRef } from 'preact/hooks';
import type { Snapshot } from '../lib/call/snapshot';
import { Button } from './button';
import type { Act } from './call-props';
import { personName } from './person-name';
import type { Translate } from './translate';

export interface LeaveMenuProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
  readonly onClose: () => void;
  readonly t: Translate;
}

/** Leaving and ending are different things; the harmless one has the focus. */
export function LeaveMenu({ snapshot, act, onClose, t }: LeaveMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll('button') ?? [])];
  useEffect(() => items()[0]?.focus(), []);
  const choose = (kind: 'leave' | 'end') => (event: Event) => {
    onClose();
    act(event, { kind });
  };
  const handleKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    else if (event.key.startsWith('Arrow'))
      items()
        .find((item) => item !== event.target)
        ?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const names = snapshot.rows
    .filter(({ phase }) => phase === 'joined' || phase === 'checking')
    .map((row) => personName(row, t));
  const count = names.length;
  const leaveHint = count === 2 ? t('leave_hint_two', undefined, names) : t('leave_hint', count, names);
  return (
    <div class="menu" role="menu" ref={menu} tabIndex={-1} aria-label={t('leave_or_end')} onKeyDown={handleKey}>
      <Button does="leave" role="menuitem" onClick={choose('leave')}>
        <b>{t('leave')}</b>
        <span>{count ? leaveHint : t('nobody_else')}</span>
      </Button>
      <Button does="end" role="menuitem" class="bad" onClick={choose('end')}>
        <b>{t('end_for_all')}</b>
        <span>{count ? t('end_hint', count) : t('nobody_else')}</span>
      </Button>
    </div>
  );
}
