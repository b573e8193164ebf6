// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test, vi } from 'vitest';
import { type Draft, EMPTY_DRAFT, PopupNewCall, type StartRequest } from '../../components/popup';
import { ACCOUNT } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const CALLER_IDS = ['+16505550100', '+16505550199'];

function show(callerIds: readonly string[], callerId?: string) {
  const onStart = vi.fn<(request: StartRequest) => Promise<null>>(async () => null);
  function Host() {
    const first: Draft = { ...EMPTY_DRAFT, people: [{ name: '', number: '103' }], callerId };
    const [draft, setDraft] = useState(first);
    const account = { ...ACCOUNT, callerIds };
    return (
      <PopupNewCall
        account={account}
        draft={draft}
        onDraft={setDraft}
        onStart={onStart}
        onOpenOptions={() => {}}
        t={t}
      />
    );
  }
  render(<Host />);
  return onStart;
}

const select = () => screen.getByLabelText<HTMLSelectElement>('Caller ID');

async function startedWith(onStart: ReturnType<typeof show>): Promise<StartRequest | undefined> {
  fireEvent.click(document.querySelector('[data-action="start"]') ?? document.body);
  await waitFor(() => expect(onStart).toHaveBeenCalledOnce());
  return onStart.mock.calls[0]?.[0];
}

test('the chosen number goes along', async () => {
  const onStart = show(CALLER_IDS);
  fireEvent.change(select(), { target: { value: '+16505550199' } });
  expect((await startedWith(onStart))?.callerId).toBe('+16505550199');
});

test('where nobody chose one it names none: RingCentral chooses then', async () => {
  const onStart = show(CALLER_IDS);
  expect(select().selectedOptions[0]?.textContent).toBe('Default number');
  fireEvent.change(select(), { target: { value: '+16505550199' } });
  fireEvent.change(select(), { target: { value: '' } });
  expect(await startedWith(onStart)).not.toHaveProperty('callerId');
});

test('one that an administrator fixed is the only choice', async () => {
  const onStart = show(['+16505550100'], '+16505550100');
  expect([...select().options].map(({ value }) => value)).toEqual(['+16505550100']);
  expect((await startedWith(onStart))?.callerId).toBe('+16505550100');
});
