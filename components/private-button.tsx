import type { NewPerson } from '../lib/call/commands';
import { EYE, EYE_OFF, Icon } from './icon';
import type { Translate } from './translate';

/** Are names and numbers hidden? */
export interface Privacy {
  readonly isOn: boolean;
  /** An administrator decided it. */
  readonly isLocked: boolean;
  readonly onToggle: () => void;
  /** How somebody who is not called yet looks on screen. */
  readonly shown: (person: NewPerson) => NewPerson;
}

/** Hides names and numbers, or shows them again, with one click. */
export function PrivateButton({ privacy, t }: { readonly privacy: Privacy; readonly t: Translate }) {
  const { isOn, isLocked, onToggle } = privacy;
  return (
    <button
      type="button"
      class={isOn ? 'icon is-private' : 'icon'}
      data-action="toggle-private"
      aria-label={t('private_mode')}
      aria-pressed={isOn}
      disabled={isLocked}
      title={t('private_mode_hint')}
      onClick={onToggle}
    >
      <Icon path={isOn ? EYE_OFF : EYE} />
    </button>
  );
}
