// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { HistoryList } from '../../components/history-list';
import { PopupRunningCall } from '../../components/popup';
import { RecordDetails } from '../../components/record-details';
import { RecordNotes } from '../../components/record-notes';
import { type CopyOutcome, RecordSummary } from '../../components/record-summary';
import { toDocument } from '../../components/record-words';
import type { Command } from '../../lib/call/commands';
import { type RecordFormat, writeDocument } from '../../lib/record/document';
import { CALLS } from './fixtures';
import { ACCOUNT } from './page-fixtures';
import { NOW_MS, PAST, SUMMARY } from './record-fixtures';
import { t } from './translate';

afterEach(cleanup);

const nothing = () => {};
const press = (action: string) => fireEvent.click(document.querySelector(`[data-action="${action}"]`) as Element);
const lines = () => [...document.querySelectorAll('[data-timeline]')].map(({ textContent }) => textContent ?? '');

describe('the summary', () => {
  const show = (outcome: CopyOutcome, canPaste = true) => {
    const onCopy = vi.fn(async (_format: RecordFormat) => outcome);
    const onPaste = canPaste ? onCopy : undefined;
    render(<RecordSummary summary={SUMMARY} onCopy={onCopy} onPaste={onPaste} t={t} />);
    return onCopy;
  };

  test('tells what happened, why, and how long people stayed', () => {
    show('copied');
    const told = lines().map((line) => line.replace(/[\u2068\u2069]/g, ''));
    expect(told[0]).toContain('Conference started');
    expect(told.some((line) => line.includes('Marta Silva left: Hung up (stayed 04:00)'))).toBe(true);
    expect(told.some((line) => line.includes('+14155550188 did not join: Busy'))).toBe(true);
    expect(told).toHaveLength(9);
  });

  test('is copied in the format that was chosen, and says so', async () => {
    const onCopy = show('copied');
    press('copy-summary');
    await waitFor(() => expect(screen.getByText('Copied')).toBeTruthy());
    fireEvent.change(screen.getByLabelText('Format'), { target: { value: 'html' } });
    press('copy-summary');
    await waitFor(() => expect(onCopy.mock.calls).toEqual([['text'], ['html']]));
  });

  test.each(['copy_failed', 'paste_nowhere', 'paste_refused'] as const)('says what went wrong: %s', async (outcome) => {
    show(outcome);
    press('paste-summary');
    await waitFor(() => expect(document.querySelector(`[data-outcome="${outcome}"]`)?.textContent).toBe(t(outcome)));
    expect(document.querySelector('[data-outcome]')?.className).toContain('bad');
  });

  test('offers no pasting where there is no page', () => {
    show('copied', false);
    expect(document.querySelector('[data-action="paste-summary"]')).toBeNull();
  });

  test('in words for the clipboard has every person, and nothing invisible', () => {
    const [first, ...rest] = SUMMARY.people;
    const people = first ? [{ ...first, name: 'Da\u202Ena\u0000\nOrtiz' }, ...rest] : [];
    const written = writeDocument(toDocument({ ...SUMMARY, people }, t), 'text');
    expect(written).toContain('Dana Ortiz, +16505550117');
    expect(written).toContain('Dana: budget approved up to 40k. (Dana Ortiz, Marta Silva)');
    expect(written).not.toMatch(/[\u2066-\u2069\u202A-\u202E\0]/);
  });
});

describe('notes', () => {
  test('hand over each change as it is typed, and say how the last one is doing', () => {
    const onText = vi.fn();
    const { rerender } = render(<RecordNotes text="one" state="idle" onText={onText} t={t} />);
    const field = screen.getByLabelText<HTMLTextAreaElement>(/^Notes/);
    expect(field.value).toBe('one');
    for (const value of ['one t', 'one tw', 'one two']) fireEvent.input(field, { target: { value } });
    expect(onText.mock.calls.map(([text]) => text)).toEqual(['one t', 'one tw', 'one two']);
    rerender(<RecordNotes text="one" state="failed" onText={onText} t={t} />);
    expect(field.value).toBe('one two');
    expect(screen.getByText('Not saved yet. Keep this window open.')).toBeTruthy();
  });
});

