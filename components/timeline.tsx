import type { TimelineView } from '../lib/call/snapshot';
import { personName } from './person-name';
import type { Translate } from './translate';

const MINUTE_MS = 60_000;

export interface TimelineProps {
  readonly entries: readonly TimelineView[];
  /** Milliseconds since the snapshot arrived. */
  readonly agedMs: number;
  readonly t: Translate;
}

/** The last events of a call, oldest first. */
export function Timeline({ entries, agedMs, t }: TimelineProps) {
  if (entries.length === 0) return null;
  return (
    <section aria-label={t('timeline')}>
      <h3 class="group">{t('timeline')}</h3>
      <ol class="log">
        {entries.map((entry) => (
          <li key={`${entry.what} ${entry.name} ${entry.number} ${entry.agoMs}`} data-timeline={entry.what}>
            <span class="ago">{agoText(entry.agoMs + agedMs, t)}</span>
            <bdi>{sentence(entry, t)}</bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}

function agoText(agoMs: number, t: Translate): string {
  const minutes = Math.floor(agoMs / MINUTE_MS);
  return minutes === 0 ? t('just_now') : t('minutes_ago', String(minutes));
}

function sentence(entry: TimelineView, t: Translate): string {
  const what = t(`timeline_${entry.what}`, personName(entry, t));
  return entry.reason === undefined ? what : t('timeline_why', what, t(`reason_${entry.reason}`));
}
