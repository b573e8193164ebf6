// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Options, type OptionsProps } from '../../components/options';
import { MAX_NUMBERS } from '../../components/parse-numbers';
import { parseSite } from '../../components/parse-site';
import { HISTORY, OPTIONS } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const show = (more: Partial<OptionsProps>) => render(<Options {...OPTIONS} {...more} t={t} />);
const find = <Kind extends HTMLElement>(selector: string) => document.querySelector<Kind>(selector);
const click = (action: string) => fireEvent.click(find(`[data-action="${action}"]`) as HTMLElement);

describe('account', () => {
  test('the client id is checked before it is saved', () => {
    const onClientId = vi.fn();
    show({ account: { ...OPTIONS.account, clientId: '', onClientId } });
    const input = screen.getByLabelText('Client ID');
    fireEvent.input(input, { target: { value: 'two words' } });
    click('save-client-id');
    expect(screen.getByRole('alert').textContent).toContain('letters, digits');
    fireEvent.input(input, { target: { value: ' Ab_12-x ' } });
    click('save-client-id');
    expect(onClientId).toHaveBeenCalledExactlyOnceWith('Ab_12-x');
  });

  test('what an administrator set cannot be changed', () => {
    show({ account: { ...OPTIONS.account, isLocked: true } });
    expect(find<HTMLInputElement>('[data-field="client-id"]')?.disabled).toBe(true);
    expect(document.body.textContent).toContain('Set by your administrator');
  });

  test('the server alone can be set, and the client id alone', () => {
    const locks = { isLocked: true, isServerLocked: false };
    show({ account: { ...OPTIONS.account, ...locks } });
    expect(find<HTMLInputElement>('[data-field="client-id"]')?.disabled).toBe(true);
    expect(find<HTMLFieldSetElement>('fieldset')?.disabled).toBe(false);
  });

  test('the redirect address can be copied', () => {
    const onCopy = vi.fn();
    show({ account: { ...OPTIONS.account, onCopy } });
    click('copy-redirect-uri');
    expect(onCopy).toHaveBeenCalledExactlyOnceWith(OPTIONS.account.redirectUri);
  });

  test('nobody signs out of a running call', () => {
    show({ account: { ...OPTIONS.account, isInCall: true } });
    expect(find<HTMLButtonElement>('[data-action="sign-out"]')?.disabled).toBe(true);
  });

  test('signing in needs a client id', () => {
    const onSignIn = vi.fn();
    show({ account: { ...OPTIONS.account, signedInAs: null, clientId: '', onSignIn } });
    expect(find<HTMLButtonElement>('[data-action="sign-in"]')?.disabled).toBe(true);
  });
});

