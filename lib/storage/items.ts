import { browser } from 'wxt/browser';
import type { StorageArea } from './area';
import { createItem, type Item } from './item';
import {
  type Draft,
  draftSchema,
  instanceIdSchema,
  minimisedSchema,
  opaqueSchema,
  type Settings,
  settingsSchema,
  sitesSchema,
} from './shapes';

export type { Draft, Settings } from './shapes';

/** What a fresh installation starts with. */
export const DEFAULT_SETTINGS: Settings = {
  server: 'production',
  clientId: '',
  removal: 'undo',
  bringIn: 'on-answer',
  callerId: '',
  ringInBrowser: false,
  ringAsked: false,
};

export const EMPTY_DRAFT: Draft = { people: [], typed: '' };

/** Everything that is stored. `local` outlives the browser, `session` does not. */
export interface Items {
  readonly settings: Item<Settings>;
  /** Saved before the browser is asked, because the popup closes while it asks. */
  readonly wishedSites: Item<readonly string[]>;
  /** Sites on which the rep minimised the panel. */
  readonly minimisedSites: Item<readonly string[]>;
  /** RingCentral's tokens, as its SDK keeps them. Wiped on sign-out. */
  readonly tokens: Item<unknown>;
  /** What is known about the rep, so that a restarted worker need not ask. */
  readonly account: Item<unknown>;
  /** Position in the event stream and the subscription that it belongs to. */
  readonly eventsResume: Item<unknown>;
  /** Names this profile's phone to RingCentral, always the same. Empty until minted. */
  readonly instanceId: Item<string>;
  /** The call, as the conductor last saved it. */
  readonly call: Item<unknown>;
  /** Enough of a live call to find it again after the browser died. */
  readonly liveCall: Item<unknown>;
  readonly draft: Item<Draft>;
}

export interface Areas {
  readonly local: StorageArea;
  readonly session: StorageArea;
}

const noWarning = () => {};

/** Every key, default and version. A new shape of a value gets a new version in its key. */
export function createItems({ local, session }: Areas, warn: (text: string) => void = noWarning): Items {
  const opaque = (area: StorageArea, key: string) =>
    createItem<unknown>({ area, key, schema: opaqueSchema, fallback: undefined, warn });
  return {
    settings: createItem({ area: local, key: 'settings.v1', schema: settingsSchema, fallback: DEFAULT_SETTINGS, warn }),
    wishedSites: createItem<readonly string[]>({
      area: local,
      key: 'sites.v1',
      schema: sitesSchema,
      fallback: [],
      warn,
    }),
    minimisedSites: createItem<readonly string[]>({
      area: local,
      key: 'minimised.v1',
      schema: minimisedSchema,
      fallback: [],
      warn,
    }),
    tokens: opaque(local, 'tokens.v1'),
    account: opaque(local, 'account.v1'),
    eventsResume: opaque(session, 'events.v1'),
    instanceId: createItem({ area: local, key: 'instance.v1', schema: instanceIdSchema, fallback: '', warn }),
    call: opaque(session, 'call.v1'),
    liveCall: opaque(local, 'live-call.v1'),
    draft: createItem({ area: session, key: 'draft.v1', schema: draftSchema, fallback: EMPTY_DRAFT, warn }),
  };
}

/** The browser's areas. */
export const browserAreas = (): Areas => ({ local: browser.storage.local, session: browser.storage.session });

/**
 * Shuts web pages' scripts out of both areas. Must have settled before anything is read, in every worker life.
 * Source: chrome.storage, `setAccessLevel`.
 */
export async function trustOnlyOwnPages(): Promise<void> {
  const accessLevel = 'TRUSTED_CONTEXTS';
  await Promise.all([
    chrome.storage.local.setAccessLevel({ accessLevel }),
    chrome.storage.session.setAccessLevel({ accessLevel }),
  ]);
}

/** Calls back when a key changed, whoever changed it. Returns the way to stop. */
export function onStored(key: string, listener: () => void): () => void {
  const handle = (changes: Record<string, unknown>): void => {
    if (key in changes) listener();
  };
  browser.storage.onChanged.addListener(handle);
  return () => browser.storage.onChanged.removeListener(handle);
}
