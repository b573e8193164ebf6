const DAY_MS = 86_400_000;

/** Whole calendar days from one moment to another, as the clock on the wall counts them. */
function daysBetween(fromMs: number, toMs: number): number {
  const midnight = (ms: number) => new Date(ms).setHours(0, 0, 0, 0);
  return Math.round((midnight(toMs) - midnight(fromMs)) / DAY_MS);
}

/** `09:12`, `tomorrow 09:12`, `yesterday 09:12`, `Fri 09:12`, or a date: as much as it takes to know which moment is meant. */
export function momentText(atMs: number, nowMs: number, locale?: string): string {
  const at = new Date(atMs);
  const time = at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  const days = daysBetween(nowMs, atMs);
  if (days === 0) return time;
  if (Math.abs(days) === 1)
    return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')} ${time}`;
  if (Math.abs(days) < 7) return `${at.toLocaleDateString(locale, { weekday: 'short' })} ${time}`;
  return at.toLocaleDateString(locale, { day: 'numeric', month: 'short', ...(days < 0 && { year: 'numeric' }) });
}
