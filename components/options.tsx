import { useState } from 'preact/hooks';
import { type AccountSettings, OptionsAccount } from './options-account';
import { type CallSettings, OptionsCalls } from './options-calls';
import { type DiagnosticSettings, OptionsDiagnostics } from './options-diagnostics';
import { OptionsPrivacy, type PrivacySettings } from './options-privacy';
import { OptionsShortcuts, type ShortcutSettings } from './options-shortcuts';
import { OptionsSites, type SiteSettings } from './options-sites';
import type { Translate } from './translate';

export type OptionsSection = 'account' | 'sites' | 'calls' | 'shortcuts' | 'privacy' | 'diagnostics';

export interface OptionsProps {
  /** Which section is open at first. */
  readonly section?: OptionsSection | undefined;
  readonly account: AccountSettings;
  readonly sites: SiteSettings;
  readonly calls: CallSettings;
  readonly shortcuts: ShortcutSettings;
  readonly privacy: PrivacySettings;
  readonly diagnostics: DiagnosticSettings;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly t: Translate;
}

const SECTIONS: readonly OptionsSection[] = ['account', 'sites', 'calls', 'shortcuts', 'privacy', 'diagnostics'];

/** The settings page. */
export function Options(props: OptionsProps) {
  const { t } = props;
  const [section, setSection] = useState(props.section ?? 'account');
  return (
    <div class="pl options" dir={props.dir ?? 'ltr'}>
      <nav aria-label={t('title_options')}>
        {SECTIONS.map((name) => (
          <button
            key={name}
            type="button"
            data-nav={name}
            aria-current={name === section ? 'page' : undefined}
            onClick={() => setSection(name)}
          >
            {t(`nav_${name}`)}
          </button>
        ))}
      </nav>
      <main>
        {section === 'account' && <OptionsAccount account={props.account} t={t} />}
        {section === 'sites' && <OptionsSites sites={props.sites} t={t} />}
        {section === 'calls' && <OptionsCalls calls={props.calls} t={t} />}
        {section === 'privacy' && <OptionsPrivacy privacy={props.privacy} t={t} />}
        {section === 'diagnostics' && <OptionsDiagnostics diagnostics={props.diagnostics} t={t} />}
        {section === 'shortcuts' && <OptionsShortcuts keys={props.shortcuts} t={t} />}
      </main>
    </div>
  );
}
