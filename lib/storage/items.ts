import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { ListableArea, StorageArea } from './area';
import { createItem, type Item } from './item';
import { createKeyValueStore, type KeyValueStore } from './key-value';
import { applyPolicy, createPolicyReader, NO_POLICY, type PolicyArea, withFixedSites } from './policy';
import {
  accountSchema,
  callBacksSchema,
  type Draft,
  dialsSchema,
  draftSchema,
  groupsSchema,
  instanceIdSchema,
  type Layouts,
  layoutsSchema,
  logSchema,
  opaqueSchema,
  type Policy,
  type SavedGroup,
  type Settings,
  type StoredAccount,
  settingsSchema,
  sitesSchema,
} from './shapes';

export { lockedBy } from './policy';
export {
  type Draft,
  MAX_DRAFT_PEOPLE,
  MAX_GROUPS,
  type Policy,
  type SavedGroup,
  type Settings,
  type StoredAccount,
} from './shapes';

/** What a fresh installation starts with. */
export const DEFAULT_SETTINGS: Settings = v.parse(settingsSchema, {});

/** Nobody is about to be called. */
export const EMPTY_DRAFT: Draft = { people: [], text: '' };

/** Keys whose changes the background follows. */
export const SETTINGS_KEY = 'settings.v1';
export const WISHED_SITES_KEY = 'sites.v1';
export const DRAFT_KEY = 'draft.v1';

export const FINDER_SITES_KEY = 'finder-sites.v1';

/** Everything that is stored. `local` outlives the browser, `session` does not. */
export interface Items {
  /** What holds: reading puts the administrator's choices over the rep's. */
  readonly settings: Item<Settings>;
  readonly policy: { read(): Promise<Policy> };
  /** The administrator's and the rep's. Saved before the browser is asked, because the popup closes while it asks. */
  readonly wishedSites: Item<readonly string[]>;
  /** Sites on which numbers are looked for; of no effect where the panel is not enabled. */
  readonly finderSites: Item<readonly string[]>;
  /** How the rep arranged the panel, by site. */
  readonly layouts: Item<Layouts>;
  /** RingCentral's tokens, as its SDK keeps them. Wiped on sign-out. */
  readonly tokens: KeyValueStore;
  /** Wiped on sign-out. */
  readonly account: Item<StoredAccount | undefined>;
  /** A sign-in under way, and the position in the event stream with the subscription that it belongs to. */
  readonly platformSession: KeyValueStore;
  /** Names this profile's phone to RingCentral, always the same. Empty until minted. */
  readonly instanceId: Item<string>;
  /** The call, as the conductor last saved it. Text: an object of that size takes the browser several times as long. */
  readonly call: Item<string | undefined>;
  /** Enough of a live call to find it again after the browser died. */
  readonly liveCall: Item<string | undefined>;
  readonly draft: Item<Draft>;
  /** People who are called together again and again, newest first. */
  readonly groups: Item<readonly SavedGroup[]>;
  /** When web pages last had people called back. Unit: milliseconds since the epoch. */
  readonly callBacks: Item<readonly number[]>;
  /** When people were dialled within the last hour. Outlives the browser, as the caps do. Unit: milliseconds since the epoch. */
  readonly dials: Item<readonly number[]>;
  /** What the background reported, redacted. */
  readonly log: Item<readonly string[]>;
}

/** The browser's places to store things. */
export interface Areas {
  readonly local: ListableArea;
  readonly session: ListableArea;
  /** The administrator's choices. */
  readonly managed?: PolicyArea;
}

const noWarning = () => {};

/** What is read has something laid over it; what is changed and written does not. */
const overlaid = <T>(item: Item<T>, lay: (value: T) => Promise<T>): Item<T> => ({
  ...item,
  read: async () => lay(await item.read()),
});

/** Every key, default and version. A new shape of a value gets a new version in its key. */
export function createItems(
  { local, session, managed = NO_POLICY }: Areas,
  warn: (text: string) => void = noWarning,
): Items {
  const policy = { read: createPolicyReader(managed) };
  const itemsIn =
    (area: StorageArea) =>
    <T>(key: string, schema: v.GenericSchema<unknown, T>, fallback: T): Item<T> =>
      createItem<T>({ area, key, schema, fallback, warn });
  const [onDisk, inSession] = [itemsIn(local), itemsIn(session)];
  const sites = (key: string, readFixed: () => Promise<readonly string[]>) =>
    overlaid(onDisk<readonly string[]>(key, sitesSchema, []), async (own) => withFixedSites(own, await readFixed()));
  return {
    policy,
    settings: overlaid(onDisk(SETTINGS_KEY, settingsSchema, DEFAULT_SETTINGS), async (settings) =>
      applyPolicy(settings, await policy.read()),
    ),
    wishedSites: sites(WISHED_SITES_KEY, async () => (await policy.read()).sites),
    finderSites: sites(FINDER_SITES_KEY, async () => (await policy.read()).finderSites),
    layouts: onDisk<Layouts>('layouts.v1', layoutsSchema, {}),
    tokens: createKeyValueStore(local, 'tokens.v1.'),
    account: onDisk<StoredAccount | undefined>('account.v1', accountSchema, undefined),
    platformSession: createKeyValueStore(session, 'platform.v1.'),
    instanceId: onDisk('instance.v1', instanceIdSchema, ''),
    call: inSession<string | undefined>('call.v2', opaqueSchema, undefined),
    liveCall: onDisk<string | undefined>('live-call.v2', opaqueSchema, undefined),
    callBacks: inSession<readonly number[]>('call-backs.v1', callBacksSchema, []),
    dials: onDisk<readonly number[]>('dials.v1', dialsSchema, []),
    log: inSession<readonly string[]>('log.v1', logSchema, []),
    groups: onDisk<readonly SavedGroup[]>('groups.v1', groupsSchema, []),
    draft: inSession(DRAFT_KEY, draftSchema, EMPTY_DRAFT),
  };
}

/** The browser's areas. */
export const browserAreas = (): Areas => ({
  local: browser.storage.local,
  session: browser.storage.session,
  managed: browser.storage.managed,
});

/**
 * Shuts web pages' scripts out of every area that we use: an administrator's lists hold numbers too. Must have settled before anything is read, in every worker life.
 * Source: chrome.storage, `setAccessLevel`.
 */
export async function trustOnlyOwnPages(): Promise<void> {
  const accessLevel = 'TRUSTED_CONTEXTS';
  await Promise.all([
    chrome.storage.local.setAccessLevel({ accessLevel }),
    chrome.storage.session.setAccessLevel({ accessLevel }),
    // Where the browser has no such place for an administrator, there is nothing in it either.
    chrome.storage.managed.setAccessLevel({ accessLevel }).catch(() => {}),
  ]);
}

/** Calls back when a key changed, or what an administrator fixed, whoever changed it. Returns the way to stop. */
export function onStored(key: string, listener: () => void): () => void {
  const handle = (changes: Record<string, unknown>, area: string): void => {
    if (key in changes || area === 'managed') listener();
  };
  browser.storage.onChanged.addListener(handle);
  return () => browser.storage.onChanged.removeListener(handle);
}
