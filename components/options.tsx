import { useState } from 'preact/hooks';
import { type AccountSettings, OptionsAccount } from './options-account';
import { type AudioSettings, OptionsAudio } from './options-audio';
import { type CallSettings, OptionsCalls } from './options-calls';
import { type DiagnosticSettings, OptionsDiagnostics } from './options-diagnostics';
import { OptionsPrivacy, type PrivacySettings } from './options-privacy';
import { OptionsShortcuts, type ShortcutSettings } from './options-shortcuts';
import { OptionsSites, type SiteSettings } from './options-sites';
import type { Translate } from './translate';

const SECTIONS = ['account', 'sites', 'calls', 'audio', 'shortcuts', 'privacy', 'diagnostics'] as const;

export type OptionsSection = (typeof SECTIONS)[number];

/** A section by its name, as an address may end in it. */
export const findSection = (name: string): OptionsSection | undefined => SECTIONS.find((section) => section === name);

export interface OptionsProps {
  /** Which section is open at first. */
  readonly section?: OptionsSection | undefined;
  readonly account: AccountSettings;
  readonly sites: SiteSettings;
  readonly calls: CallSettings;
  readonly audio: AudioSettings;
  readonly shortcuts: ShortcutSettings;
  readonly privacy: PrivacySettings;
  readonly diagnostics: DiagnosticSettings;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly t: Translate;
}

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
        {section === 'audio' && <OptionsAudio audio={props.audio} t={t} />}
        {section === 'privacy' && <OptionsPrivacy privacy={props.privacy} t={t} />}
        {section === 'diagnostics' && <OptionsDiagnostics diagnostics={props.diagnostics} t={t} />}
        {section === 'shortcuts' && <OptionsShortcuts keys={props.shortcuts} t={t} />}
      </main>
    </div>
  );
}
