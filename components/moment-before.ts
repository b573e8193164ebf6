import { daysBetween } from './moment';

/** `09:12`, `yesterday 09:12`, `Fri 09:12`, or a date: as much as it takes to know which past moment is meant. */
export function momentBefore(atMs: number, nowMs: number, locale?: string): string {
  const at = new Date(atMs);
  const time = at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  const days = daysBetween(atMs, nowMs);
  if (days <= 0) return time;
  if (days === 1) return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-1, 'day')} ${time}`;
  if (days < 7) return `${at.toLocaleDateString(locale, { weekday: 'short' })} ${time}`;
  return at.toLocaleDateString(locale, { day: 'numeric', month: 'short', year: 'numeric' });
}
