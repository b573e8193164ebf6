import { Button } from './button';
import { Setting } from './setting';
import type { Translate } from './translate';

/** A key of the browser, as the rep has set it. */
export interface Shortcut {
  readonly name: 'toggle-mute' | 'focus-panel' | 'toggle-private' | 'open-popup';
  /** As the browser writes it; empty where none is set. */
  readonly keys: string;
}

export interface ShortcutSettings {
  readonly shortcuts: readonly Shortcut[];
  /** Only the browser's own page can change them. */
  readonly onChange: () => void;
}

interface SectionProps {
  readonly keys: ShortcutSettings;
  readonly t: Translate;
}

/** Which keys do what, and the way to change them. */
export function OptionsShortcuts({ keys, t }: SectionProps) {
  return (
    <section data-section="shortcuts">
      <h1>{t('nav_shortcuts')}</h1>
      <p class="hint">{t('shortcuts_hint')}</p>
      {keys.shortcuts.map((shortcut) => (
        <Setting key={shortcut.name} title={t(`shortcut_${shortcut.name}`)}>
          <kbd data-shortcut={shortcut.name}>{shortcut.keys || t('shortcut_none')}</kbd>
        </Setting>
      ))}
      <div>
        <Button does="change-shortcuts" class="btn" onClick={keys.onChange}>
          {t('shortcuts_change')}
        </Button>
      </div>
    </section>
  );
}
