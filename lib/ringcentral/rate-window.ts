/** What was sent in the last minute, and when the next request may follow. Pure: time comes in. */

/** RingCentral's usage plan groups. Source: developers.ringcentral.com, guide "API rate limits". */
export type RateGroup = 'light' | 'medium' | 'heavy' | 'auth';

/** A smaller allowance inside a group. */
export interface Lane {
  readonly name: string;
  /** Requests a window. */
  readonly limit: number;
}

interface Sent {
  readonly atMs: number;
  readonly lane?: string | undefined;
}

/** A sliding window over the requests of one group. */
export interface RateWindow {
  limit: number;
  windowMs: number;
  sent: readonly Sent[];
}

/** Requests a minute. Source: developers.ringcentral.com, guide "API rate limits" (defaults, adjustable per app). */
const DEFAULT_LIMITS: Record<RateGroup, number> = { light: 50, medium: 40, heavy: 10, auth: 5 };

/** An empty window with the group's default limit. */
export const openWindow = (group: RateGroup): RateWindow => ({
  limit: DEFAULT_LIMITS[group],
  windowMs: 60_000,
  sent: [],
});

/** A clock that went back leaves moments ahead of it, which would shut the group until they come. */
const recentIn = ({ sent, windowMs }: RateWindow, nowMs: number): readonly Sent[] =>
  sent.filter(({ atMs }) => atMs > nowMs - windowMs && atMs <= nowMs);

function opensAt(sentMs: readonly number[], allowance: number, windowMs: number): number {
  const tooMany = sentMs.length - Math.max(1, allowance) + 1;
  const blocking = tooMany > 0 ? sentMs[tooMany - 1] : undefined;
  return blocking === undefined ? Number.NEGATIVE_INFINITY : blocking + windowMs;
}

/** When a request that leaves `reserve` slots to others may go; at or before `nowMs` means now. */
export function nextSlotMs(window: RateWindow, reserve: number, lane: Lane | undefined, nowMs: number): number {
  const recent = recentIn(window, nowMs);
  const all = recent.map(({ atMs }) => atMs);
  const inLane = recent.filter((sent) => sent.lane === lane?.name).map(({ atMs }) => atMs);
  return Math.max(
    opensAt(all, window.limit - reserve, window.windowMs),
    lane ? opensAt(inLane, lane.limit, window.windowMs) : Number.NEGATIVE_INFINITY,
  );
}

/** Notes one request; returns the way to take it back. */
export function noteSent(window: RateWindow, lane: Lane | undefined, nowMs: number): () => void {
  const sent: Sent = { atMs: nowMs, lane: lane?.name };
  window.sent = [...recentIn(window, nowMs), sent];
  return () => {
    window.sent = window.sent.filter((other) => other !== sent);
  };
}

/** The server counts more than we saw (another tab of the same app): count as it does. */
export function noteRemaining(window: RateWindow, remaining: number, nowMs: number): void {
  const recent = recentIn(window, nowMs);
  const unseen = Math.max(0, window.limit - recent.length - remaining);
  window.sent = [...recent, ...Array.from({ length: unseen }, () => ({ atMs: nowMs, lane: undefined }))];
}
