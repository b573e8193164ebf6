import { useState } from 'preact/hooks';
import { Button } from './button';
import { Setting } from './setting';
import type { Translate } from './translate';

export interface PrivacySettings {
  /** Deleting everything would cut the call off. */
  readonly isInCall: boolean;
  readonly onDeleteAll: () => void;
}

interface SectionProps {
  readonly privacy: PrivacySettings;
  readonly t: Translate;
}

const PLACES = ['local', 'session', 'sent'] as const;

/** What is stored, where, and the way to be rid of it. */
export function OptionsPrivacy({ privacy, t }: SectionProps) {
  const [isAsked, setAsked] = useState(false);
  return (
    <section data-section="privacy">
      <h1>{t('nav_privacy')}</h1>
      {PLACES.map((place) => (
        <Setting key={place} title={t(`privacy_${place}`)} hint={t(`privacy_${place}_hint`)}>
          {null}
        </Setting>
      ))}
      <Setting title={t('delete_all')} hint={t(privacy.isInCall ? 'sign_out_in_call' : 'delete_all_hint')}>
        <Button
          does="delete-all"
          class={isAsked ? 'btn danger' : 'btn'}
          disabled={privacy.isInCall}
          onClick={isAsked ? privacy.onDeleteAll : () => setAsked(true)}
          onBlur={() => setAsked(false)}
        >
          {t(isAsked ? 'delete_all_sure' : 'delete_all')}
        </Button>
      </Setting>
    </section>
  );
}
