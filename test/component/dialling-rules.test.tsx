// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { judgeNumber } from '../../components/judge-number';
import { type Draft, EMPTY_DRAFT, PopupNewCall, type StartRequest } from '../../components/popup';
import { checkRules, DEFAULT_RULES, type DialRules } from '../../lib/call/dial-rules';
import type { Refusal } from '../../lib/call/reasons';
import { ACCOUNT } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const problems = () =>
  [...document.querySelectorAll('[data-refused]')].map((item) => item.getAttribute('data-refused'));
const chips = () => [...document.querySelectorAll('[data-number]')].map((chip) => chip.getAttribute('data-number'));
const type = (text: string) =>
  fireEvent.input(screen.getByPlaceholderText('Name or number'), { target: { value: text } });
const start = () => fireEvent.submit(document.querySelector('form') as HTMLFormElement);

function show(rules: Partial<DialRules>, answers: readonly (Refusal | null)[] = [null]) {
  const left = [...answers];
  const onStart = vi.fn<(request: StartRequest) => Promise<Refusal | null>>(async () => left.shift() ?? null);
  function Host() {
    const [draft, setDraft] = useState<Draft>(EMPTY_DRAFT);
    const parts = { account: ACCOUNT, draft, onDraft: setDraft, onStart, onOpenOptions: () => {}, t };
    return <PopupNewCall {...parts} rules={{ ...DEFAULT_RULES, ...rules }} />;
  }
  render(<Host />);
  return onStart;
}

describe('before anybody is dialled', () => {
  test('each number that the rules refuse is named with its reason, and the others are taken', () => {
    show({ countries: ['US'], doNotCall: ['650 555 0117'], premium: 'refuse' });
    type('6505550117, +442079460000, +1 900 555 0123, 6505550134,');
    expect(problems()).toEqual(['do-not-call', 'country-not-allowed', 'premium-number']);
    expect(chips()).toEqual(['+16505550134']);
  });

  test('what stays in the field is said to stand in the way, and Start dials nobody while it does', async () => {
    const onStart = show({});
    type('650 555 0117, 911,');
    expect(chips()).toEqual(['+16505550117']);
    start();
    expect(onStart).not.toHaveBeenCalled();
    expect(document.body.textContent).toContain('What stays in the field is not called');
    type('');
    expect(document.body.textContent).not.toContain('What stays in the field');
    start();
    await waitFor(() => expect(onStart).toHaveBeenCalledOnce());
  });

  test('a number that costs more is called after a second press, and said to be meant', async () => {
    const onStart = show({ premium: 'ask' });
    type('+1 900 555 0123');
    start();
    expect(problems()).toEqual(['premium-unconfirmed']);
    expect(onStart).not.toHaveBeenCalled();
    start();
    await waitFor(() => expect(onStart).toHaveBeenCalledOnce());
    expect(onStart.mock.lastCall?.[0].people).toEqual([{ number: '+19005550123', name: '', isConfirmed: true }]);
  });

  test('what only the background knows is asked about in the same way', async () => {
    const refusal: Refusal = { refused: 'premium-unconfirmed', personIndex: 0 };
    const onStart = show({ premium: 'allow' }, [refusal, null]);
    type('Hot <+19005550123>');
    start();
    await waitFor(() => expect(problems()).toEqual(['premium-unconfirmed']));
    start();
    await waitFor(() => expect(onStart).toHaveBeenCalledTimes(2));
    expect(onStart.mock.lastCall?.[0].people[0]).toMatchObject({ name: 'Hot', isConfirmed: true });
  });

  test('a refused confirmation stands: the second press says no again', () => {
    const onStart = show({ premium: 'refuse' });
    type('+1 900 555 0123');
    start();
    start();
    expect(problems()).toEqual(['premium-number']);
    expect(onStart).not.toHaveBeenCalled();
  });
});

describe('a number as number plans have it', () => {
  const judge = (number: string, rules: Partial<DialRules>) =>
    judgeNumber({ number }, { ...DEFAULT_RULES, ...rules }, 'US');

  test.each(['+448450000000', '+33810123456', '+4918012345678'])(
    '%s costs more, though our own list does not have it',
    (number) => {
      expect(checkRules({ number }, DEFAULT_RULES, 'US')).toBeNull();
      expect(judge(number, {})).toBe('premium-unconfirmed');
      expect(judge(number, { premium: 'refuse' })).toBe('premium-number');
      expect(judge(number, { premium: 'allow' })).toBeNull();
    },
  );

  test('a number that costs its caller nothing is no such number', () => {
    expect(judge('+498005550123', { premium: 'refuse' })).toBeNull();
  });

  test('extensions are at home', () => {
    expect(judge('102', { countries: ['DE'] })).toBeNull();
  });
});
