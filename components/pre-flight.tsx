import type { LevelView } from './call-props';
import type { TextKey, Translate } from './translate';

/** How far a connection is. */
export type LinkView = 'off' | 'connecting' | 'ready' | 'failed';

export interface PreFlightProps {
  /** To RingCentral's phone service: sound. */
  readonly phone: LinkView;
  /** To RingCentral's events: who is on the call. */
  readonly events: LinkView;
  readonly level?: LevelView | undefined;
  readonly t: Translate;
}

type Look = 'ok' | 'wait' | 'lost';

const LOOKS: Readonly<Record<LinkView, Look>> = { ready: 'ok', connecting: 'wait', off: 'wait', failed: 'lost' };
const QUALITIES = { good: 'ok', weak: 'wait', lost: 'lost', unknown: 'wait' } as const;

/** What a call stands on, each with a sign and in words. */
export function PreFlight({ phone, events, level, t }: PreFlightProps) {
  const quality = level?.quality ?? 'unknown';
  const lines: readonly (readonly [Look, TextKey])[] = [
    [LOOKS[phone], `link_phone_${phone}`],
    [LOOKS[events], `link_events_${events}`],
    [QUALITIES[quality], `quality_${quality}`],
  ];
  return (
    <ul class="checks" aria-label={t('checks')}>
      {lines.map(([look, text]) => (
        <li key={text} class={look}>
          {t(text)}
        </li>
      ))}
    </ul>
  );
}
