import type { Snapshot } from '../call/snapshot';

/** True while there is a call to show, running, just ended or left over. */
export const isWorthShowing = (snapshot: Snapshot): boolean =>
  snapshot.host.phase.kind !== 'none' ||
  snapshot.rows.length > 0 ||
  snapshot.incoming.length > 0 ||
  snapshot.notices.some((n) => n.kind === 'leftover');
