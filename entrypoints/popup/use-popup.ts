import { browser } from 'wxt/browser';
import type { OpenReason } from '../../components/call-props';
import { EMPTY_DRAFT, type StartRequest } from '../../components/popup';
import { useSnapshot } from '../../components/use-snapshot';
import type { Command } from '../../lib/call/commands';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import { DEFAULT_SETTINGS, type Items } from '../../lib/storage/items';
import type { RecordStore } from '../../lib/storage/record-store';
import { dir, t, useMicrophone, usePageState, useStored } from './page-hooks';
import { toPreflight } from './to-preflight';
import { useDraft } from './use-draft';
import { useGroups } from './use-groups';
import { useHistory } from './use-history';
import { useOpenedAt } from './use-opened-at';
import { usePage } from './use-page';
import { usePrivacy, usePrivateView } from './use-privacy';
import { useSignIn } from './use-sign-in';
import { useSite } from './use-site';

export interface PopupParts {
  readonly source: ExtensionClient;
  readonly items: Items;
  readonly record: RecordStore;
}

/** What a person can do in every view. */
function createActions({ client }: ExtensionClient, beginSignIn: () => void) {
  const openMicrophone = () => void client.request({ kind: 'openMicrophone' });
  return {
    openMicrophone,
    checkNow: () => void client.send({ kind: 'checkNow' }),
    openOptions: () => void client.request({ kind: 'openOptions' }),
    openDevices: () => void browser.tabs.create({ url: browser.runtime.getURL('/options.html#audio') }),
    openElsewhere: (why: OpenReason): void => {
      if (why === 'microphone') openMicrophone();
      if (why === 'sign-in') beginSignIn();
    },
    send: async (command: Command) => {
      const outcome = await client.send(command);
      return outcome.ok ? null : outcome.refusal;
    },
  };
}

/** Everything that the popup shows and does; undefined until all of it is known. */
export function usePopup({ source, items, record }: PopupParts) {
  const stored = useStored(items.settings);
  const settings = stored ?? DEFAULT_SETTINGS;
  const privacy = usePrivacy(items, settings);
  const received = usePrivateView(useSnapshot(source.client), privacy.isOn);
  const calls = useHistory(record);
  const openedAt = useOpenedAt(items);
  const groups = { ...useGroups(items), isPrivate: privacy.isOn };
  const { status, levels } = usePageState(source);
  const microphone = useMicrophone();
  const site = useSite(status);
  const found = usePage(items, site);
  // On a shared screen the page's people are nobody's business either.
  const page = privacy.isOn ? undefined : found;
  const [draft, changeDraft] = useDraft(source, items);
  const signIn = useSignIn(source, status?.signIn);
  const actions = createActions(source, signIn.begin);
  // Before it is known whether names are hidden, none is shown.
  if (!stored || !status || microphone === undefined || site === undefined || draft === undefined) return undefined;
  const start = async (request: StartRequest) => {
    const refusal = await actions.send({ kind: 'start', bringIn: settings.bringIn, ...request });
    if (refusal === null) changeDraft(EMPTY_DRAFT);
    return refusal;
  };
  const preflight = toPreflight(status, microphone);
  const account = status.signIn.kind === 'signed-in' ? status.signIn.account : null;
  return {
    ...{ received, status, levels, settings, microphone, site, page, draft, changeDraft, signIn, account, start },
    ...{ preflight, dir, t, privacy, calls, openedAt, groups },
    ...actions,
  };
}

export type Popup = NonNullable<ReturnType<typeof usePopup>>;
