import type { RowView } from '../lib/call/snapshot';
import { Button } from './button';
import type { CallParts } from './call-props';
import { secondsLeft } from './duration';
import { isolated, personName } from './person-name';
import { rowCommand } from './row-command';

/** How long calling a removed person back is offered at the foot of the list; the row goes on offering it. */
const SHOWN_MS = 8000;

/** The rows whose removal can be taken back, before it happened or just after. */
export function toastsOf({ snapshot, agedMs }: Pick<CallParts, 'snapshot' | 'agedMs'>): readonly RowView[] {
  return snapshot.rows.filter(
    ({ actions, reason, sinceMs }) =>
      actions.includes('undo') ||
      (actions.includes('call-back') && reason === 'removed' && sinceMs !== null && sinceMs + agedMs < SHOWN_MS),
  );
}

/** At the foot of the list: what is done to somebody, with the way back. */
export function Toasts({ toasts, agedMs, act, t }: CallParts & { readonly toasts: readonly RowView[] }) {
  return (
    <>
      {toasts.map((row) => {
        const isPending = row.undoMs !== null;
        const name = personName(row, t);
        const word = t(isPending ? 'action_undo' : 'call_back');
        const action = isPending ? 'undo' : 'call-back';
        return (
          <div key={row.id} class="toast" data-toast={row.id}>
            <span>{t(isPending ? 'removing_name' : 'was_removed', isolated(name))}</span>
            {row.undoMs !== null && <b class="count">{secondsLeft(row.undoMs - agedMs)}</b>}
            <Button
              does={action}
              class="link end"
              aria-label={t('action_for', word, name)}
              onClick={act(rowCommand(row, action))}
            >
              {word}
            </Button>
          </div>
        );
      })}
    </>
  );
}
