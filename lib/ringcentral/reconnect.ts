import type { Clock } from '../shared/clock';
import type { Failure } from '../shared/outcome';

/** After LiveKit's default policy: quick while it may be a hiccup, then steady. */
const DELAYS_MS = [0, 300, 1_200, 2_700, 4_800, 7_000];
const LAST_DELAY_MS = 7_000;
/** What the platform forbids it forbids for a while; each attempt costs a token of the Auth group. */
const FORBIDDEN_DELAY_MS = 60_000;
/** A connection that lasted so long proves that the fault is over. */
const STABLE_MS = 60_000;
const JITTER_SHARE = 0.2;

/** Brings a connection back, again and again. */
export interface Reconnect {
  /** The connection is up. */
  noteLive(): void;
  /** Tries after the next delay. Calls while one is due change nothing. */
  schedule(why?: Failure): void;
  stop(): void;
}

/** `random` gives a number from 0 to 1, so that not everybody comes back at the same moment. */
export function createReconnect(ports: { clock: Clock; random: () => number; attempt: () => void }): Reconnect {
  const { clock } = ports;
  let failures = 0;
  let liveSinceMs = Number.POSITIVE_INFINITY;
  let cancelDue: (() => void) | undefined;

  const delayMs = (why: Failure | undefined): number => {
    const jitter = 1 + JITTER_SHARE * (2 * ports.random() - 1);
    const backOffMs = (DELAYS_MS[failures] ?? LAST_DELAY_MS) * jitter;
    const forbiddenMs = why?.reason === 'forbidden' ? FORBIDDEN_DELAY_MS : 0;
    return Math.max(backOffMs, forbiddenMs, why?.retryAfterMs ?? 0);
  };
  return {
    noteLive() {
      liveSinceMs = clock.steadyMs();
    },
    schedule(why) {
      if (cancelDue) return;
      if (clock.steadyMs() - liveSinceMs >= STABLE_MS) failures = 0;
      liveSinceMs = Number.POSITIVE_INFINITY;
      cancelDue = clock.after(delayMs(why), () => {
        cancelDue = undefined;
        ports.attempt();
      });
      failures += 1;
    },
    stop() {
      cancelDue?.();
      cancelDue = undefined;
    },
  };
}
