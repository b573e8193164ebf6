// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Draft, EMPTY_DRAFT, PopupNewCall, PopupRunningCall, type StartRequest } from '../../components/popup';
import type { Command } from '../../lib/call/commands';
import type { Refusal } from '../../lib/call/reasons';
import { call, row, withHost } from './fixtures';
import { ACCOUNT } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const nothing = () => {};
const field = () => screen.getByPlaceholderText<HTMLInputElement>('Name or number');
const chips = () => [...document.querySelectorAll<HTMLElement>('[data-number]')].map((chip) => chip.dataset.number);
const problems = () =>
  [...document.querySelectorAll<HTMLElement>('[data-refused]')].map((item) => item.dataset.refused);
const button = (action: string) => document.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
const enter = () => fireEvent.keyDown(field(), { key: 'Enter' });

function showNewCall(first: Draft = EMPTY_DRAFT, refusal: Refusal | null = null) {
  const onStart = vi.fn<(request: StartRequest) => Promise<Refusal | null>>(async () => refusal);
  const drafts: Draft[] = [];
  const suggestions = [{ title: 'Recent', people: [{ name: 'Lena Hoff', number: '+16505550171' }] }];
  function Host() {
    const [draft, setDraft] = useState(first);
    const keep = (next: Draft) => {
      drafts.push(next);
      setDraft(next);
    };
    return (
      <PopupNewCall
        account={ACCOUNT}
        draft={draft}
        onDraft={keep}
        suggestions={suggestions}
        onStart={onStart}
        onOpenOptions={nothing}
        t={t}
      />
    );
  }
  render(<Host />);
  return { onStart, drafts };
}

describe('people as chips', () => {
  test('Enter adds', () => {
    showNewCall();
    type('650 555 0117');
    enter();
    expect(chips()).toEqual(['+16505550117']);
    expect(field().value).toBe('');
  });

  test('a comma adds', () => {
    showNewCall();
    type('650 555 0117,');
    expect(chips()).toEqual(['+16505550117']);
  });

  test('a pasted column adds all, and what is wrong stays with its reason', () => {
    showNewCall();
    fireEvent.paste(field(), { clipboardData: { getData: () => '6505550117\n+49 30 901820\r\n911\n12' } });
    expect(chips()).toEqual(['+16505550117', '+4930901820']);
    expect(field().value).toBe('911, 12');
    expect(problems()).toEqual(['emergency', 'too-short']);
    expect(screen.getByRole('alert').textContent).toContain('911: Partyline cannot call emergency services');
  });

  test('Backspace in the empty field removes the last one', () => {
    showNewCall({
      ...EMPTY_DRAFT,
      people: [
        { name: '', number: '+16505550117' },
        { name: '', number: '103' },
      ],
    });
    fireEvent.keyDown(field(), { key: 'Backspace' });
    expect(chips()).toEqual(['+16505550117']);
  });

  test('a chip can be taken out, and says whom', () => {
    showNewCall({ ...EMPTY_DRAFT, people: [{ name: 'Dana Ortiz', number: '+16505550117' }] });
    fireEvent.click(screen.getByRole('button', { name: 'Remove Dana Ortiz from the list' }));
    expect(chips()).toEqual([]);
  });

  test('nine people are enough', () => {
    showNewCall();
    type(`${Array.from({ length: 10 }, (_, index) => `650555012${index}`).join(', ')},`);
    expect(chips()).toHaveLength(9);
    expect(problems()).toEqual(['full']);
  });

  test('the same person twice is refused', () => {
    showNewCall();
    type('650 555 0117, +1 650-555-0117,');
    expect(problems()).toEqual(['twice-in-list']);
  });

  test('a mistake can be corrected in place', () => {
    showNewCall();
    type('12');
    enter();
    type('');
    expect(problems()).toEqual([]);
  });

  test('somebody from an earlier call can be named or clicked', () => {
    showNewCall();
    type('lena');
    enter();
    expect(chips()).toEqual(['+16505550171']);
    expect(document.querySelector('.chip')?.textContent).toContain('Lena Hoff');
    expect(button('add-suggestion')?.disabled).toBe(true);
    fireEvent.click(button('remove-chip') as HTMLElement);
    fireEvent.click(button('add-suggestion') as HTMLElement);
    expect(document.querySelector('.chip')?.textContent).toContain('Lena Hoff');
  });

  test('markup in a name is only text', () => {
    showNewCall({ ...EMPTY_DRAFT, people: [{ name: '<img src=x>\u202e', number: '103' }] });
    expect(document.querySelector('.chip img')).toBeNull();
    expect(document.querySelector('.chip-name')?.textContent).toBe('<img src=x>');
  });
});

