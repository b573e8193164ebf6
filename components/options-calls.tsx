import type { BringInMode } from '../lib/call/commands';
import type { RemovalPreference } from './call-props';
import { Segments, Setting, Switch } from './setting';
import type { Translate } from './translate';

/** What a rep chooses once. */
export interface CallPreferences {
  readonly removal: RemovalPreference;
  readonly bringIn: BringInMode;
  /** Empty: the default of the account. */
  readonly callerId: string;
  /** Says who failed or dropped while the rep looks elsewhere. */
  readonly notify: boolean;
}

export interface CallSettings {
  readonly preferences: CallPreferences;
  /** Numbers that may be shown to the people called, as people write them. */
  readonly callerIds: readonly { readonly number: string; readonly label: string }[];
  /** What an administrator chose. */
  readonly locked?: { readonly removal?: boolean; readonly bringIn?: boolean } | undefined;
  readonly onChange: (preferences: CallPreferences) => void;
}

const REMOVALS = [
  ['ask', 'pref_removal_ask'],
  ['undo', 'pref_removal_undo'],
  ['at-once', 'pref_removal_at_once'],
] as const;

interface SectionProps {
  readonly calls: CallSettings;
  readonly t: Translate;
}

/** How calls behave. */
export function OptionsCalls({ calls, t }: SectionProps) {
  const { preferences, onChange } = calls;
  const { removal: isRemovalLocked = false, bringIn: isBringInLocked = false } = calls.locked ?? {};
  const removalHint = preferences.removal === 'at-once' ? 'pref_removal_at_once_hint' : 'pref_removal_hint';
  return (
    <section data-section="calls">
      <h1>{t('nav_calls')}</h1>
      <Setting
        title={t('pref_removal')}
        hint={t(isRemovalLocked ? 'set_by_admin' : removalHint)}
        isLocked={isRemovalLocked}
      >
        <Segments
          name="removal"
          label={t('pref_removal')}
          value={preferences.removal}
          options={REMOVALS}
          isDisabled={isRemovalLocked}
          onChange={(removal) => onChange({ ...preferences, removal })}
          t={t}
        />
      </Setting>
      <Setting
        title={t('pref_bring_in')}
        hint={t(isBringInLocked ? 'set_by_admin' : 'pref_bring_in_hint')}
        isLocked={isBringInLocked}
      >
        <Switch
          name="bring-in"
          label={t('pref_bring_in')}
          isOn={preferences.bringIn === 'on-answer'}
          isDisabled={isBringInLocked}
          onChange={(isOn) => onChange({ ...preferences, bringIn: isOn ? 'on-answer' : 'by-hand' })}
        />
      </Setting>
      <CallerId calls={calls} t={t} />
      <Notify calls={calls} t={t} />
    </section>
  );
}

function CallerId({ calls, t }: SectionProps) {
  const { preferences, onChange } = calls;
  return (
    <Setting title={t('pref_caller_id')} hint={t('pref_caller_id_hint')}>
      <select
        data-field="caller-id"
        aria-label={t('pref_caller_id')}
        value={preferences.callerId}
        onChange={(event) => onChange({ ...preferences, callerId: event.currentTarget.value })}
      >
        <option value="">{t('caller_id_default')}</option>
        {calls.callerIds.map(({ number, label }) => (
          <option key={number} value={number}>
            {label}
          </option>
        ))}
      </select>
    </Setting>
  );
}

function Notify({ calls, t }: SectionProps) {
  const { preferences, onChange } = calls;
  return (
    <Setting title={t('pref_notify')} hint={t('pref_notify_hint')}>
      <Switch
        name="notify"
        label={t('pref_notify')}
        isOn={preferences.notify}
        onChange={(notify) => onChange({ ...preferences, notify })}
      />
    </Setting>
  );
}
