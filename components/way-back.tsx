import type { Snapshot } from '../lib/call/snapshot';
import { Button } from './button';
import type { Act } from './call-props';
import { endText } from './text';
import type { TextKey, Translate } from './translate';

export interface WayBackProps {
  readonly snapshot: Snapshot;
  readonly act: Act;
  readonly t: Translate;
}

type Choice = readonly [action: 'rejoin' | 'end' | 'dismiss', text: TextKey, look: string];

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
        {choices(snapshot).map(([action, text, look]) => (
          <Button
            key={action}
            does={action}
            class={`btn wide ${look}`}
            onClick={(event) => act(event, { kind: action })}
          >
            {t(text)}
          </Button>
        ))}
      </footer>
    </>
  );
}

function choices({ actions, notices }: Snapshot): readonly Choice[] {
  const isLeftover = notices.some(({ kind }) => kind === 'leftover');
  const all: readonly Choice[] = [
    ['rejoin', 'rejoin', 'primary'],
    ['end', isLeftover ? 'end_leftover' : 'end_for_all', 'danger'],
    ['dismiss', 'dismiss', ''],
  ];
  return all.filter(([action]) => actions.includes(action));
}
