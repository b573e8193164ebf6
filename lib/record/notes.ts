/** One line that the rep wrote, with the moment and with whom they were on the line. */
export interface NoteLine {
  readonly text: string;
  /** Since the epoch. */
  readonly atMs: number;
  /** Who was on the call then; nobody for what was written before or after. */
  readonly present: readonly string[];
}

/** When, and in whose company, something is being written. */
export type NoteStamp = Omit<NoteLine, 'text'>;

/** Longest notes of one call; more was not typed by a person. Unit: characters. */
export const MAX_NOTES = 20_000;

/** What stands in the field. */
export const notesText = (lines: readonly NoteLine[]): string => lines.map(({ text }) => text).join('\n');

/** Lines that say something. */
export const writtenLines = (lines: readonly NoteLine[]): readonly NoteLine[] =>
  lines.filter(({ text }) => text.trim() !== '');

function commonStart(lines: readonly NoteLine[], texts: readonly string[]): number {
  let count = 0;
  while (count < lines.length && count < texts.length && lines[count]?.text === texts[count]) count += 1;
  return count;
}

/** A line keeps its stamp while it is edited; it gets one when its first character is written. */
function stamped(line: NoteLine | undefined, text: string, stamp: NoteStamp): NoteLine {
  if (line?.text === text) return line;
  const isBegun = line !== undefined && line.text.trim() !== '';
  return isBegun ? { ...line, text } : { ...stamp, text };
}

/**
 * The notes after the text of their field has changed: lines that stayed keep their stamps, those in between are edited
 * in place, and those that are new are stamped now.
 */
export function editNotes(lines: readonly NoteLine[], text: string, stamp: NoteStamp): readonly NoteLine[] {
  const texts = text === '' ? [] : text.slice(0, MAX_NOTES).split('\n');
  const start = commonStart(lines, texts);
  const end = commonStart(lines.slice(start).toReversed(), texts.slice(start).toReversed());
  const old = lines.slice(start, lines.length - end);
  const edited = texts.slice(start, texts.length - end).map((line, index) => stamped(old[index], line, stamp));
  return [...lines.slice(0, start), ...edited, ...lines.slice(lines.length - end)];
}
