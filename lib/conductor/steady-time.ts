import type { Clock } from '../shared/clock';

/** Less is drift, and is followed without a word. */
const JUMP_MS = 2_000;

/** The present, for one life of the worker: it goes on at one pace until it is told to follow the machine's clock. */
export interface SteadyTime extends Clock {
  /**
   * Follows the machine's clock and tells how far it has moved by itself; 0 where it has not. Forward may also be sleep,
   * which stops the steady clock of some systems.
   */
  follow(): number;
  /** The sum of all such moves. */
  movedMs(): number;
}

/** Begins with what the machine's clock says. */
export function createSteadyTime(clock: Clock): SteadyTime {
  const measure = (): number => Math.round(clock.nowMs() - clock.steadyMs());
  let aheadMs = measure();
  let movedMs = 0;
  return {
    steadyMs: () => clock.steadyMs(),
    after: (delayMs, callback) => clock.after(delayMs, callback),
    nowMs: () => Math.round(clock.steadyMs() + aheadMs),
    follow: () => {
      const is = measure();
      const byMs = Math.abs(is - aheadMs) < JUMP_MS ? 0 : is - aheadMs;
      aheadMs = is;
      movedMs += byMs;
      return byMs;
    },
    movedMs: () => movedMs,
  };
}
