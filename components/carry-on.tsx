import type { Snapshot } from '../lib/call/snapshot';
import { Button } from './button';
import type { Act } from './call-props';
import type { Translate } from './translate';

interface CarryOnProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
  readonly t: Translate;
}

/** The two answers to whether a long call is meant to go on. The question itself stands with the other notices. */
export function CarryOn({ snapshot, act, t }: CarryOnProps) {
  if (!snapshot.notices.some(({ kind }) => kind === 'long-call')) return null;
  return (
    <div class="take-along asked" data-question="long-call">
      <Button does="carry-on" class="btn primary" onClick={act({ kind: 'carryOn' })}>
        {t('carry_on')}
      </Button>
      {snapshot.actions.includes('end') && (
        <Button does="end-long-call" class="btn danger" onClick={act({ kind: 'end' })}>
          {t('end_for_all')}
        </Button>
      )}
    </div>
  );
}
