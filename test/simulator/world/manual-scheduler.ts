import type { Scheduler } from './scheduler';

/** A scheduler whose time moves only when the test says so. */
export interface ManualScheduler extends Scheduler {
  /** The same as `nowMs`: nobody sets this clock. */
  steadyMs(): number;
  /** Moves time forward, running what falls due in order of due time, then of arming. Unit: milliseconds. */
  advance(byMs: number): void;
  /** How many timers are armed. */
  pending(): number;
  /** When the next timer falls due; undefined when none is armed. Unit: milliseconds since the epoch. */
  nextDueMs(): number | undefined;
}

interface Timer {
  readonly dueMs: number;
  readonly run: () => void;
}

/** Creates a manual scheduler. `startMs` is milliseconds since the epoch. */
export function createManualScheduler(startMs = Date.UTC(2026, 2, 1, 10)): ManualScheduler {
  let nowMs = startMs;
  const timers: Timer[] = [];

  function insert(timer: Timer): void {
    let at = timers.length;
    while (at > 0 && (timers[at - 1]?.dueMs ?? 0) > timer.dueMs) at -= 1;
    timers.splice(at, 0, timer);
  }

  function advance(byMs: number): void {
    const untilMs = nowMs + byMs;
    for (let next = timers[0]; next && next.dueMs <= untilMs; next = timers[0]) {
      timers.shift();
      nowMs = next.dueMs;
      next.run();
    }
    nowMs = untilMs;
  }

  return {
    nowMs: () => nowMs,
    steadyMs: () => nowMs,
    after(delayMs, run) {
      const timer = { dueMs: nowMs + Math.max(0, delayMs), run };
      insert(timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
    advance,
    pending: () => timers.length,
    nextDueMs: () => timers[0]?.dueMs,
  };
}
