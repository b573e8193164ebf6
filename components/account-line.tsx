import { cleanName } from '../lib/call/clean-name';
import type { AccountView } from './account-view';
import { GEAR, Icon } from './icon';
import type { Translate } from './translate';

/** Who is signed in. */
export function AccountLine({ account, t }: { readonly account: AccountView; readonly t: Translate }) {
  return (
    <p class="account" data-account>
      <bdi>{t('signed_in_as', cleanName(account.name), account.extension)}</bdi>
    </p>
  );
}

/** The way to the settings. */
export function GearButton({ onClick, t }: { readonly onClick: () => void; readonly t: Translate }) {
  return (
    <button type="button" class="icon" data-action="options" aria-label={t('open_options')} onClick={onClick}>
      <Icon path={GEAR} />
    </button>
  );
}
