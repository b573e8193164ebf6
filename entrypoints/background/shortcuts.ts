import type { Conductor } from '../../lib/conductor/ports';
import type { Hub } from '../../lib/messaging/hub-ports';
import type { Item } from '../../lib/storage/item';
import type { Settings } from '../../lib/storage/items';
import type { BrowserPorts } from './browser-ports';
import { openPopup } from './open-popup';

interface ShortcutParts {
  readonly browser: BrowserPorts;
  readonly conductor: Pick<Conductor, 'snapshot' | 'handleCommand'>;
  readonly hub: Pick<Hub, 'focusPanel'>;
  readonly settings: Pick<Item<Settings>, 'update'>;
}

/** Works from every tab. What cannot be done at the moment is left alone. */
async function toggleMute({ conductor }: ShortcutParts): Promise<void> {
  const { actions, host } = conductor.snapshot();
  if (!actions.includes(host.muted ? 'unmute' : 'mute')) return;
  await conductor.handleCommand({ id: crypto.randomUUID(), command: { kind: 'setMuted', muted: !host.muted } });
}

/** The background follows what is stored: panels and the popup change with it. */
async function togglePrivate({ settings }: ShortcutParts): Promise<void> {
  await settings.update((stored) => ({ ...stored, privateMode: !stored.privateMode }));
}

/** Keys that the rep presses anywhere in the browser; their names are those of the manifest. */
export const createShortcuts =
  (parts: ShortcutParts) =>
  async (name: string, tabId: number | undefined): Promise<void> => {
    if (name === 'toggle-mute') await toggleMute(parts);
    if (name === 'toggle-private') await togglePrivate(parts);
    if (name !== 'focus-panel') return;
    const isDone = tabId !== undefined && parts.hub.focusPanel(tabId);
    if (!isDone) await openPopup(parts.browser, tabId);
  };
