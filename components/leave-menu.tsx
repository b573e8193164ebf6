import { useEffect, useRef } from 'preact/hooks';
import type { Snapshot } from '../lib/call/snapshot';
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
  useEffect(() => menu.current?.querySelector('button')?.focus(), []);
  const choose = (event: Event, kind: 'leave' | 'end') => {
    onClose();
    act(event, { kind });
  };
  const others = snapshot.rows.filter(({ phase }) => phase === 'joined' || phase === 'checking');
  return (
    <div class="menu" role="menu" aria-label={t('leave_or_end')} ref={menu} tabIndex={-1} onKeyDown={walk(onClose)}>
      <button type="button" role="menuitem" data-action="leave" onClick={(event) => choose(event, 'leave')}>
        <b>{t('leave')}</b>
        <span>
          {leaveHint(
            others.map((row) => personName(row, t)),
            t,
          )}
        </span>
      </button>
      <button type="button" role="menuitem" class="bad" data-action="end" onClick={(event) => choose(event, 'end')}>
        <b>{t('end_for_all')}</b>
        <span>{others.length === 0 ? t('nobody_else') : t('end_hint', others.length)}</span>
      </button>
    </div>
  );
}

function leaveHint(names: readonly string[], t: Translate): string {
  if (names.length === 0) return t('nobody_else');
  return names.length === 2 ? t('leave_hint_two', undefined, names) : t('leave_hint', names.length, names);
}

function walk(onClose: () => void) {
  return (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const items = [...event.currentTarget.querySelectorAll('button')];
    if (event.key === 'Escape') onClose();
    else if (event.key.startsWith('Arrow')) items.find((item) => item !== event.target)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
