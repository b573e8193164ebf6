// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Draft, EMPTY_DRAFT, PopupNewCall, PopupRunningCall } from '../../components/popup';
import type { Groups } from '../../components/saved-groups';
import { call, row } from './fixtures';
import { ACCOUNT, GROUPS } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const nothing = () => {};
const find = <Kind extends HTMLElement>(selector: string) => document.querySelector<Kind>(selector);
const click = (action: string) => fireEvent.click(find(`[data-action="${action}"]`) as HTMLElement);
const chips = () => [...document.querySelectorAll<HTMLElement>('[data-number]')].map(({ dataset }) => dataset.number);
const name = () => screen.getByLabelText<HTMLInputElement>('Name of the group');

function showNewCall(first: Draft, more: Partial<Groups> = {}) {
  const calls = { onSave: vi.fn(), onRename: vi.fn(), onRemove: vi.fn() };
  const onStart = vi.fn(async () => null);
  function Host() {
    const [draft, setDraft] = useState(first);
    return (
      <PopupNewCall
        account={ACCOUNT}
        draft={draft}
        onDraft={setDraft}
        groups={{ ...GROUPS, ...calls, ...more }}
        onStart={onStart}
        onOpenOptions={nothing}
        t={t}
      />
    );
  }
  render(<Host />);
  return { ...calls, onStart };
}

const TWO: Draft = {
  people: [
    { number: '+16505550131', name: 'Eli' },
    { number: '103', name: '' },
  ],
  text: '',
};

describe('saved groups', () => {
  test('one click puts everybody on the list by name, beside whom is there already', () => {
    showNewCall({ people: [{ number: '+16505550117', name: 'Dana Ortiz' }], text: '' });
    click('choose-group');
    expect(chips()).toEqual(['+16505550117', '+14165550143']);
    expect(document.querySelectorAll('.chip-name')[1]?.textContent).toBe('Raj Patel');
  });

  test('with everybody on the list there is nothing to add', () => {
    showNewCall(EMPTY_DRAFT);
    click('choose-group');
    expect(find<HTMLButtonElement>('[data-action="choose-group"]')?.disabled).toBe(true);
  });

  test('the list is kept under a name; Enter saves it and starts no call', () => {
    const { onSave, onStart } = showNewCall(TWO);
    click('new-group');
    expect(document.activeElement).toBe(name());
    fireEvent.input(name(), { target: { value: '  Deal room ' } });
    const isLeftAlone = fireEvent.keyDown(name(), { key: 'Enter' });
    expect(isLeftAlone).toBe(false);
    expect(onSave).toHaveBeenCalledExactlyOnceWith('Deal room', TWO.people);
    expect(onStart).not.toHaveBeenCalled();
  });

  test('without a name nothing is saved, and Escape gives it up', () => {
    const { onSave } = showNewCall(TWO);
    click('new-group');
    fireEvent.keyDown(name(), { key: 'Enter' });
    expect(find<HTMLButtonElement>('[data-action="save-group"]')?.disabled).toBe(true);
    fireEvent.keyDown(name(), { key: 'Escape' });
    expect(find('[data-field="group-name"]')).toBeNull();
    expect(onSave).not.toHaveBeenCalled();
  });

  test('people who are a group already are not offered again', () => {
    showNewCall(EMPTY_DRAFT);
    click('choose-group');
    expect(find('[data-action="new-group"]')).toBeNull();
    expect(document.body.textContent).toContain('Saved as a group · Acme Berg');
  });

  test('a group is renamed, or deleted', () => {
    const { onRename, onRemove } = showNewCall(EMPTY_DRAFT);
    click('change-group');
    fireEvent.input(name(), { target: { value: 'Acme' } });
    click('save-group');
    expect(onRename).toHaveBeenCalledExactlyOnceWith('deal', 'Acme');
    click('change-group');
    click('delete-group');
    expect(onRemove).toHaveBeenCalledExactlyOnceWith('deal');
  });

  test('while somebody looks on, no name and no number of theirs is shown', () => {
    showNewCall(TWO, { isPrivate: true });
    expect(document.querySelector('.saved-group')?.textContent).toBe('Acme Berg2 people');
    expect(find('[data-action="new-group"]')).toBeNull();
  });

  test('the people of a call are kept together, but nobody who has no number', () => {
    const onSave = vi.fn();
    const people = [
      row('Dana Ortiz', { number: '+16505550117' }),
      row('Tom Keller', { number: '+16505550134', extension: '22', phase: 'left' }),
      row('Someone else', { number: '', isSomeoneElse: true }),
    ];
    render(
      <PopupRunningCall
        snapshot={call(people)}
        send={async () => null}
        onOpenPopup={nothing}
        account={ACCOUNT}
        draft={EMPTY_DRAFT}
        onDraft={nothing}
        groups={{ ...GROUPS, onSave }}
        onOpenOptions={nothing}
        t={t}
      />,
    );
    click('new-group');
    fireEvent.input(name(), { target: { value: 'These' } });
    click('save-group');
    expect(onSave).toHaveBeenCalledExactlyOnceWith('These', [
      { number: '+16505550117', name: 'Dana Ortiz' },
      { number: '+16505550134', name: 'Tom Keller', extension: '22' },
    ]);
  });
});
