import type { RowView, Snapshot, TimelineView } from '../call/snapshot';

const SHOWN_DIGITS = 4;
const LOOKS_LIKE_A_NUMBER = /^[+\d\s().\-/]+$/;

/** The last four digits of a number; an internal extension is that short anyway. */
export function maskNumber(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length <= SHOWN_DIGITS ? digits : `••• ${digits.slice(-SHOWN_DIGITS)}`;
}

/** A person without a name goes by the number, which must not leak that way. */
const maskName = (name: string): string => (LOOKS_LIKE_A_NUMBER.test(name) ? maskNumber(name) : name);

const maskRow = (row: RowView): RowView => ({ ...row, name: maskName(row.name), number: maskNumber(row.number) });

const maskEntry = (entry: TimelineView): TimelineView => ({
  ...entry,
  name: maskName(entry.name),
  number: maskNumber(entry.number),
});

/** What a web page may see of the call: names, last four digits, handles. Adding people is for the popup. */
export function maskSnapshot(snapshot: Snapshot): Snapshot {
  return { ...snapshot, rows: snapshot.rows.map(maskRow), timeline: snapshot.timeline.map(maskEntry) };
}
