/** Time as the world sees it. The world has no clock or timers of its own, so a test can run hours in a millisecond. */
export interface Scheduler {
  /** Unit: milliseconds since the epoch. */
  nowMs(): number;
  /** Runs `run` once after `delayMs`. Returns a function that cancels it; cancelling twice is harmless. */
  after(delayMs: number, run: () => void): () => void;
}

/** Real time, for the simulator that runs as a server. */
export const realScheduler: Scheduler = {
  // As it was before a test set the clock of its machine: RingCentral's own goes right.
  nowMs: Date.now,
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
};
