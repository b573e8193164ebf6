import { useEffect, useState } from 'preact/hooks';
import { cleanName } from '../lib/call/clean-name';
import { Segments, Setting } from './setting';
import type { Translate } from './translate';

export type ServerName = 'production' | 'sandbox';

export interface AccountSettings {
  readonly server: ServerName;
  readonly clientId: string;
  /** The client id, and with it the server unless said otherwise, is an administrator's choice. */
  readonly isLocked: boolean;
  readonly isServerLocked?: boolean;
  /** What an administrator must allow in the RingCentral app. */
  readonly redirectUri: string;
  readonly signedInAs: { readonly name: string; readonly extension: string } | null;
  readonly signIn: 'idle' | 'busy' | 'failed';
  /** Signing out or changing the account would cut the call off. */
  readonly isInCall: boolean;
  readonly onServer: (server: ServerName) => void;
  readonly onClientId: (clientId: string) => void;
  readonly onCopy: (text: string) => void;
  readonly onSignIn: () => void;
  readonly onSignOut: () => void;
}

interface SectionProps {
  readonly account: AccountSettings;
  readonly t: Translate;
}

/** Which RingCentral, which app, which person. */
export function OptionsAccount({ account, t }: SectionProps) {
  const isServerLocked = account.isServerLocked ?? account.isLocked;
  return (
    <section data-section="account">
      <h1>{t('nav_account')}</h1>
      {account.isInCall && <p class="hint">{t('sign_out_in_call')}</p>}
      <Setting title={t('server')} hint={t(isServerLocked ? 'set_by_admin' : 'server_hint')} isLocked={isServerLocked}>
        <Segments
          name="server"
          label={t('server')}
          value={account.server}
          options={[
            ['production', 'server_production'],
            ['sandbox', 'server_sandbox'],
          ]}
          isDisabled={isServerLocked || account.isInCall}
          onChange={account.onServer}
          t={t}
        />
      </Setting>
      <ClientId account={account} t={t} />
      <Setting title={t('redirect_uri')} hint={t('redirect_uri_hint')}>
        <RedirectUri account={account} t={t} />
      </Setting>
      <SignIn account={account} t={t} />
    </section>
  );
}

function ClientId({ account, t }: SectionProps) {
  const [text, setText] = useState(account.clientId);
  const [isBad, setBad] = useState(false);
  useEffect(() => setText(account.clientId), [account.clientId]);
  const isFixed = account.isLocked || account.isInCall;
  const save = (event: Event) => {
    event.preventDefault();
    const wanted = text.trim();
    const isGood = /^[\w-]+$/.test(wanted);
    setBad(!isGood);
    if (isGood) account.onClientId(wanted);
  };
  return (
    <Setting
      title={t('client_id')}
      hint={t(account.isLocked ? 'set_by_admin' : 'client_id_hint')}
      isLocked={account.isLocked}
    >
      <form class="inline" onSubmit={save}>
        <input
          data-field="client-id"
          aria-label={t('client_id')}
          autoComplete="off"
          spellcheck={false}
          value={text}
          disabled={isFixed}
          aria-invalid={isBad}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button type="submit" class="btn" data-action="save-client-id" disabled={isFixed || text === account.clientId}>
          {t(text !== '' && text === account.clientId ? 'saved' : 'save')}
        </button>
        {isBad && (
          <p class="bad" role="alert">
            {t('client_id_bad')}
          </p>
        )}
      </form>
    </Setting>
  );
}

function RedirectUri({ account, t }: SectionProps) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    account.onCopy(account.redirectUri);
    setCopied(true);
  };
  return (
    <span class="inline">
      <code data-field="redirect-uri">{account.redirectUri}</code>
      <button type="button" class="btn" data-action="copy-redirect-uri" onClick={copy}>
        <span aria-live="polite">{t(isCopied ? 'copied' : 'copy')}</span>
      </button>
    </span>
  );
}

function SignIn({ account, t }: SectionProps) {
  const { signedInAs, signIn } = account;
  if (signedInAs !== null) {
    const name = t('signed_in_as', cleanName(signedInAs.name), signedInAs.extension);
    return (
      <Setting title={name} hint={t('sign_out_hint')}>
        <button
          type="button"
          class="btn"
          data-action="sign-out"
          disabled={account.isInCall}
          onClick={account.onSignOut}
        >
          {t('sign_out')}
        </button>
      </Setting>
    );
  }
  return (
    <Setting title={t('signed_out')} hint={t(signIn === 'failed' ? 'sign_in_failed' : 'step_sign_in_hint')}>
      <button
        type="button"
        class="btn primary"
        data-action="sign-in"
        disabled={account.clientId === '' || signIn === 'busy'}
        onClick={account.onSignIn}
      >
        {t(signIn === 'busy' ? 'signing_in' : 'sign_in')}
      </button>
    </Setting>
  );
}
