/** `06:20`, or `1:02:03` from an hour on. Calls end before a day is over. */
export function clockTime(durationMs: number): string {
  return new Date(Math.max(0, durationMs))
    .toISOString()
    .slice(11, 19)
    .replace(/^00?:?/, '');
}

/** `0:09` for waits that last seconds. */
export function shortTime(durationMs: number): string {
  return clockTime(durationMs).replace(/^0(?=\d:)/, '');
}

/** Seconds that are over; never negative. */
export function wholeSeconds(durationMs: number): number {
  return Math.max(0, Math.floor(durationMs / 1000));
}

/** Seconds still to come, so that a countdown of 5 s begins with 5. */
export function secondsLeft(durationMs: number): number {
  return Math.max(0, Math.ceil(durationMs / 1000));
}
