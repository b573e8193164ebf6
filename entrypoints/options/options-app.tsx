import { browser } from 'wxt/browser';
import { findSection, Options } from '../../components/options';
import { formatCallee } from '../../components/parse-callee';
import type { Preferences } from '../../components/preferences';
import { useSnapshot } from '../../components/use-snapshot';
import type { Snapshot } from '../../lib/call/snapshot';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import type { Status } from '../../lib/messaging/protocol';
import { isWorthShowing } from '../../lib/messaging/worth-showing';
import { type Items, lockedBy, type Policy, type Settings } from '../../lib/storage/items';
import type { RecordStore } from '../../lib/storage/record-store';
import { dir, t, usePageState, usePolicy, useSettings, useStored } from '../popup/page-hooks';
import { disableSite, enableSite } from '../popup/site-access';
import { useSignIn } from '../popup/use-sign-in';
import { deleteAll, saveAsFile, switchFinder } from './data';
import { writeReport } from './report';
import { useAudio } from './use-audio';
import { useHistorySection } from './use-history-section';
import { useShortcuts } from './use-shortcuts';

/** Set when the extension is built for one company. */
declare const __CLIENT_ID__: string;

/** Registered by the admin in the company's RingCentral app. */
const redirectUri = () => browser.identity.getRedirectURL('ringcentral');

interface OptionsAppProps {
  readonly source: ExtensionClient;
  readonly items: Items;
  readonly record: RecordStore;
}

/** Called within the click, so that the browser may ask for what notifications and menus need. */
async function savePreferences(change: Partial<Preferences>, save: SectionParts['save']) {
  const permissions = [
    ...(change.notify ? ['notifications' as const] : []),
    ...(change.contextMenu ? ['contextMenus' as const] : []),
  ];
  const isAllowed = permissions.length === 0 || (await browser.permissions.request({ permissions }));
  const { allowedCountries, ...rest } = change;
  if (isAllowed) save({ ...rest, ...(allowedCountries && { allowedCountries: [...allowedCountries] }) });
}

interface SectionParts extends OptionsAppProps {
  readonly status: Status;
  readonly settings: Settings;
  readonly policy: Policy;
  readonly save: (change: Partial<Settings>) => void;
}

function useAccountSection({ source, status, settings, policy, save }: SectionParts, isInCall: boolean) {
  const { signIn } = status;
  const signingIn = useSignIn(source, signIn);
  return {
    server: settings.server,
    clientId: settings.clientId || __CLIENT_ID__,
    isLocked: policy.clientId !== undefined,
    isServerLocked: policy.server !== undefined,
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

/** Written anew with every change of what it tells of. */
function useDiagnostics({ items, status, settings }: SectionParts, snapshot: Snapshot) {
  const log = useStored(items.log) ?? [];
  const { version } = browser.runtime.getManifest();
  return {
    report: writeReport({ version, userAgent: navigator.userAgent, status, settings, snapshot, log }),
    onCopy: (text: string) => void navigator.clipboard.writeText(text),
    onSave: saveAsFile,
  };
}

const openMicrophone = ({ client }: ExtensionClient) => void client.request({ kind: 'openMicrophone' });

/** What every section with preferences needs. */
const useShared = ({ settings, policy, save }: SectionParts) => ({
  preferences: settings,
  locked: lockedBy(policy),
  onChange: (change: Partial<Preferences>) => void savePreferences(change, save),
});

function useCalls({ status, settings, policy, save }: SectionParts) {
  const account = status.signIn.kind === 'signed-in' ? status.signIn.account : undefined;
  const country = account?.country ?? '';
  return {
    callerIds: (account?.callerIds ?? []).map((number) => ({ number, label: formatCallee(number, country) })),
    country,
    doNotCall: {
      own: settings.doNotCall.filter((number) => !policy.doNotCall.includes(number)),
      fixed: policy.doNotCall,
      onChange: (numbers: readonly string[]) => save({ doNotCall: [...numbers] }),
    },
  };
}

function LoadedOptions(parts: SectionParts) {
  const { source, items, record, status, settings, policy } = parts;
  const { snapshot } = useSnapshot(source.client);
  const isInCall = isWorthShowing(snapshot);
  const account = useAccountSection(parts, isInCall);
  const finderSites = useStored(items.finderSites) ?? [];
  const shared = useShared(parts);
  const history = useHistorySection(parts);
  return (
    <Options
      section={findSection(location.hash.slice(1))}
      account={account}
      sites={{
        origins: status.sites,
        fixed: policy.sites,
        onAdd: (site) => enableSite(items, site),
        onRemove: (site) => void disableSite(items, site),
        finder: {
          origins: finderSites,
          fixed: policy.finderSites,
          onChange: (site, isOn) => void switchFinder(items, site, isOn),
        },
      }}
      calls={{ ...shared, ...useCalls(parts) }}
      audio={{ ...shared, ...useAudio(settings), onAllowMicrophone: () => openMicrophone(source) }}
      shortcuts={useShortcuts()}
      privacy={{
        ...shared,
        isInCall,
        history,
        onDeleteAll: () => void deleteAll(source, items, record),
      }}
      diagnostics={useDiagnostics(parts, snapshot)}
      dir={dir}
      t={t}
    />
  );
}

/** Ties the settings page to storage and background. */
export function OptionsApp({ source, items, record }: OptionsAppProps) {
  const { status } = usePageState(source);
  const settings = useSettings(items);
  const policy = usePolicy(items);
  const save = (change: Partial<Settings>) => void items.settings.update((stored) => ({ ...stored, ...change }));
  if (!status || !policy) return null;
  return <LoadedOptions {...{ source, items, record, status, settings, policy, save }} />;
}
