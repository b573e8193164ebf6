import type { Snapshot } from '../../lib/call/snapshot';

/** What the toolbar button says: how many are on the call, or that somebody is on the way. */
export function badgeText(snapshot: Snapshot): string {
  const { kind } = snapshot.host.phase;
  if (kind === 'none' || kind === 'ended') return snapshot.notices.some((n) => n.kind === 'leftover') ? '!' : '';
  return snapshot.onCallCount > 0 ? String(snapshot.onCallCount) : '…';
}

/** Writes the badge when its text has changed. */
export function createBadge(setBadge: (text: string) => Promise<void>): (snapshot: Snapshot) => void {
  let shown: string | undefined;
  return (snapshot) => {
    const text = badgeText(snapshot);
    if (text === shown) return;
    shown = text;
    // A badge that could not be written is written with the next change.
    setBadge(text).catch(() => {
      shown = undefined;
    });
  };
}
