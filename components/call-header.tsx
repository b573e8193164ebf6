import type { ComponentChildren } from 'preact';
import type { CallParts, LevelView } from './call-props';
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
      {quality && <Bars quality={quality} title={t(`quality_${quality}`)} />}
      <CallTimer {...props} />
      {props.children}
    </header>
  );
}

/** Four bars: how many are drawn strongly says how well the audio gets through. */
const BARS = ['M3 20v-3', 'M9 20v-7', 'M15 20v-11', 'M21 20v-15'];
const STRONG = { good: 3, weak: 2, lost: 1, unknown: 0 };

function Bars({ quality, title }: { readonly quality: LevelView['quality']; readonly title: string }) {
  return (
    <span class={quality} role="img" title={title} data-quality={quality}>
      <svg class="bars" viewBox="0 0 24 24" aria-hidden="true">
        <path d={BARS.join('')} />
        <path d={BARS.slice(0, STRONG[quality]).join('')} />
      </svg>
    </span>
  );
}

/** How long the rep has been in; it stands still once the call has ended. */
export function CallTimer({ snapshot, agedMs }: Pick<CallHeaderProps, 'snapshot' | 'agedMs'>) {
  const { elapsedMs, host } = snapshot;
  const runningMs = host.phase.kind === 'ended' ? 0 : agedMs;
  return elapsedMs !== null && <span class="timer">{clockTime(elapsedMs + runningMs)}</span>;
}
