import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Shortcut } from '../../components/options-shortcuts';

/** Names of the manifest, and the one that the browser gives to the toolbar button. */
const NAMES = {
  'toggle-mute': 'toggle-mute',
  'focus-panel': 'focus-panel',
  'toggle-private': 'toggle-private',
  _execute_action: 'open-popup',
} as const;

const isKnown = (name: string | undefined): name is keyof typeof NAMES => name !== undefined && name in NAMES;

async function readShortcuts(): Promise<readonly Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.flatMap(({ name, shortcut = '' }) => (isKnown(name) ? [{ name: NAMES[name], keys: shortcut }] : []));
}

/** The keys as they are set now; looked up again when the rep comes back from the browser's page. */
export function useShortcuts() {
  const [shortcuts, setShortcuts] = useState<readonly Shortcut[]>([]);
  useEffect(() => {
    const read = () => void readShortcuts().then(setShortcuts);
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  const openBrowserPage = () => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
  return { shortcuts, onChange: openBrowserPage };
}
