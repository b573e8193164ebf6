import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editNotes, MAX_NOTES, type NoteLine, notesText, writtenLines } from '../../../lib/record/notes';

const at = (atMs: number, ...present: string[]) => ({ atMs, present });

/** Types a text letter by letter, one letter every second. */
function type(text: string, present: readonly string[] = []): readonly NoteLine[] {
  return [...text].reduce<readonly NoteLine[]>(
    (lines, _letter, index) => editNotes(lines, text.slice(0, index + 1), { atMs: index * 1_000, present }),
    [],
  );
}

describe('notes', () => {
  test('give each line the moment of its first letter, and who was on the line then', () => {
    expect(type('ab\ncd', ['Dana'])).toEqual([
      { text: 'ab', atMs: 0, present: ['Dana'] },
      { text: 'cd', atMs: 3_000, present: ['Dana'] },
    ]);
  });

  test('keep the moment of a line that is corrected', () => {
    const lines = editNotes(type('budget\nSSO'), 'budget 40k\nSSO', at(60_000, 'Tom'));
    expect(lines.map(({ atMs }) => atMs)).toEqual([0, 7_000]);
    expect(lines[0]).toEqual({ text: 'budget 40k', atMs: 0, present: [] });
  });

  test('stamp a line that is written between others, and no other', () => {
    const lines = editNotes(type('one\ntwo'), 'one\nnew\ntwo', at(60_000, 'Tom'));
    expect(lines.map(({ text, atMs }) => [text, atMs])).toEqual([
      ['one', 0],
      ['new', 60_000],
      ['two', 4_000],
    ]);
  });

  test('forget the stamp of a line that is deleted', () => {
    expect(editNotes(type('one\ntwo\nthree'), 'one\nthree', at(60_000)).map(({ atMs }) => atMs)).toEqual([0, 8_000]);
    expect(editNotes(type('one'), '', at(60_000))).toEqual([]);
  });

  test('leave out empty lines where they are read', () => {
    expect(writtenLines(type('a\n\n \nb')).map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('are always what stands in the field, whatever was there before; unchanged lines keep their stamps', () => {
    const text = fc.array(fc.constantFrom('', 'a', 'b', 'cc', ' '), { maxLength: 8 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (first, second) => {
        const before = editNotes([], first, at(1));
        const after = editNotes(before, second, at(2));
        expect(notesText(after)).toBe(second);
        expect(editNotes(after, second, at(3))).toEqual(after);
        if (!second.includes(first)) return;
        const kept = after.filter(({ atMs }) => atMs === 1).map((line) => line.text);
        expect(kept.length).toBeGreaterThanOrEqual(second.startsWith(`${first}\n`) ? before.length : 0);
      }),
    );
  });

  test('are cut where nobody can have typed them', () => {
    expect(notesText(editNotes([], 'x'.repeat(MAX_NOTES + 5), at(1)))).toHaveLength(MAX_NOTES);
  });
});
