/** Time as an argument: tests bring their own. */
export interface Clock {
  /** What the machine's clock says; somebody may set it at any moment. Unit: milliseconds since the epoch. */
  nowMs(): number;
  /** Never set, never back, for measuring how long: comparable within one life only. Unit: milliseconds. */
  steadyMs(): number;
  /** Calls back once after `delayMs`; returns the way to cancel. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The machine's own clocks. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  steadyMs: () => performance.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
