import type { Clock } from '../../../lib/shared/clock';

/** Time that passes only when a test says so. */
export interface FakeClock extends Clock {
  /** Runs what falls due within `durationMs`, in order, and lets promises settle in between. */
  advance(durationMs: number): Promise<void>;
  /** Somebody sets the machine's clock; no time passes. */
  set(byMs: number): void;
  /** How many timers are armed. */
  armed(): number;
}

/** Lets every promise that can settle do so. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** Starts at an arbitrary time. */
export function createFakeClock(startMs = 1_800_000_000_000): FakeClock {
  let nowMs = startMs;
  let setByMs = 0;
  let timers: readonly Timer[] = [];
  const next = (untilMs: number): Timer | undefined =>
    [...timers].sort((a, b) => a.dueMs - b.dueMs).find(({ dueMs }) => dueMs <= untilMs);
  return {
    nowMs: () => nowMs + setByMs,
    steadyMs: () => nowMs,
    set: (byMs) => {
      setByMs += byMs;
    },
    armed: () => timers.length,
    after(delayMs, callback) {
      const timer = { dueMs: nowMs + Math.max(0, delayMs), callback };
      timers = [...timers, timer];
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(durationMs) {
      const untilMs = nowMs + durationMs;
      await settle();
      for (let timer = next(untilMs); timer; timer = next(untilMs)) {
        const due = timer;
        timers = timers.filter((other) => other !== due);
        nowMs = Math.max(nowMs, due.dueMs);
        due.callback();
        await settle();
      }
      nowMs = untilMs;
    },
  };
}
