import { isSupportedCountry } from 'libphonenumber-js/max';
import { partsOf } from './draft';
import { MAX_NUMBERS, parseNumbers } from './parse-numbers';
import { Preference, SelectPreference, TextEditor } from './preference';
import type { PreferenceSettings } from './preferences';
import { Setting } from './setting';
import type { Translate } from './translate';

/** Numbers that are never dialled. */
export interface RuleSettings extends PreferenceSettings {
  readonly doNotCall: {
    readonly own: readonly string[];
    /** An administrator's. */
    readonly fixed: readonly string[];
    readonly onChange: (numbers: readonly string[]) => void;
  };
  /** How numbers without a country code are read; empty while nobody is signed in. */
  readonly country: string;
}

interface RulesProps {
  readonly rules: RuleSettings;
  readonly t: Translate;
}

const PER_MINUTE = [5, 10, 20, 30, 60, 100] as const;
const PER_HOUR = [20, 50, 100, 200, 500, 2_000] as const;

/** Which numbers may be dialled, and how many. */
export function OptionsRules({ rules, t }: RulesProps) {
  return (
    <>
      <h2>{t('rules')}</h2>
      <AllowedCountries rules={rules} t={t} />
      <SelectPreference
        settings={rules}
        name="premiumNumbers"
        title={t('pref_premium')}
        hint={t('pref_premium_hint')}
        options={(['refuse', 'ask', 'allow'] as const).map((name) => [name, t(`pref_premium_${name}`)] as const)}
        t={t}
      />
      <DoNotCall rules={rules} t={t} />
      <SelectPreference
        settings={rules}
        name="dialsPerMinute"
        title={t('pref_per_minute')}
        hint={t('pref_limit_hint')}
        options={PER_MINUTE.map((count) => [count, String(count)] as const)}
        t={t}
      />
      <SelectPreference
        settings={rules}
        name="dialsPerHour"
        title={t('pref_per_hour')}
        hint={t('pref_limit_hint')}
        options={PER_HOUR.map((count) => [count, String(count)] as const)}
        t={t}
      />
    </>
  );
}

function AllowedCountries({ rules, t }: RulesProps) {
  const save = (text: string) => {
    const codes = text
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((code) => code !== '');
    const wrong = codes.filter((code) => !isSupportedCountry(code));
    if (wrong.length > 0) return { problem: 'country_bad', about: wrong.join(', ') } as const;
    rules.onChange({ allowedCountries: [...new Set(codes)] });
    return null;
  };
  const title = t('pref_countries');
  return (
    <Preference settings={rules} name="allowedCountries" title={title} hint={t('pref_countries_hint')} t={t}>
      {(isLocked) => (
        <TextEditor
          name="allowed-countries"
          label={title}
          text={rules.preferences.allowedCountries.join(', ')}
          isDisabled={isLocked}
          onSave={save}
          t={t}
        />
      )}
    </Preference>
  );
}

function DoNotCall({ rules, t }: RulesProps) {
  const { own, fixed, onChange } = rules.doNotCall;
  const save = (text: string) => {
    const count = partsOf(text).length;
    if (count > MAX_NUMBERS)
      return { problem: 'numbers_too_many', about: new Intl.NumberFormat().format(count) } as const;
    const { numbers, wrong } = parseNumbers(text, rules.country);
    if (wrong.length > 0) return { problem: 'numbers_bad', about: wrong.join(', ') } as const;
    onChange(numbers);
    return null;
  };
  const hint = t('pref_do_not_call_hint');
  return (
    <Setting
      title={t('pref_do_not_call')}
      hint={fixed.length === 0 ? hint : `${hint} · ${t('do_not_call_fixed', fixed.length)}`}
    >
      <TextEditor
        name="do-not-call"
        label={t('pref_do_not_call')}
        text={own.join('\n')}
        lines={4}
        onSave={save}
        t={t}
      />
    </Setting>
  );
}
