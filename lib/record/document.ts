import { isWebLink } from '../call/crm-record';

/** A call in words, ready to be written down in any format. Every text may come from outside and be hostile. */
export interface RecordDocument {
  readonly title: string;
  /** The head of the table of people, then one row each. */
  readonly people: { readonly heading: string; readonly columns: readonly string[]; readonly rows: readonly Row[] };
  readonly happened: { readonly heading: string; readonly lines: readonly TimedLine[] };
  readonly notes: { readonly heading: string; readonly lines: readonly NotedLine[] };
}

type Row = readonly Cell[];

/** A text, or one that leads to the address of a web page. */
export type Cell = string | { readonly text: string; readonly link: string };

interface TimedLine {
  readonly time: string;
  readonly text: string;
}

interface NotedLine extends TimedLine {
  /** Who was on the line; empty where nobody was. */
  readonly present: string;
}

/** A format that a CRM's fields take. */
export const RECORD_FORMATS = ['text', 'markdown', 'html'] as const;
/** One of them. */
export type RecordFormat = (typeof RECORD_FORMATS)[number];

/** Keeps a text on its own line, whatever is in it. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Escape = (text: string) => string;

/** What could begin or end anything in Markdown, links that renderers make by themselves included. */
const escapeMarkdown: Escape = (text) =>
  oneLine(text)
    .replace(/[\\`*_[\]|~#@]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/:\/\//g, ':\\/\\/')
    .replace(/www\./gi, (found) => `${found.slice(0, 3)}\\.`)
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');

/** What could begin or end anything in HTML, in a text or in an attribute. */
const escapeHtml: Escape = (text) =>
  oneLine(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

/** What could end an address in any of the formats; each is a character of ASCII. */
const escapeLink = (link: string): string =>
  link.replace(/[\s"'()*<>[\\\]^`{|}]/g, (found) => `%${found.charCodeAt(0).toString(16).padStart(2, '0')}`);

interface Quoting {
  readonly text: Escape;
  readonly link: (text: string, link: string) => string;
}

/** An address that cannot be opened safely is left out. */
function quoteCell(cell: Cell, { text, link }: Quoting): string {
  if (typeof cell === 'string') return text(cell);
  return isWebLink(cell.link) ? link(text(cell.text), escapeLink(cell.link)) : text(cell.text);
}

const AS_TEXT: Quoting = { text: oneLine, link: (text, link) => `${text} (${link})` };
const AS_MARKDOWN: Quoting = { text: escapeMarkdown, link: (text, link) => `[${text}](${link})` };
const AS_HTML: Quoting = { text: escapeHtml, link: (text, link) => `<a href="${escapeHtml(link)}">${text}</a>` };

const withPresent = ({ text, present }: NotedLine, quote: Escape): string =>
  present === '' ? quote(text) : `${quote(text)} (${quote(present)})`;

function toText({ title, people, happened, notes }: RecordDocument): string {
  const toRow = (row: Row): string =>
    row
      .map((cell) => quoteCell(cell, AS_TEXT))
      .filter(Boolean)
      .join(', ');
  const table = people.rows.map((row) => `- ${toRow(row)}`);
  const lines = happened.lines.map(({ time, text }) => `${oneLine(time)}  ${oneLine(text)}`);
  const noted = notes.lines.map((line) => `${oneLine(line.time)}  ${withPresent(line, oneLine)}`);
  const parts = [
    [oneLine(title)],
    ...[
      [people.heading, ...table],
      [happened.heading, ...lines],
      [notes.heading, ...noted],
    ],
  ];
  const isSaid = (part: readonly string[], index: number): boolean => index === 0 || part.length > 1;
  return parts
    .filter(isSaid)
    .map((part) => part.join('\n'))
    .join('\n\n');
}

function toMarkdown({ title, people, happened, notes }: RecordDocument): string {
  const toRow = (row: Row): string => `| ${row.map((cell) => quoteCell(cell, AS_MARKDOWN)).join(' | ')} |`;
  const table = [toRow(people.columns), `|${' --- |'.repeat(people.columns.length)}`, ...people.rows.map(toRow)];
  const lines = happened.lines.map(({ time, text }) => `- ${escapeMarkdown(time)} ${escapeMarkdown(text)}`);
  const noted = notes.lines.map((line) => `- ${escapeMarkdown(line.time)} ${withPresent(line, escapeMarkdown)}`);
  const section = (heading: string, body: readonly string[]): string =>
    `### ${escapeMarkdown(heading)}\n\n${body.join('\n')}`;
  return [
    `## ${escapeMarkdown(title)}`,
    ...(people.rows.length > 0 ? [section(people.heading, table)] : []),
    ...(lines.length > 0 ? [section(happened.heading, lines)] : []),
    ...(noted.length > 0 ? [section(notes.heading, noted)] : []),
  ].join('\n\n');
}

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

function toHtml({ title, people, happened, notes }: RecordDocument): string {
  const toRow = (row: Row, name: 'th' | 'td'): string =>
    element('tr', row.map((cell) => element(name, quoteCell(cell, AS_HTML))).join(''));
  const rows = [toRow(people.columns, 'th'), ...people.rows.map((row) => toRow(row, 'td'))];
  const list = (items: readonly string[]): string => element('ul', items.map((item) => element('li', item)).join(''));
  const lines = happened.lines.map(({ time, text }) => `${escapeHtml(time)} ${escapeHtml(text)}`);
  const noted = notes.lines.map((line) => `${escapeHtml(line.time)} ${withPresent(line, escapeHtml)}`);
  const section = (heading: string, body: string): string => element('h3', escapeHtml(heading)) + body;
  return [
    element('h2', escapeHtml(title)),
    people.rows.length > 0 ? section(people.heading, element('table', rows.join(''))) : '',
    lines.length > 0 ? section(happened.heading, list(lines)) : '',
    noted.length > 0 ? section(notes.heading, list(noted)) : '',
  ].join('');
}

const WRITERS: Readonly<Record<RecordFormat, (document: RecordDocument) => string>> = {
  text: toText,
  markdown: toMarkdown,
  html: toHtml,
};

/** Writes a call down; whatever is in its names and notes stays text. */
export const writeDocument = (document: RecordDocument, format: RecordFormat): string => WRITERS[format](document);
