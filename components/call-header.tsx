import type { ComponentChildren } from 'preact';
import type { CallParts } from './call-props';
import { clockTime } from './duration';

export interface CallHeaderProps extends Pick<CallParts, 'snapshot' | 'agedMs' | 'level' | 't'> {
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** Heading with the number of people in its name, connection quality and timer. */
export function CallHeader(props: CallHeaderProps) {
  const { title, snapshot, level, t } = props;
  const quality = level?.quality;
  return (
    <header>
      <h2 aria-label={t('heading_with_count', title, t('people_count', snapshot.onCallCount))}>{title}</h2>
      {quality && <span class={`bars ${quality}`} role="img" aria-label={t(`quality_${quality}`)} />}
      <CallTimer {...props} />
      {props.children}
    </header>
  );
}

/** How long the rep has been in; it stands still once the call has ended. */
export function CallTimer({ snapshot, agedMs }: Pick<CallHeaderProps, 'snapshot' | 'agedMs'>) {
  const { elapsedMs, host } = snapshot;
  const runningMs = host.phase.kind === 'ended' ? 0 : agedMs;
  return elapsedMs !== null && <span class="timer">{clockTime(elapsedMs + runningMs)}</span>;
}
