import type { Snapshot } from '../lib/call/snapshot';
import { Avatar } from './avatar';
import { Button } from './button';
import { CallTimer } from './call-header';
import type { Act } from './call-props';
import { MIC, MIC_OFF } from './icon';
import { bannersOf } from './notices';
import { personName } from './person-name';
import { isApart } from './row-state';
import type { Translate } from './translate';

export interface PillProps {
  readonly snapshot: Snapshot;
  readonly agedMs: number;
  readonly act: Act;
  readonly onRestore: () => void;
  readonly t: Translate;
}

/** The minimised panel: who, how many, how long, and the mute button. */
export function Pill({ snapshot, agedMs, act, onRestore, t }: PillProps) {
  const { muted } = snapshot.host;
  const action = muted ? 'unmute' : 'mute';
  const people = snapshot.rows.filter((row) => !isApart(row));
  return (
    <div class="pill">
      <Button does="restore" aria-label={restoreLabel(snapshot, t)} onClick={onRestore}>
        <span class="stack">
          {people.slice(0, 3).map((row) => (
            <Avatar key={row.id} name={personName(row, t)} />
          ))}
        </span>
        <b>{snapshot.onCallCount}</b>
        <CallTimer snapshot={snapshot} agedMs={agedMs} />
        {bannersOf(snapshot).length > 0 && <b class="bad">!</b>}
      </Button>
      <Button
        does={action}
        icon={muted ? MIC_OFF : MIC}
        class={`icon ${action}`}
        disabled={!snapshot.actions.includes(action)}
        aria-label={t(`${action}_yourself`)}
        onClick={(event) => act(event, { kind: 'setMuted', muted: !muted })}
      />
    </div>
  );
}

const restoreLabel = (snapshot: Snapshot, t: Translate) =>
  t('heading_with_count', undefined, [t('restore'), t('people_count', snapshot.onCallCount)]);
