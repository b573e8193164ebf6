import { OptionsRules, type RuleSettings } from './options-rules';
import { Preference, SelectPreference, SwitchPreference } from './preference';
import type { PreferenceSettings } from './preferences';
import { Segments, Switch } from './setting';
import type { Translate } from './translate';

export interface CallSettings extends PreferenceSettings, RuleSettings {
  /** Numbers that may be shown to the people called, as people write them. */
  readonly callerIds: readonly { readonly number: string; readonly label: string }[];
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

/** How calls behave, and which numbers they may reach. */
export function OptionsCalls(props: SectionProps) {
  const { calls, t } = props;
  const callerIds = calls.callerIds.map(({ number, label }) => [number, label] as const);
  return (
    <section data-section="calls">
      <h1>{t('nav_calls')}</h1>
      <Removal {...props} />
      <BringIn {...props} />
      <SelectPreference
        settings={calls}
        name="leaveDefault"
        title={t('pref_leave')}
        hint={t('pref_leave_hint')}
        options={[
          ['ask', t('pref_leave_ask')],
          ['leave', t('leave')],
          ['end', t('end_for_all')],
        ]}
        t={t}
      />
      <SelectPreference
        settings={calls}
        name="callerId"
        title={t('pref_caller_id')}
        hint={t('pref_caller_id_hint')}
        options={[['', t('caller_id_default')], ...callerIds]}
        t={t}
      />
      {(['ringInBrowser', 'notify', 'contextMenu'] as const).map((name) => (
        <SwitchPreference
          key={name}
          settings={calls}
          name={name}
          title={t(`pref_${name}`)}
          hint={t(`pref_${name}_hint`)}
          t={t}
        />
      ))}
      <OptionsRules rules={calls} t={t} />
    </section>
  );
}

function Removal({ calls, t }: SectionProps) {
  const { preferences, onChange } = calls;
  const hint = preferences.removal === 'at-once' ? 'pref_removal_at_once_hint' : 'pref_removal_hint';
  return (
    <Preference settings={calls} name="removal" title={t('pref_removal')} hint={t(hint)} t={t}>
      {(isLocked) => (
        <Segments
          name="removal"
          label={t('pref_removal')}
          value={preferences.removal}
          options={REMOVALS}
          isDisabled={isLocked}
          onChange={(removal) => onChange({ removal })}
          t={t}
        />
      )}
    </Preference>
  );
}

function BringIn({ calls, t }: SectionProps) {
  const { preferences, onChange } = calls;
  return (
    <Preference settings={calls} name="bringIn" title={t('pref_bring_in')} hint={t('pref_bring_in_hint')} t={t}>
      {(isLocked) => (
        <Switch
          name="bring-in"
          label={t('pref_bring_in')}
          isOn={preferences.bringIn === 'on-answer'}
          isDisabled={isLocked}
          onChange={(isOn) => onChange({ bringIn: isOn ? 'on-answer' : 'by-hand' })}
        />
      )}
    </Preference>
  );
}
