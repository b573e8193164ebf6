/** Waits before each attempt to bring the SIP connection back during a call. */
const IN_CALL_DELAYS_MS = [0, 300, 1200, 2700, 4800] as const;
const IN_CALL_LAST_MS = 7000;
/** Spreads the phones of one office that lost the same network. */
const IN_CALL_JITTER_MS = 1000;
const IDLE_BASE_MS = 1000;
const IDLE_CAP_MS = 60_000;

/**
 * How long to wait before attempt number `attempt` (from 0). In a call it is quick and then steady;
 * otherwise full jitter up to a doubling cap. `random` gives a number from 0 up to, but not, 1. Unit: milliseconds.
 */
export function nextReconnectDelayMs(at: {
  readonly attempt: number;
  readonly inCall: boolean;
  readonly random: () => number;
}): number {
  if (!at.inCall) return Math.round(at.random() * Math.min(IDLE_CAP_MS, IDLE_BASE_MS * 2 ** at.attempt));
  return IN_CALL_DELAYS_MS[at.attempt] ?? IN_CALL_LAST_MS + Math.round(at.random() * IN_CALL_JITTER_MS);
}

const LINK_DELAYS_MS = [0, 100, 300, 1000] as const;
const LINK_LAST_MS = 3000;

/** How long the phone waits before attempt number `attempt` (from 0) to reach the background. Unit: milliseconds. */
export const nextLinkDelayMs = (attempt: number): number => LINK_DELAYS_MS[attempt] ?? LINK_LAST_MS;
