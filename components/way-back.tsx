import type { Snapshot } from '../lib/call/snapshot';
import type { Act } from './call-props';
import { endText } from './text';
import type { TextKey, Translate } from './translate';

export interface WayBackProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
  readonly t: Translate;
}

interface Choice {
  readonly action: 'rejoin' | 'end' | 'dismiss';
  readonly text: TextKey;
  readonly look: string;
}

/** Says whether the rep is out of the conference, so that the bar gives way to Rejoin, End or Dismiss. */
export function isOut({ host, notices }: Snapshot): boolean {
  const { kind } = host.phase;
  return kind === 'left' || kind === 'ended' || notices.some((notice) => notice.kind === 'leftover');
}

/** The rep is out: why, and what can be done now. */
export function WayBack({ snapshot, act, t }: WayBackProps) {
  const { phase } = snapshot.host;
  return (
    <>
      {phase.kind === 'ended' && (
        <p class="note" role="alert" data-ended={phase.reason}>
          {t(endText(phase.reason))}
        </p>
      )}
      <footer>
        {choices(snapshot).map(({ action, text, look }) => (
          <button
            key={action}
            type="button"
            class={`btn wide ${look}`}
            data-action={action}
            onClick={(event) => act(event, { kind: action })}
          >
            {t(text)}
          </button>
        ))}
      </footer>
    </>
  );
}

function choices({ actions, notices }: Snapshot): readonly Choice[] {
  const isLeftover = notices.some(({ kind }) => kind === 'leftover');
  const all: readonly Choice[] = [
    { action: 'rejoin', text: 'rejoin', look: 'primary' },
    { action: 'end', text: isLeftover ? 'end_leftover' : 'end_for_all', look: 'danger' },
    { action: 'dismiss', text: 'dismiss', look: '' },
  ];
  return all.filter(({ action }) => actions.includes(action));
}
