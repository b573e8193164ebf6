import { browser } from 'wxt/browser';
import { Options } from '../../components/options';
import { useSnapshot } from '../../components/use-snapshot';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import type { Status } from '../../lib/messaging/protocol';
import { isWorthShowing } from '../../lib/messaging/worth-showing';
import type { Items, Settings } from '../../lib/storage/items';
import { dir, t, usePageState, useSettings } from '../popup/page-hooks';
import { disableSite, enableSite } from '../popup/site-access';
import { useSignIn } from '../popup/use-sign-in';

/** Set when the extension is built for one company. */
declare const __CLIENT_ID__: string;

/** Registered by the admin in the company's RingCentral app. */
const redirectUri = () => browser.identity.getRedirectURL('ringcentral');

interface OptionsAppProps {
  readonly source: ExtensionClient;
  readonly items: Items;
}

interface SectionParts extends OptionsAppProps {
  readonly status: Status;
  readonly settings: Settings;
  readonly save: (change: Partial<Settings>) => void;
}

function useAccountSection({ source, status, settings, save }: SectionParts, isInCall: boolean) {
  const { signIn } = status;
  const signingIn = useSignIn(source, signIn);
  return {
    server: settings.server,
    clientId: settings.clientId || __CLIENT_ID__,
    isLocked: __CLIENT_ID__ !== '',
    redirectUri: redirectUri(),
    signedInAs: signIn.kind === 'signed-in' ? signIn.account : null,
    signIn: signingIn.state,
    isInCall,
    onServer: (server: Settings['server']) => save({ server }),
    onClientId: (clientId: string) => save({ clientId }),
    onCopy: (text: string) => void navigator.clipboard.writeText(text),
    onSignIn: signingIn.begin,
    onSignOut: () => void source.client.request({ kind: 'signOut' }),
  };
}

function LoadedOptions(parts: SectionParts) {
  const { source, items, status, settings, save } = parts;
  const isInCall = isWorthShowing(useSnapshot(source.client).snapshot);
  const account = useAccountSection(parts, isInCall);
  const callerIds = status.signIn.kind === 'signed-in' ? status.signIn.account.callerIds : [];
  return (
    <Options
      account={account}
      sites={{
        origins: status.sites,
        onAdd: (site) => enableSite(items, site),
        onRemove: (site) => void disableSite(items, site),
      }}
      calls={{
        preferences: settings,
        callerIds: callerIds.map((number) => ({ number, label: number })),
        onChange: ({ removal, bringIn, callerId }) => save({ removal, bringIn, callerId }),
      }}
      dir={dir}
      t={t}
    />
  );
}

/** Ties the settings page to storage and background. */
export function OptionsApp({ source, items }: OptionsAppProps) {
  const { status } = usePageState(source);
  const settings = useSettings(items);
  const save = (change: Partial<Settings>) => void items.settings.update((stored) => ({ ...stored, ...change }));
  if (!status) return null;
  return <LoadedOptions source={source} items={items} status={status} settings={settings} save={save} />;
}
