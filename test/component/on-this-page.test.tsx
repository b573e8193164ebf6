// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PageView } from '../../components/on-this-page';
import { type Draft, EMPTY_DRAFT, PopupNewCall, PopupRunningCall, type StartRequest } from '../../components/popup';
import type { NewPerson } from '../../lib/call/commands';
import { call, row } from './fixtures';
import { ACCOUNT } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const nothing = () => {};
const pass = (forMs: number) => void act(() => void vi.advanceTimersByTime(forMs));
const ANN = {
  number: '+16505550117',
  extension: '22',
  name: 'Ann Lee',
  crm: { title: 'Globex renewal', link: 'https://crm.example.com/deals/7' },
} satisfies NewPerson;
const BOB: NewPerson = { number: '+14165550143', name: 'Bob Ochoa', crm: { title: 'Globex renewal' } };
const on = (...people: readonly NewPerson[]): PageView => ({ kind: 'on', people, isComplete: true });
const chips = () => [...document.querySelectorAll<HTMLElement>('.chip')].map(({ dataset }) => dataset.number);
const press = (selector: string) => fireEvent.click(document.querySelector(selector) ?? document.body);
const problems = () =>
  [...document.querySelectorAll<HTMLElement>('[data-refused]')].map(({ dataset }) => dataset.refused);

function showNewCall(page: PageView | undefined, first: Draft = EMPTY_DRAFT) {
  const onStart = vi.fn(async (_request: StartRequest) => null);
  function Host() {
    const [draft, setDraft] = useState(first);
    return (
      <PopupNewCall
        account={ACCOUNT}
        draft={draft}
        onDraft={setDraft}
        page={page}
        onStart={onStart}
        onOpenOptions={nothing}
        t={t}
      />
    );
  }
  render(<Host />);
  return onStart;
}

const ON_CALL = call([row('Dana Ortiz', { number: '+16505550117' })]);

function showRunningCall(page: PageView | undefined, first: Draft = EMPTY_DRAFT, snapshot = ON_CALL) {
  const send = vi.fn(async () => null);
  function Host() {
    const [draft, setDraft] = useState(first);
    return (
      <PopupRunningCall
        snapshot={snapshot}
        receivedAtMs={0}
        send={send}
        onOpenPopup={nothing}
        account={ACCOUNT}
        draft={draft}
        onDraft={setDraft}
        page={page}
        onOpenOptions={nothing}
        t={t}
      />
    );
  }
  render(<Host />);
  return send;
}

describe('the numbers of the page', () => {
  test('stand with whose they are, the extension, and the record with its link', () => {
    showNewCall(on(ANN, BOB));
    const first = document.querySelector('li[data-number="+16505550117"]');
    expect(first?.textContent).toContain('Ann Lee');
    expect(first?.textContent).toContain('(650) 555-0117 ext. 22');
    expect(screen.getByRole('link', { name: 'Globex renewal' }).getAttribute('href')).toBe(ANN.crm.link);
    expect(document.querySelectorAll('.record')).toHaveLength(2);
  });

  test('one click puts a person on the list, dials nobody, and cannot be done twice', () => {
    const onStart = showNewCall(on(ANN, BOB));
    press('li[data-number="+16505550117"] [data-action="add-from-page"]');
    expect(chips()).toEqual(['+16505550117']);
    expect(document.querySelector('.chip')?.textContent).toContain('Ann Lee');
    expect(document.querySelector('.chip')?.textContent).toContain('22');
    expect(document.querySelector<HTMLButtonElement>('[data-action="add-from-page"]')?.disabled).toBe(true);
    expect(onStart).not.toHaveBeenCalled();
  });

  test('an address that must not be opened is no link, and goes no further as one', () => {
    showNewCall(on({ ...ANN, crm: { title: 'Globex renewal', link: 'javascript:alert(1)' } }));
    expect(document.querySelector('.record')?.textContent).toBe('Globex renewal');
    expect(document.querySelector('a.record')).toBeNull();
  });

  test('a record that is named like the person is not named twice', () => {
    showNewCall(on({ ...ANN, crm: { title: 'Ann Lee', link: ANN.crm.link } }));
    expect(screen.getByRole('link', { name: 'CRM record' }).getAttribute('href')).toBe(ANN.crm.link);
  });

  test('who is put on the list, or was picked on a page, is called with the record', async () => {
    const onStart = showNewCall(on(ANN), { ...EMPTY_DRAFT, picked: [BOB] });
    press('li[data-number="+16505550117"] [data-action="add-from-page"]');
    const start = document.querySelector<HTMLButtonElement>('[data-action="start"]');
    await waitFor(() => expect(start?.disabled).toBe(false));
    press('[data-action="start"]');
    await waitFor(() => expect(onStart).toHaveBeenCalledOnce());
    expect(onStart.mock.calls[0]).toMatchObject([{ people: [BOB, ANN] }]);
  });

  test('many are shown when asked for', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ ...BOB, number: `+1416555014${index}` }));
    showNewCall(on(...many));
    expect(document.querySelectorAll('li[data-number]')).toHaveLength(4);
    press('[data-action="show-all"]');
    expect(document.querySelectorAll('li[data-number]')).toHaveLength(9);
  });

  test('what a page claims is shown as text', () => {
    showNewCall(on({ ...BOB, name: '<img src=x onerror=alert(1)>', crm: { title: '<b>x</b>' } }));
    expect(document.querySelector('li img')).toBeNull();
    expect(document.querySelector('.record b')).toBeNull();
  });

  test('where finding is off there is one button, and no list', () => {
    const onFind = vi.fn();
    showNewCall({ kind: 'off', host: 'crm.example.com', onFind });
    expect(screen.queryByText('On this page')).toBeNull();
    press('[data-action="find-numbers"]');
    expect(onFind).toHaveBeenCalledOnce();
  });

  test('says that it still looks, or that there is nothing', () => {
    showNewCall({ kind: 'on', people: [], isComplete: false });
    expect(screen.getByRole('status').textContent).toContain('Still looking');
    cleanup();
    showNewCall(on());
    expect(screen.getByRole('status').textContent).toContain('No phone numbers');
  });
});

