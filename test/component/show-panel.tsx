import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import type { CallProps } from '../../components/call-props';
import type { OnMove } from '../../components/move-panel';
import { Panel } from '../../components/panel';
import type { Command } from '../../lib/call/commands';
import type { Refusal } from '../../lib/call/reasons';
import type { Snapshot } from '../../lib/call/snapshot';
import { t } from './translate';

/** Renders the panel of a call; commands arrive in `send`. */
export function showPanel(snapshot: Snapshot, more: Partial<CallProps> & { readonly minimised?: boolean } = {}) {
  const send = vi.fn<(command: Command) => Promise<Refusal | null>>(async () => null);
  const onOpenPopup = vi.fn();
  const onMinimise = vi.fn();
  const onMove = vi.fn<OnMove>();
  const panel = (current: Snapshot) => (
    <Panel
      snapshot={current}
      send={send}
      onOpenPopup={onOpenPopup}
      onMinimise={onMinimise}
      onMove={onMove}
      minimised={false}
      t={t}
      {...more}
    />
  );
  const { container, rerender } = render(panel(snapshot));
  const find = (selector: string) => container.querySelector<HTMLElement>(selector);
  return {
    container,
    send,
    onOpenPopup,
    onMinimise,
    onMove,
    find,
    person: (id: string) => find(`[data-person="${id}"]`),
    button: (action: string, id?: string) =>
      find(`${id === undefined ? '' : `[data-person="${id}"] `}[data-action="${action}"]`),
    update: (next: Snapshot) => rerender(panel(next)),
  };
}
