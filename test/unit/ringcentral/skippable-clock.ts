import type { Clock } from '../../../lib/shared/clock';

/** Real time that a test can push forward, for deadlines against a server that runs in real time. */
export interface SkippableClock extends Clock {
  /** Lets what is due within `durationMs` happen now. */
  skip(durationMs: number): void;
  /** How many timers are armed. */
  armed(): number;
}

interface Timer {
  readonly dueMs: number;
  readonly fire: () => void;
}

/** As it was before a test set the clock of its machine. */
const rightNowMs = Date.now;

export function createSkippableClock(): SkippableClock {
  let skippedMs = 0;
  const timers = new Set<Timer>();
  const steadyMs = () => rightNowMs() + skippedMs;
  return {
    nowMs: () => Date.now() + skippedMs,
    steadyMs,
    armed: () => timers.size,
    after(delayMs, callback) {
      const cancel = () => {
        clearTimeout(handle);
        timers.delete(timer);
      };
      const fire = () => {
        cancel();
        callback();
      };
      const timer = { dueMs: steadyMs() + delayMs, fire };
      const handle = setTimeout(fire, delayMs);
      timers.add(timer);
      return cancel;
    },
    skip(durationMs) {
      skippedMs += durationMs;
      const due = [...timers].filter(({ dueMs }) => dueMs <= steadyMs()).sort((a, b) => a.dueMs - b.dueMs);
      for (const timer of due) if (timers.has(timer)) timer.fire();
    },
  };
}