describe('starting', () => {
  test('the button counts', () => {
    showNewCall();
    expect(button('start')?.disabled).toBe(true);
    type('6505550117,');
    expect(button('start')?.textContent).toBe('Start call with 1 person');
    type('6505550118,');
    expect(button('start')?.textContent).toBe('Start conference with 2 people');
  });

  test('takes in what is still typed', async () => {
    const { onStart } = showNewCall();
    type('6505550117 x22');
    fireEvent.click(button('start') as HTMLElement);
    await waitFor(() => expect(onStart).toHaveBeenCalledOnce());
    expect(onStart).toHaveBeenCalledWith({ people: [{ name: '', number: '+16505550117', extension: '22' }] });
  });

  test('does not start with a mistake left', () => {
    const { onStart } = showNewCall();
    type('6505550117, 911');
    fireEvent.click(button('start') as HTMLElement);
    expect(onStart).not.toHaveBeenCalled();
    expect(problems()).toEqual(['emergency']);
  });

  test('a refusal names the person', async () => {
    showNewCall(
      { ...EMPTY_DRAFT, people: [{ name: 'Dana', number: '103' }] },
      { refused: 'own-number', personIndex: 0 },
    );
    fireEvent.click(button('start') as HTMLElement);
    await waitFor(() => expect(problems()).toEqual(['own-number']));
    expect(screen.getByRole('alert').textContent).toContain('Dana: This is your own number.');
    expect(chips()).toEqual(['103']);
  });

  test('the draft goes to whoever keeps it', () => {
    const { drafts } = showNewCall();
    type('650');
    expect(drafts.at(-1)).toEqual({ people: [], text: '650' });
  });
});

describe('the running call', () => {
  function showRunning(removal?: 'at-once') {
    const send = vi.fn<(command: Command) => Promise<Refusal | null>>(async () => null);
    function Host() {
      const [draft, setDraft] = useState(EMPTY_DRAFT);
      return (
        <PopupRunningCall
          snapshot={call([row('Dana Ortiz', { number: '+16505550117' })])}
          send={send}
          removal={removal}
          onOpenPopup={nothing}
          account={ACCOUNT}
          draft={draft}
          onDraft={setDraft}
          onOpenOptions={nothing}
          t={t}
        />
      );
    }
    render(<Host />);
    return send;
  }

  test('adds people, and empties the field once that was taken', async () => {
    const send = showRunning();
    type('6505550118');
    fireEvent.click(button('add') as HTMLElement);
    await waitFor(() => expect(chips()).toEqual([]));
    expect(send).toHaveBeenCalledExactlyOnceWith({ kind: 'add', people: [{ name: '', number: '+16505550118' }] });
  });

  test('knows who is on the call already', () => {
    const send = showRunning();
    type('650 555 0117');
    enter();
    expect(problems()).toEqual(['already-on-call']);
    expect(send).not.toHaveBeenCalled();
  });

  test('a call that is over tells what happened', () => {
    const ended = withHost(call([]), { kind: 'ended', reason: 'ended' }, ['dismiss']);
    const timeline = [
      { what: 'joined', name: 'Dana Ortiz', number: '', agoMs: 240_000 },
      { what: 'failed', name: 'Tom Keller', number: '', reason: 'busy', agoMs: 1000 },
    ] as const;
    render(
      <PopupRunningCall
        snapshot={{ ...ended, timeline }}
        send={async () => null}
        onOpenPopup={nothing}
        account={ACCOUNT}
        draft={EMPTY_DRAFT}
        onDraft={nothing}
        onOpenOptions={nothing}
        t={t}
      />,
    );
    const lines = [...document.querySelectorAll('[data-timeline]')].map(({ textContent }) => textContent);
    expect(lines).toEqual(['4 min agoDana Ortiz joined', 'just nowTom Keller did not join: Busy']);
  });

  test('at once means at once here', () => {
    const send = showRunning('at-once');
    fireEvent.click(button('remove') as HTMLElement);
    expect(send).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'remove', delayMs: 0 }));
  });
});
