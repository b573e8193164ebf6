import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { createTranslate } from '../../components/translate';
import type { ExtensionClient, PageState } from '../../lib/messaging/extension-client';
import type { Item } from '../../lib/storage/item';
import { DEFAULT_SETTINGS, type Items, onStored, type Policy, type Settings } from '../../lib/storage/items';

/** Texts in the browser's language. */
export const t = createTranslate((key, values) => chrome.i18n.getMessage(key, values), browser.i18n.getUILanguage());

/** Reading direction of the browser's language. */
export const dir: 'ltr' | 'rtl' = browser.i18n.getMessage('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';

/** What the background pushed, as state. */
export function usePageState(source: ExtensionClient): PageState {
  const [state, setState] = useState(source.current());
  useEffect(() => {
    const update = () => setState(source.current());
    update();
    return source.subscribe(update);
  }, [source]);
  return state;
}

/** A stored value, followed while the page is open; undefined until it was read. */
export function useStored<T>(item: Item<T>): T | undefined {
  const [value, setValue] = useState<T | undefined>();
  useEffect(() => {
    const read = () => void item.read().then((stored) => setValue(() => stored));
    read();
    return onStored(item.key, read);
  }, [item]);
  return value;
}

/** The rep's settings; the defaults until they were read. */
export function useSettings({ settings }: Pick<Items, 'settings'>): Settings {
  return useStored(settings) ?? DEFAULT_SETTINGS;
}

/** What an administrator fixed; undefined until it was read. */
export function usePolicy(items: Pick<Items, 'policy'>): Policy | undefined {
  const [policy, setPolicy] = useState<Policy | undefined>();
  useEffect(() => {
    const read = () => void items.policy.read().then(setPolicy);
    read();
    // Only the area counts; no key of ours is in it.
    return onStored('', read);
  }, [items]);
  return policy;
}

/** May the extension use the microphone? Follows what the rep answers elsewhere. */
export function useMicrophone(): PermissionState | undefined {
  const [state, setState] = useState<PermissionState | undefined>();
  useEffect(() => {
    const stop = new AbortController();
    void navigator.permissions.query({ name: 'microphone' }).then((status) => {
      setState(status.state);
      status.addEventListener('change', () => setState(status.state), { signal: stop.signal });
    });
    return () => stop.abort();
  }, []);
  return state;
}
