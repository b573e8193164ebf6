/** `06:20`, or `1:02:03` from an hour on. */
export function clockTime(durationMs: number): string {
  const short = shortTime(durationMs);
  return short.length < 5 ? `0${short}` : short;
}

/** `0:09` for waits that last seconds. */
export function shortTime(durationMs: number): string {
  const seconds = wholeSeconds(durationMs);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = `${hours ? twoDigits(minutes) : minutes}:${twoDigits(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

/** Seconds that are over; never negative. */
export function wholeSeconds(durationMs: number): number {
  return Math.max(0, Math.floor(durationMs / 1000));
}

/** Seconds still to come, so that a countdown of 5 s begins with 5. */
export function secondsLeft(durationMs: number): number {
  return Math.max(0, Math.ceil(durationMs / 1000));
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