describe('sites', () => {
  test('well-known CRMs are one click away, until they are allowed', () => {
    const onAdd = vi.fn(async () => true);
    const origins = ['https://*.hubspot.com'];
    show({ section: 'sites', sites: { ...OPTIONS.sites, origins, onAdd } });
    const names = [...document.querySelectorAll('[data-action="add-crm"]')].map(({ textContent }) => textContent);
    expect(names).toEqual(['Salesforce', 'Pipedrive', 'Zoho', 'Dynamics 365']);
    fireEvent.click(find('[data-action="add-crm"]') as HTMLElement);
    expect(onAdd).toHaveBeenCalledWith('https://*.lightning.force.com');
  });

  const add = (address: string) => {
    fireEvent.input(screen.getByLabelText('Address of your CRM'), { target: { value: address } });
    click('add-site');
  };

  test('an address becomes an origin', async () => {
    const onAdd = vi.fn(async () => true);
    show({ section: 'sites', sites: { ...OPTIONS.sites, onAdd } });
    add('new.example.com/deals?id=1');
    await waitFor(() => expect(onAdd).toHaveBeenCalledExactlyOnceWith('https://new.example.com'));
  });

  test.each(['http://crm.example.com', 'crm', 'file:///etc', 'https://user@crm.example.com'])(
    '%s is refused',
    (address) => {
      const onAdd = vi.fn(async () => true);
      show({ section: 'sites', sites: { ...OPTIONS.sites, onAdd } });
      add(address);
      expect(screen.getByRole('alert')).toBeTruthy();
      expect(onAdd).not.toHaveBeenCalled();
    },
  );

  test('a denied permission is told', async () => {
    show({ section: 'sites', sites: { ...OPTIONS.sites, onAdd: async () => false } });
    add('new.example.com');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('not allowed'));
  });

  test('numbers are looked for where the rep wants it', () => {
    const onChange = vi.fn();
    const finder = { origins: ['https://crm.example.com'], fixed: ['https://crm.example.com'], onChange };
    show({ section: 'sites', sites: { ...OPTIONS.sites, finder } });
    expect(screen.getByRole<HTMLButtonElement>('switch', { name: /crm\.example/ }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('switch', { name: 'Find numbers on https://acme.lightning.force.com' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith('https://acme.lightning.force.com', true);
  });

  test('a site can be removed', () => {
    const onRemove = vi.fn();
    show({ section: 'sites', sites: { ...OPTIONS.sites, onRemove } });
    fireEvent.click(screen.getByRole('button', { name: 'Remove https://crm.example.com' }));
    expect(onRemove).toHaveBeenCalledExactlyOnceWith('https://crm.example.com');
  });

  test('ports belong to a site', () => {
    expect(parseSite('localhost.example:8443/x')).toBe('https://localhost.example:8443');
  });
});

describe('calls', () => {
  test('each change is reported by itself', () => {
    const onChange = vi.fn();
    show({ section: 'calls', calls: { ...OPTIONS.calls, onChange } });
    fireEvent.click(screen.getByLabelText('At once'));
    fireEvent.click(find('[data-field="bring-in"]') as HTMLElement);
    fireEvent.change(screen.getByLabelText('Show this number'), { target: { value: '+16505550100' } });
    expect(onChange.mock.calls.map(([preferences]) => preferences)).toEqual([
      { removal: 'at-once' },
      { bringIn: 'by-hand' },
      { callerId: '+16505550100' },
    ]);
  });

  test('hanging up, ringing and what costs extra are chosen here', () => {
    const onChange = vi.fn();
    show({ section: 'calls', calls: { ...OPTIONS.calls, onChange } });
    fireEvent.change(screen.getByLabelText('When I hang up'), { target: { value: 'leave' } });
    fireEvent.change(screen.getByLabelText('Calls in a minute, at most'), { target: { value: '10' } });
    fireEvent.change(screen.getByLabelText('Numbers that cost extra'), { target: { value: 'refuse' } });
    fireEvent.click(screen.getByRole('switch', { name: 'Ring in this browser' }));
    const changes = onChange.mock.calls.map(([change]) => change);
    expect(changes).toEqual([
      { leaveDefault: 'leave' },
      { dialsPerMinute: 10 },
      { premiumNumbers: 'refuse' },
      { ringInBrowser: true },
    ]);
  });

  test('countries are checked before they are saved', () => {
    const onChange = vi.fn();
    show({ section: 'calls', calls: { ...OPTIONS.calls, onChange } });
    const field = screen.getByLabelText('Allowed countries');
    fireEvent.input(field, { target: { value: 'us, Germany' } });
    click('save-allowed-countries');
    expect(screen.getByRole('alert').textContent).toContain('GERMANY');
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.input(field, { target: { value: 'us; ca US' } });
    click('save-allowed-countries');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ allowedCountries: ['US', 'CA'] });
  });

  test('numbers that are never called are read like every other number', () => {
    const onChange = vi.fn();
    const doNotCall = { own: [], fixed: ['+16505550199'], onChange };
    show({ section: 'calls', calls: { ...OPTIONS.calls, doNotCall } });
    expect(document.body.textContent).toContain('One more is set by your administrator');
    const field = screen.getByLabelText('Never call');
    fireEvent.input(field, { target: { value: '650 555 0117\nnobody' } });
    click('save-do-not-call');
    expect(screen.getByRole('alert').textContent).toContain('nobody');
    fireEvent.input(field, { target: { value: '650 555 0117\n+44 20 7946 0018\n(650) 555-0117' } });
    click('save-do-not-call');
    expect(onChange).toHaveBeenCalledExactlyOnceWith(['+16505550117', '+442079460018']);
  });

  test('a list that is too long is refused as a whole, never cut in silence; a full one is read', () => {
    const onChange = vi.fn();
    show({ section: 'calls', calls: { ...OPTIONS.calls, doNotCall: { own: [], fixed: [], onChange } } });
    const field = screen.getByLabelText('Never call');
    const list = (count: number) => Array.from({ length: count }, (_, index) => `+1415${2_000_000 + index}`).join('\n');
    fireEvent.input(field, { target: { value: list(MAX_NUMBERS + 1) } });
    click('save-do-not-call');
    const told = screen.getByRole('alert').textContent ?? '';
    expect(told).toContain(new Intl.NumberFormat().format(MAX_NUMBERS + 1));
    expect(told).toContain(new Intl.NumberFormat('en').format(MAX_NUMBERS));
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.input(field, { target: { value: list(MAX_NUMBERS) } });
    click('save-do-not-call');
    expect(onChange.mock.calls[0]?.[0]).toHaveLength(MAX_NUMBERS);
  });

  test('sections are chosen by buttons', () => {
    show({});
    fireEvent.click(find('[data-nav="sites"]') as HTMLElement);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Sites');
  });
});

test('shortcuts are shown as they are set, and the browser changes them', () => {
  const onChange = vi.fn();
  show({ section: 'shortcuts', shortcuts: { ...OPTIONS.shortcuts, onChange } });
  const keys = [...document.querySelectorAll('kbd')].map(({ textContent }) => textContent);
  expect(keys).toEqual(['Alt+Shift+M', 'Alt+Shift+L', 'Not set']);
  click('change-shortcuts');
  expect(onChange).toHaveBeenCalledTimes(1);
});

describe('data', () => {
  test('how long the past is kept is chosen, and the past itself exported or deleted after a second click', () => {
    const [onChange, onExport, onDeleteAll] = [vi.fn(), vi.fn(), vi.fn(async () => true)];
    const history = { ...HISTORY, onExport, onDeleteAll };
    show({ section: 'privacy', privacy: { ...OPTIONS.privacy, onChange, history } });
    fireEvent.change(screen.getByLabelText('Keep past calls and notes for'), { target: { value: '0' } });
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ historyDays: 0 });
    click('export-csv');
    click('export-json');
    expect(onExport.mock.calls).toEqual([['csv'], ['json']]);
    click('delete-history');
    expect(onDeleteAll).not.toHaveBeenCalled();
    click('delete-history');
    expect(onDeleteAll).toHaveBeenCalledOnce();
  });

  test('everything is deleted only after a second click', () => {
    const onDeleteAll = vi.fn();
    show({ section: 'privacy', privacy: { ...OPTIONS.privacy, onDeleteAll } });
    click('delete-all');
    expect(onDeleteAll).not.toHaveBeenCalled();
    click('delete-all');
    expect(onDeleteAll).toHaveBeenCalledTimes(1);
  });

  test('nothing is deleted in a call', () => {
    show({ section: 'privacy', privacy: { ...OPTIONS.privacy, isInCall: true } });
    expect(find<HTMLButtonElement>('[data-action="delete-all"]')?.disabled).toBe(true);
  });

  test('the report is copied and saved as it is shown', () => {
    const onCopy = vi.fn();
    const onSave = vi.fn();
    show({ section: 'diagnostics', diagnostics: { report: 'all well', onCopy, onSave } });
    click('copy-report');
    click('save-report');
    expect(onCopy).toHaveBeenCalledExactlyOnceWith('all well');
    expect(onSave).toHaveBeenCalledExactlyOnceWith('all well');
  });
});
