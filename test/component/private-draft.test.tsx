// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EMPTY_DRAFT, PopupNewCall, PopupRunningCall } from '../../components/popup';
import { hidePerson, hideSnapshot } from '../../lib/messaging/mask';
import { call, row } from './fixtures';
import { ACCOUNT } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const nothing = () => {};
const accept = async () => null;
const DANA = { name: 'Dana Ortiz', number: '+16505550117' };
const draft = { ...EMPTY_DRAFT, people: [DANA] };
const privacy = { isOn: true, isLocked: false, onToggle: nothing, shown: hidePerson };
const chip = () => document.querySelector<HTMLElement>('.chip');

function expectNobodyNamed() {
  expect(chip()?.textContent).toContain('D••• O•••');
  expect(chip()?.textContent).toContain('••• 17');
  expect(document.body.innerHTML).not.toContain('Dana');
  expect(document.body.textContent).not.toContain('0117');
}

describe('private mode and somebody who is not called yet', () => {
  test('a chip shows neither name nor number; the call goes to the real one', async () => {
    const onStart = vi.fn(accept);
    const shared = { account: ACCOUNT, draft, onDraft: nothing, onStart, onOpenOptions: nothing, t };
    render(<PopupNewCall {...shared} privacy={privacy} />);
    expectNobodyNamed();
    screen.getByText('Start call with 1 person').click();
    await vi.waitFor(() => expect(onStart).toHaveBeenCalledExactlyOnceWith({ people: [DANA] }));
  });

  test('so does one who is about to be added', () => {
    const snapshot = hideSnapshot(call([row('Priya')]));
    const shared = { snapshot, account: ACCOUNT, draft, onDraft: nothing, send: accept, t };
    render(<PopupRunningCall {...shared} privacy={privacy} onOpenPopup={nothing} onOpenOptions={nothing} />);
    expectNobodyNamed();
  });
});
