/** Time as an argument: tests bring their own. */
export interface Clock {
  /** Unit: milliseconds since the epoch. */
  nowMs(): number;
  /** Calls back once after `delayMs`; returns the way to cancel. */
  after(delayMs: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  nowMs: () => Date.now(),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
