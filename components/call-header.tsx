import type { ComponentChildren } from 'preact';
import type { Snapshot } from '../lib/call/snapshot';
import type { LevelView } from './call-props';
import { clockTime } from './duration';
import { qualityText } from './text';
import type { Translate } from './translate';

export interface CallHeaderProps {
  readonly title: string;
  readonly snapshot: Snapshot;
  readonly agedMs: number;
  readonly level?: LevelView | undefined;
  readonly children?: ComponentChildren;
  readonly t: Translate;
}

const QUALITY_TONES = { good: 'live', weak: 'wait', lost: 'lost' };

/** Heading with the number of people in its name, connection quality and timer. */
export function CallHeader({ title, snapshot, agedMs, level, children, t }: CallHeaderProps) {
  const people = t('people_count', snapshot.onCallCount);
  return (
    <header>
      <h2 aria-label={t('heading_with_count', undefined, [title, people])}>{title}</h2>
      {level && level.quality !== 'unknown' && (
        <span class={`bars ${QUALITY_TONES[level.quality]}`} role="img" aria-label={t(qualityText(level.quality))} />
      )}
      <CallTimer snapshot={snapshot} agedMs={agedMs} />
      {children}
    </header>
  );
}

/** How long the rep has been in; it stands still once the call has ended. */
export function CallTimer({ snapshot, agedMs }: Pick<CallHeaderProps, 'snapshot' | 'agedMs'>) {
  if (snapshot.elapsedMs === null) return null;
  const isRunning = snapshot.host.phase.kind !== 'ended';
  return <span class="timer">{clockTime(snapshot.elapsedMs + (isRunning ? agedMs : 0))}</span>;
}
