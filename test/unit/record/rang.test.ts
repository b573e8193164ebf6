import { describe, expect, test } from 'vitest';
import type { RecordEntry } from '../../../lib/call/model';
import { toCsv } from '../../../lib/record/export';
import { matches } from '../../../lib/record/search';
import { summarise } from '../../../lib/record/summary';

const AT_MS = Date.UTC(2026, 10, 23, 14, 2);
const GIL = { personId: 'i3', generation: 0, name: 'Gil Arden', number: '+16505550141' };

const entry = (callId: string, sequence: number, more: Partial<RecordEntry>): RecordEntry => ({
  ...{ callId, sequence, what: 'missed', atMs: AT_MS },
  ...GIL,
  ...more,
});
const summaryOf = (...entries: readonly RecordEntry[]) =>
  summarise({ id: 'a', startedAtMs: AT_MS, entries, notes: [] });

describe('a call that only rang', () => {
  test.each(['missed', 'declined', 'sent-to-voicemail'] as const)(
    '%s: is summarised as that, with its caller',
    (what) => {
      const summary = summaryOf(entry('rang/1/i3', 1, { what }));
      expect(summary).toMatchObject({ rang: what, people: [{ name: 'Gil Arden', number: '+16505550141', stays: [] }] });
      expect(summary.lines.map((line) => line.what)).toEqual([what]);
      expect(matches(summary, 'gil 0141')).toBe(true);
      expect(toCsv([summary])).toContain(`"${what}"`);
    },
  );

  test('during another call leaves its line there, and nobody who was never on it', () => {
    const dana = { personId: 'p1', generation: 1, name: 'Dana Ortiz', number: '+16505550117' };
    const summary = summaryOf(
      entry('call-1', 1, { what: 'started', personId: '', name: '', number: '' }),
      entry('call-1', 2, { what: 'joined', ...dana }),
      entry('call-1', 3, { what: 'missed' }),
    );
    expect(summary.rang).toBeUndefined();
    expect(summary.people.map(({ name }) => name)).toEqual(['Dana Ortiz']);
    expect(summary.lines.map(({ what }) => what)).toEqual(['started', 'joined', 'missed']);
  });
});
