import type { CallSummary } from './summary';

/** Characters with which a spreadsheet begins a formula, after any space. Source: OWASP, "CSV Injection". */
const FORMULA = /^[\s\uFEFF]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** One cell: quoted, and never a formula. Source: RFC 4180. */
function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replace(/"/g, '""')}"`;
}

const COLUMNS = [
  'started',
  'ended',
  'name',
  'number',
  'joined',
  'left',
  'minutes',
  'reason',
  'notes',
  'record',
  'link',
];

const moment = (atMs: number | null | undefined): string =>
  typeof atMs === 'number' ? new Date(atMs).toISOString() : '';

const minutes = (durationMs: number): string => (durationMs / 60_000).toFixed(1);

/** One row a person; the notes stand in the first row of their call. */
function rowsOf({ startedAtMs, endedAtMs, people, notes, rang }: CallSummary): readonly (readonly string[])[] {
  const call = [moment(startedAtMs), moment(endedAtMs)];
  const written = notes.map(({ text, atMs }) => `${moment(atMs)} ${text}`).join('\n');
  const rows = people.map(({ name, number, stays, stayedMs, reason, crm }) => ({
    cells: [
      ...[...call, name, number, moment(stays[0]?.joinedAtMs), moment(stays.at(-1)?.leftAtMs)],
      ...[minutes(stayedMs), reason ?? rang ?? ''],
    ],
    crm: [crm?.title ?? '', crm?.link ?? ''],
  }));
  const nobody = { cells: [...call, '', '', '', '', '', ''], crm: ['', ''] };
  const all = rows.length > 0 ? rows : [nobody];
  return all.map(({ cells, crm }, index) => [...cells, index === 0 ? written : '', ...crm]);
}

/** Every call as a table for spreadsheets: UTF-8 with a mark, commas, times in UTC. */
export function toCsv(calls: readonly CallSummary[]): string {
  const rows = [COLUMNS, ...calls.flatMap(rowsOf)];
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

/** Every call as data, for other programs. */
export const toJson = (calls: readonly CallSummary[]): string => `${JSON.stringify({ version: 1, calls }, null, 2)}\n`;
