import type { IssuedCommand } from '../../lib/call/commands';
import type { Snapshot } from '../../lib/call/snapshot';
import type { BrowserPorts } from './browser-ports';
import { openPopup } from './open-popup';

interface ShortcutParts {
  readonly browser: BrowserPorts;
  readonly snapshot: () => Snapshot;
  readonly handleCommand: (issued: IssuedCommand) => Promise<unknown>;
  readonly focusPanel: (tabId: number) => boolean;
}

/** Works from every tab. What cannot be done at the moment is left alone. */
async function toggleMute({ snapshot, handleCommand }: ShortcutParts): Promise<void> {
  const { actions, host } = snapshot();
  if (!actions.includes(host.muted ? 'unmute' : 'mute')) return;
  await handleCommand({ id: crypto.randomUUID(), command: { kind: 'setMuted', muted: !host.muted } });
}

/** Keys that the rep presses anywhere in the browser; their names are those of the manifest. */
export const createShortcuts =
  (parts: ShortcutParts) =>
  async (name: string, tabId: number | undefined): Promise<void> => {
    if (name === 'toggle-mute') await toggleMute(parts);
    if (name !== 'focus-panel') return;
    const isDone = tabId !== undefined && parts.focusPanel(tabId);
    if (!isDone) await openPopup(parts.browser, tabId);
  };
