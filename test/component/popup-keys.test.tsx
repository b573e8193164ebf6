// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LeaveDefault } from '../../components/call-props';
import { type Draft, EMPTY_DRAFT, PopupNewCall, PopupRunningCall } from '../../components/popup';
import type { Command } from '../../lib/call/commands';
import type { Refusal } from '../../lib/call/reasons';
import { call, row } from './fixtures';
import { ACCOUNT } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const nothing = () => {};
const button = (action: string) => document.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
const press = (key: string) => fireEvent.keyDown(document.activeElement as HTMLElement, { key });

function showRunning(leaveDefault?: LeaveDefault, snapshot = call([row('Dana Ortiz'), row('Tom Keller')])) {
  const send = vi.fn<(command: Command) => Promise<Refusal | null>>(async () => null);
  render(
    <PopupRunningCall
      snapshot={snapshot}
      send={send}
      leaveDefault={leaveDefault}
      onOpenPopup={nothing}
      account={ACCOUNT}
      draft={EMPTY_DRAFT}
      onDraft={nothing}
      onOpenOptions={nothing}
      t={t}
    />,
  );
  return () => send.mock.calls.map(([command]) => command);
}

test('numbers stand in the running call as people of the country write them, nameless people by theirs', () => {
  const abroad = row('', { number: '+493012345678' });
  showRunning(undefined, call([row('Dana Ortiz', { number: '+16505550117' }), abroad]));
  const shown = [...document.querySelectorAll('[data-person]')].map((each) => [
    each.querySelector('b')?.textContent,
    each.querySelector('.number')?.textContent,
  ]);
  expect(shown).toEqual([
    ['Dana Ortiz', '(650) 555-0117'],
    ['+49 30 12345678', undefined],
  ]);
});

describe('the keypad', () => {
  test('is typed: it has the focus when it opens, digits are sent and shown, letters are not', () => {
    const sent = showRunning();
    fireEvent.click(button('keypad') as HTMLElement);
    for (const key of ['1', '#', 'a', 'Tab', '*']) press(key);
    const tones = sent().map((command) => command.kind === 'sendTones' && command.tones);
    expect(tones).toEqual(['1', '#', '*']);
    expect(document.querySelector('.tones')?.textContent).toBe('1 # *');
  });

  test('a shortcut of the browser is left alone', () => {
    const sent = showRunning();
    fireEvent.click(button('keypad') as HTMLElement);
    fireEvent.keyDown(document.activeElement as HTMLElement, { key: '1', ctrlKey: true });
    expect(sent()).toEqual([]);
  });

  test.each([
    ['123 45#', ['1', '2', '3', '4', '5', '#']],
    ['call me', []],
    ['1'.repeat(33), []],
  ])('pasting "%s" sends %j', (text, expected) => {
    const sent = showRunning();
    fireEvent.click(button('keypad') as HTMLElement);
    fireEvent.paste(document.activeElement as HTMLElement, { clipboardData: { getData: () => text } });
    expect(sent().map((command) => command.kind === 'sendTones' && command.tones)).toEqual(expected);
  });

  test('what is typed into the field for people is no tone', () => {
    const sent = showRunning();
    fireEvent.click(button('keypad') as HTMLElement);
    fireEvent.keyDown(screen.getByPlaceholderText('Name or number'), { key: '5' });
    expect(sent()).toEqual([]);
  });
});

describe('hanging up', () => {
  test('asks unless the rep chose', () => {
    const sent = showRunning('ask');
    fireEvent.click(button('end-menu') as HTMLElement);
    expect(sent()).toEqual([]);
    expect(screen.getAllByRole('menuitem')).toHaveLength(2);
  });

  test.each(['leave', 'end'] as const)(
    '%s is what the button does once chosen, and the other way is in the menu',
    (way) => {
      const sent = showRunning(way);
      fireEvent.click(button('hang-up') as HTMLElement);
      expect(sent()).toEqual([{ kind: way }]);
      fireEvent.click(screen.getByRole('button', { name: 'Leave or end the call' }));
      expect(screen.getAllByRole('menuitem')).toHaveLength(2);
    },
  );
});

describe('people in the field, by keyboard', () => {
  function showPeople() {
    const people = [
      { name: 'Dana', number: '+16505550117' },
      { name: '', number: '103' },
    ];
    function Host() {
      const [draft, setDraft] = useState<Draft>({ people, text: '' });
      return (
        <PopupNewCall
          account={ACCOUNT}
          draft={draft}
          onDraft={setDraft}
          onStart={async () => null}
          onOpenOptions={nothing}
          t={t}
        />
      );
    }
    render(<Host />);
    screen.getByPlaceholderText('Name or number').focus();
  }
  const focused = () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName;

  test('the arrows go from the field through the people and back', () => {
    showPeople();
    press('ArrowLeft');
    expect(focused()).toBe('Remove 103 from the list');
    press('ArrowLeft');
    press('ArrowLeft');
    expect(focused()).toBe('Remove Dana from the list');
    press('ArrowRight');
    press('ArrowRight');
    expect(focused()).toBe('INPUT');
  });

  test('Delete takes out the one that has the focus', () => {
    showPeople();
    press('ArrowLeft');
    press('ArrowLeft');
    press('Delete');
    expect([...document.querySelectorAll<HTMLElement>('[data-number]')].map(({ dataset }) => dataset.number)).toEqual([
      '103',
    ]);
    expect(focused()).toBe('INPUT');
  });

  test('in a text the arrows move in the text', () => {
    showPeople();
    const field = screen.getByPlaceholderText<HTMLInputElement>('Name or number');
    fireEvent.input(field, { target: { value: '650' } });
    field.setSelectionRange(2, 2);
    press('ArrowLeft');
    expect(focused()).toBe('INPUT');
  });
});
