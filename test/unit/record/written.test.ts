import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORD_FORMATS, type RecordDocument, writeDocument } from '../../../lib/record/document';
import { toCsv, toJson } from '../../../lib/record/export';
import { matches } from '../../../lib/record/search';
import { SUMMARY } from '../../component/record-fixtures';

/** Whatever a caller may call themselves. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '<img src=x onerror=alert(1)>',
          '</td><script>',
          '"',
          "'",
          '&',
          '|',
          '\n',
          '\r',
          '\t',
          '`',
          '[a](javascript:b)',
        ],
        ...[
          '=1+1',
          '+1',
          '-1',
          '@sum',
          '%00',
          '# ',
          '- ',
          '> ',
          '1. ',
          '![x](y)',
          'https://evil.test',
          'www.evil.test',
        ],
      ),
      { maxLength: 4 },
    )
    .map((parts) => parts.join('')),
);

const documentOf = (name: string): RecordDocument => ({
  title: 'Conference',
  people: { heading: 'People', columns: ['Name', 'Number'], rows: [[name, '+16505550117']] },
  happened: { heading: 'What happened', lines: [{ time: '14:02', text: `${name} joined` }] },
  notes: { heading: 'Notes', lines: [{ time: '14:03', text: name, present: name }] },
});
const PLAIN = documentOf('Dana');

/** Reads a table of RFC 4180 the simplest way. */
function readCsv(csv: string): string[][] {
  const cells = csv.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n)/g);
  const rows: string[][] = [[]];
  for (const [, cell = '', end] of cells) {
    rows.at(-1)?.push(cell.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a call that is written down', () => {
  test.each(RECORD_FORMATS)('as %s holds who was there, what happened, and the notes', (format) => {
    const written = writeDocument(PLAIN, format);
    for (const text of ['Conference', 'Dana', '14:02', 'Notes']) expect(written).toContain(text);
  });

  test.each(RECORD_FORMATS)('as %s leaves out what there is none of', (format) => {
    const empty = { ...PLAIN, notes: { ...PLAIN.notes, lines: [] }, people: { ...PLAIN.people, rows: [] } };
    const written = writeDocument(empty, format);
    expect(written).not.toContain('Notes');
    expect(written).not.toContain('People');
  });

  test('as HTML has the same elements whatever a name holds, and the name as text', () => {
    const tags = (html: string) => html.match(/<[^>]*>/g);
    fc.assert(
      fc.property(hostile, (name) => {
        expect(tags(writeDocument(documentOf(name), 'html'))).toEqual(tags(writeDocument(PLAIN, 'html')));
      }),
    );
  });

  test('as Markdown has the same lines and cells whatever a name holds', () => {
    const shape = (markdown: string) =>
      markdown.split('\n').map((line) => [/^(#+|-|\|)?/.exec(line)?.[0], line.match(/(?<!\\)\|/g)?.length ?? 0]);
    const active = /(?<!\\)[<>`*_[\]]|:\/\/|www\./;
    fc.assert(
      fc.property(hostile, (name) => {
        const written = writeDocument(documentOf(name), 'markdown');
        expect(shape(written)).toEqual(shape(writeDocument(PLAIN, 'markdown')));
        expect(written).not.toMatch(active);
      }),
    );
  });

  test('as text has one line a person and a moment, whatever a name holds', () => {
    const count = (text: string) => text.split(/[\n\r\u2028\u2029]/).length;
    fc.assert(
      fc.property(hostile, (name) => {
        expect(count(writeDocument(documentOf(name), 'text'))).toBe(count(writeDocument(PLAIN, 'text')));
      }),
    );
  });
});

describe('an export', () => {
  const withName = (name: string) => ({
    ...SUMMARY,
    people: SUMMARY.people.map((person) => ({ ...person, name })),
    notes: [{ text: name, atMs: 0, present: [name] }],
  });

  test('as CSV reads back as it was, and no cell can be a formula', () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const [head, ...rows] = readCsv(toCsv([withName(name)]));
        expect(head).toHaveLength(11);
        expect(rows).toHaveLength(SUMMARY.people.length);
        for (const row of rows) {
          expect(row).toHaveLength(11);
          expect(row[2]?.replace(/^'/, '')).toBe(name.replace(/^'/, ''));
          for (const cell of row) expect(cell).not.toMatch(/^[\s\uFEFF]*[=+\-@|%]/);
        }
      }),
    );
  });

  test('as CSV has a row for each person, with times in UTC and minutes', () => {
    const rows = readCsv(toCsv([SUMMARY])).slice(1);
    expect(rows.map((row) => [row[2], row[6], row[7]])).toEqual([
      ['Dana Ortiz', '29.0', 'conference-ended'],
      ['Priya Venkataraman', '23.0', 'conference-ended'],
      ['Marta Silva', '4.0', 'hung-up'],
      ['', '0.0', 'busy'],
    ]);
    expect(rows[0]?.[0]).toBe(new Date(SUMMARY.startedAtMs).toISOString());
    expect(rows.map((row) => row[8] !== '')).toEqual([true, false, false, false]);
  });

  test('as JSON is the data itself', () => {
    expect(JSON.parse(toJson([SUMMARY]))).toEqual({ version: 1, calls: [JSON.parse(JSON.stringify(SUMMARY))] });
  });
});

describe('the summary of a call', () => {
  test('says how long each person stayed, and the best reason that was learned', () => {
    expect(SUMMARY.people.map(({ name, stayedMs, reason }) => [name, stayedMs / 60_000, reason])).toEqual([
      ['Dana Ortiz', 29, 'conference-ended'],
      ['Priya Venkataraman', 23, 'conference-ended'],
      ['Marta Silva', 4, 'hung-up'],
      ['', 0, 'busy'],
    ]);
    expect(SUMMARY.lines.find(({ what }) => what === 'failed')?.reason).toBe('busy');
    expect(SUMMARY.lines.find(({ name, what }) => name === 'Marta Silva' && what === 'left')?.stayedMs).toBe(240_000);
    expect(SUMMARY.lines.map(({ what }) => what)).not.toContain('called');
    expect(SUMMARY.endedAtMs).toBe(SUMMARY.startedAtMs + 29 * 60_000);
  });

  test.each([
    ['dana', true],
    ['ORTIZ', true],
    ['priya venkat', true],
    ['(650) 555-0171', true],
    ['0188', true],
    ['sso', true],
    ['dana sso', true],
    ['dana nobody', false],
    ['0999', false],
    ['', true],
  ])('searching %s finds it: %s', (query, isFound) => {
    expect(matches(SUMMARY, query)).toBe(isFound);
  });

  test('accents and width do not matter', () => {
    const [first, ...rest] = SUMMARY.people;
    const people = first ? [{ ...first, name: 'Zoë Müller' }, ...rest] : [];
    for (const query of ['zoe', 'MULLER', 'ｍüller']) expect(matches({ ...SUMMARY, people }, query)).toBe(true);
  });
});
