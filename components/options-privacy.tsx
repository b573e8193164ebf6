import { useState } from 'preact/hooks';
import { Button } from './button';
import { type HistorySettings, OptionsHistory } from './options-history';
import { SelectPreference, SwitchPreference } from './preference';
import type { PreferenceSettings } from './preferences';
import { Setting } from './setting';
import type { TextKey, Translate } from './translate';

export interface PrivacySettings extends PreferenceSettings {
  /** Deleting everything would cut the call off. */
  readonly isInCall: boolean;
  /** Past calls; undefined until they were read. */
  readonly history?: HistorySettings | undefined;
  readonly onDeleteAll: () => void;
}

interface SectionProps {
  readonly privacy: PrivacySettings;
  readonly t: Translate;
}

const PLACES = ['local', 'session', 'sent'] as const;
const DAYS = [7, 30, 90, 365, 1_095] as const;
const CALLS = [20, 50, 100, 200, 500, 1_000] as const;

/** What is stored, where, for how long, and the way to be rid of it. */
export function OptionsPrivacy({ privacy, t }: SectionProps) {
  return (
    <section data-section="privacy">
      <h1>{t('nav_privacy')}</h1>
      {PLACES.map((place) => (
        <Setting key={place} title={t(`privacy_${place}`)} hint={t(`privacy_${place}_hint`)}>
          {null}
        </Setting>
      ))}
      <SwitchPreference
        settings={privacy}
        name="privateMode"
        title={t('pref_private_mode')}
        hint={t('pref_private_mode_hint')}
        t={t}
      />
      <History privacy={privacy} t={t} />
      <Delete
        does="delete-all"
        title="delete_all"
        sure="delete_all_sure"
        hint={privacy.isInCall ? 'sign_out_in_call' : 'delete_all_hint'}
        isDisabled={privacy.isInCall}
        onDelete={privacy.onDeleteAll}
        t={t}
      />
    </section>
  );
}

function History({ privacy, t }: SectionProps) {
  const none = [0, t('history_none')] as const;
  return (
    <>
      <SelectPreference
        settings={privacy}
        name="historyDays"
        title={t('pref_history_days')}
        hint={t('pref_history_days_hint')}
        options={[none, ...DAYS.map((days) => [days, t('days', days)] as const)]}
        t={t}
      />
      <SelectPreference
        settings={privacy}
        name="historyCalls"
        title={t('pref_history_calls')}
        hint={t('pref_history_calls_hint')}
        options={[none, ...CALLS.map((calls) => [calls, String(calls)] as const)]}
        t={t}
      />
      {privacy.history && <OptionsHistory history={privacy.history} t={t} />}
    </>
  );
}

interface DeleteProps {
  readonly does: string;
  readonly title: TextKey;
  readonly sure: TextKey;
  readonly hint: TextKey;
  readonly isDisabled: boolean;
  readonly onDelete: () => void;
  readonly t: Translate;
}

/** The first click arms it, the second one deletes. */
function Delete({ does, title, sure, hint, isDisabled, onDelete, t }: DeleteProps) {
  const [isAsked, setAsked] = useState(false);
  const remove = () => {
    setAsked(false);
    onDelete();
  };
  return (
    <Setting title={t(title)} hint={t(hint)}>
      <Button
        does={does}
        class={isAsked ? 'btn danger' : 'btn'}
        disabled={isDisabled}
        onClick={isAsked ? remove : () => setAsked(true)}
        onBlur={() => setAsked(false)}
      >
        {t(isAsked ? sure : title)}
      </Button>
    </Setting>
  );
}
