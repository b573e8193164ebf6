import { cleanName, cleanPerson } from '../lib/call/clean-name';
import type { Cell, RecordDocument } from '../lib/record/document';
import { type CallSummary, isRang, type SummaryLine, type SummaryPerson } from '../lib/record/summary';
import { clockTime } from './duration';
import { isolated, personName } from './person-name';
import type { Translate } from './translate';

/** The time of day, as on the wall. */
export const timeOfDay = (atMs: number): string =>
  new Date(atMs).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });

/** Day and hours of a call: `23 Nov 2026, 14:02 – 14:31`. */
export function spanText({ startedAtMs, endedAtMs, rang }: CallSummary, t: Translate): string {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  if (rang) return format.format(startedAtMs);
  if (endedAtMs === null) return `${format.format(startedAtMs)} (${t('end_not_seen')})`;
  return format.formatRange(startedAtMs, endedAtMs);
}

/** Whoever called without a name and a number. */
const namelessIn = ({ what }: SummaryLine) => (isRang(what) ? 'unknown_caller' : undefined);

/** What happened, in a sentence. */
export function lineText(line: SummaryLine, t: Translate): string {
  const what =
    line.endReason === undefined
      ? t(`timeline_${line.what}`, isolated(personName(cleanPerson(line), t, namelessIn(line))))
      : t(`ended_${line.endReason}`);
  const why = line.reason === undefined ? what : t('timeline_why', what, t(`reason_${line.reason}`));
  return line.stayedMs === undefined ? why : t('summary_stayed', why, t('stayed', clockTime(line.stayedMs)));
}

/** A text outside the browser's own pages: nothing in it is needed, or able, to steer its direction. */
const plain = (text: string): string => cleanName(text);

function toRow({ name, number, stays, stayedMs, reason }: SummaryPerson, t: Translate): readonly Cell[] {
  const joinedAtMs = stays[0]?.joinedAtMs;
  const leftAtMs = stays.at(-1)?.leftAtMs ?? undefined;
  return [
    plain(name) || plain(number) || t('someone_else'),
    plain(number),
    joinedAtMs === undefined ? '' : timeOfDay(joinedAtMs),
    leftAtMs === undefined ? '' : timeOfDay(leftAtMs),
    joinedAtMs === undefined ? '' : clockTime(stayedMs),
    reason === null ? '' : t(`reason_${reason}`),
  ];
}

/** What somebody is in the CRM, for a table that has a column for it. */
function toCrmCell({ crm }: SummaryPerson): Cell {
  const text = plain(crm?.title ?? '');
  return crm?.link === undefined ? text : { text, link: crm.link };
}

const COLUMNS = ['name', 'number', 'joined', 'left', 'stayed', 'reason'] as const;

/** A call in words, for the clipboard. Names are clean, one line each; whatever else they hold stays text. */
export function toDocument(summary: CallSummary, t: Translate): RecordDocument {
  const unmarked = (text: string): string => text.replace(/[\u2068\u2069]/g, '');
  const hasCrm = summary.people.some(({ crm }) => crm);
  return {
    title: `${t(summary.rang ? `call_${summary.rang}` : 'title_conference')}, ${spanText(summary, t)}`,
    people: {
      heading: t('summary_people'),
      columns: [...COLUMNS.map((column) => t(`column_${column}`)), ...(hasCrm ? [t('crm_record')] : [])],
      rows: summary.people.map((person) => [...toRow(person, t), ...(hasCrm ? [toCrmCell(person)] : [])]),
    },
    happened: {
      heading: t('timeline'),
      lines: summary.lines.map((line) => ({ time: timeOfDay(line.atMs), text: unmarked(lineText(line, t)) })),
    },
    notes: {
      heading: t('notes'),
      lines: summary.notes.map(({ atMs, text, present }) => ({
        time: timeOfDay(atMs),
        text,
        present: present.map(plain).join(', '),
      })),
    },
  };
}

/** Who was on a call, in one line: `Dana Ortiz, Raj Patel and 2 more`. */
export function peopleText({ people, rang }: CallSummary, t: Translate): string {
  const names = people.map((person) => isolated(personName(cleanPerson(person), t, rang && 'unknown_caller')));
  const shown = names.slice(0, 2).join(', ');
  return names.length > 2 ? t('and_more', shown, String(names.length - 2)) : shown;
}