describe('people who were picked', () => {
  const picked = (...numbers: readonly string[]): Draft => ({
    ...EMPTY_DRAFT,
    picked: numbers.map((number) => ({ number, name: '' })),
  });

  test('become tokens when the popup opens, each once, beside those that were there', () => {
    showNewCall(undefined, {
      ...picked('+14165550143', '+16505550117', '(416) 555-0143'),
      people: [{ number: '+16505550117', name: 'Ann Lee' }],
    });
    expect(chips()).toEqual(['+16505550117', '+14165550143']);
    expect(problems()).toEqual([]);
    expect(document.querySelector('[data-action="start"]')?.textContent).toContain('2');
  });

  test('are not called by a click that was on its way when they came', () => {
    vi.useFakeTimers();
    try {
      const onStart = showNewCall(undefined, picked('+14165550143'));
      const start = document.querySelector<HTMLButtonElement>('[data-action="start"]');
      pass(499);
      expect(start?.disabled).toBe(true);
      fireEvent.submit(start?.form ?? document.body);
      expect(onStart).not.toHaveBeenCalled();
      pass(1);
      expect(start?.disabled).toBe(false);
      fireEvent.submit(start?.form ?? document.body);
      expect(onStart).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a selected text gives its numbers, names and extensions', () => {
    showNewCall(undefined, picked('Ann Lee, (650) 555-0117 ext. 22', 'Bob Ochoa\nPhone: 416-555-0143'));
    const texts = [...document.querySelectorAll('.chip')].map(({ textContent }) => textContent);
    expect(chips()).toEqual(['+16505550117', '+14165550143']);
    expect(texts[0]).toContain('Ann Lee');
    expect(texts[0]).toContain('22');
    expect(texts[1]).toContain('Bob Ochoa');
  });

  test('what cannot be called stays in the field with its reason', () => {
    showNewCall(undefined, picked('911', 'no number at all', '+16505550100'));
    expect(chips()).toEqual([]);
    expect(problems()).toEqual(['emergency', 'not-a-number', 'own-number']);
    expect(screen.getByPlaceholderText<HTMLInputElement>('Name or number').value).toContain('911');
  });

  test('all can be taken out at once', () => {
    showNewCall(undefined, picked('+14165550143', '+16505550117'));
    press('[data-action="clear-people"]');
    expect(chips()).toEqual([]);
    expect(document.querySelector('[data-action="clear-people"]')).toBeNull();
  });
});

describe('during a call', () => {
  const focused = () => document.activeElement?.getAttribute('data-person');

  test('somebody of the page who is on it is shown there instead of being added', () => {
    const send = showRunningCall(on(ANN, BOB));
    press('[data-action="show-row"]');
    expect(focused()).toBe(ON_CALL.rows[0]?.id);
    expect(chips()).toEqual([]);
    expect(send).not.toHaveBeenCalled();
  });

  test('a pick of somebody who is on it moves the focus to the row and says why', () => {
    showRunningCall(undefined, { ...EMPTY_DRAFT, picked: [{ number: '+16505550117', name: 'Ann Lee' }] });
    expect(focused()).toBe(ON_CALL.rows[0]?.id);
    expect(problems()).toEqual(['already-on-call']);
    expect(chips()).toEqual([]);
  });

  test('the row of somebody from a page leads to their record, with the mouse and with arrow keys', () => {
    showRunningCall(undefined, EMPTY_DRAFT, call([row('Ann Lee', { crm: ANN.crm })]));
    const link = screen.getByRole('link', { name: 'Globex renewal' });
    expect(link.getAttribute('href')).toBe(ANN.crm.link);
    const person = document.querySelector<HTMLElement>('[data-person]');
    person?.focus();
    fireEvent.keyDown(person as Element, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(link);
  });

  test('others can be added', () => {
    showRunningCall(on(BOB));
    press('[data-action="add-from-page"]');
    expect(chips()).toEqual(['+14165550143']);
  });
});