describe('past calls', () => {
  const show = (calls: typeof PAST | null) => {
    const [onOpen, onCallAgain] = [vi.fn(), vi.fn()];
    const parts = { title: 'Recent', calls, atFirst: 2, nowMs: NOW_MS, onOpen, onCallAgain, t };
    render(<HistoryList {...parts} />);
    return { onOpen, onCallAgain };
  };
  const shown = () => [...document.querySelectorAll('[data-call]')].map((item) => item.getAttribute('data-call'));
  const search = (value: string) => fireEvent.input(screen.getByRole('searchbox'), { target: { value } });

  test('the newest are shown first, and the others on demand', () => {
    show(PAST);
    expect(shown()).toEqual(['call-1', 'call-2']);
    press('history-more');
    expect(shown()).toEqual(['call-1', 'call-2', 'call-3']);
  });

  test('are found by name, number and notes', () => {
    show(PAST);
    search('priya');
    expect(shown()).toEqual(['call-1', 'call-3']);
    search('555-0117');
    expect(shown()).toEqual(['call-1', 'call-2']);
    search('nobody');
    expect(screen.getByRole('status').textContent).toBe('No past call matches');
  });

  test('are opened, and called again with everybody', () => {
    const { onOpen, onCallAgain } = show(PAST);
    press('open-call');
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('call-1');
    press('call-again');
    expect(onCallAgain.mock.lastCall?.[0].people).toHaveLength(4);
  });

  test('that only rang say what became of them, and can be called back where a number is known', () => {
    const [rang] = PAST;
    const person = { id: 'i1', stays: [], stayedMs: 0, reason: null };
    const gil = { ...person, name: 'Gil Arden', number: '+16505550141' };
    const calls = [
      { ...rang, id: 'r1', rang: 'missed' as const, people: [gil] },
      { ...rang, id: 'r2', rang: 'declined' as const, people: [{ ...person, name: '', number: '' }] },
    ];
    const { onCallAgain } = show(calls as typeof PAST);
    const [missed, declined] = [...document.querySelectorAll('[data-rang]')];
    expect(missed?.textContent).toMatch(/Gil Arden.* · Missed call/);
    expect(declined?.textContent).toMatch(/Unknown caller.* · Declined/);
    expect(declined?.querySelector('[data-action="call-again"]')).toBeNull();
    fireEvent.click(missed?.querySelector('[data-action="call-again"]') as Element);
    expect(onCallAgain.mock.lastCall?.[0].people).toEqual([gil]);
  });

  test('that cannot be read say so', () => {
    show(null);
    expect(screen.getByText('Past calls could not be read on this computer.')).toBeTruthy();
  });

  test('one is deleted after a second press; where that fails it is told', async () => {
    const onDelete = vi.fn(async () => false);
    const notes = { text: '', state: 'idle', onText: nothing } as const;
    const parts = { summary: SUMMARY, notes, onCopy: async () => 'copied' as const, onBack: nothing, onDelete, t };
    render(<RecordDetails {...parts} />);
    press('delete-call');
    expect(onDelete).not.toHaveBeenCalled();
    press('delete-call');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Could not delete. Try again.'));
  });
});

describe('a long call', () => {
  test('asks, and takes either answer', () => {
    const sent: Command[] = [];
    const send = async (command: Command) => {
      sent.push(command);
      return null;
    };
    const snapshot = { ...CALLS.live, notices: [{ kind: 'long-call' as const }] };
    const parts = { snapshot, send, account: ACCOUNT, draft: { people: [], text: '' }, t };
    render(<PopupRunningCall {...parts} onDraft={nothing} onOpenOptions={nothing} onOpenPopup={nothing} />);
    press('carry-on');
    press('end-long-call');
    expect(sent.map(({ kind }) => kind)).toEqual(['carryOn', 'end']);
  });
});
