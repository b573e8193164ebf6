import type { Snapshot } from '../lib/call/snapshot';
import { Button } from './button';
import type { CallParts } from './call-props';

/** What can be done once the rep is out, in this order, and how it looks. */
const CHOICES = [
  ['rejoin', 'primary'],
  ['end', 'danger'],
  ['dismiss', ''],
] as const;

const isLeftover = ({ notices }: Snapshot) => notices.some(({ kind }) => kind === 'leftover');

/** Says whether the rep is out of the conference, so that the bar gives way to Rejoin, End or Dismiss. */
export function isOut(snapshot: Snapshot): boolean {
  const { kind } = snapshot.host.phase;
  return kind === 'left' || kind === 'ended' || isLeftover(snapshot);
}

/** The rep is out: why, and what can be done now. */
export function WayBack({ snapshot, act, t }: Pick<CallParts, 'snapshot' | 'act' | 't'>) {
  const { phase } = snapshot.host;
  const end = isLeftover(snapshot) ? 'end_leftover' : 'end_for_all';
  return (
    <>
      {phase.kind === 'ended' && (
        <p class="note" role="alert" data-ended={phase.reason}>
          {t(`ended_${phase.reason}`)}
        </p>
      )}
      <footer>
        {CHOICES.filter(([kind]) => snapshot.actions.includes(kind)).map(([kind, look]) => (
          <Button key={kind} does={kind} class={`btn wide ${look}`} onClick={act({ kind })}>
            {t(kind === 'end' ? end : kind)}
          </Button>
        ))}
      </footer>
    </>
  );
}
