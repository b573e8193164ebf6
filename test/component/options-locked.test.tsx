// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Options, type OptionsProps } from '../../components/options';
import { OPTIONS, PREFERENCES } from './page-fixtures';
import { t } from './translate';

afterEach(cleanup);

const show = (more: Partial<OptionsProps>) => render(<Options {...OPTIONS} {...more} t={t} />);
const find = <Kind extends HTMLElement>(selector: string) => document.querySelector<Kind>(selector);
const click = (action: string) => fireEvent.click(find(`[data-action="${action}"]`) as HTMLElement);

describe('what an administrator set', () => {
  test('how careful removing is cannot be changed', () => {
    show({ section: 'calls', calls: { ...OPTIONS.calls, locked: { removal: true, bringIn: true } } });
    expect(find<HTMLFieldSetElement>('fieldset')?.disabled).toBe(true);
    expect(find<HTMLButtonElement>('[data-field="bring-in"]')?.disabled).toBe(true);
    expect(screen.getAllByText('Set by your administrator')).toHaveLength(2);
  });

  test('every preference that is fixed is shown and cannot be changed', () => {
    const everything = Object.fromEntries(Object.keys(PREFERENCES).map((name) => [name, true]));
    const locked = { locked: everything };
    const sections = [
      ['calls', { calls: { ...OPTIONS.calls, ...locked } }],
      ['audio', { audio: { ...OPTIONS.audio, ...locked } }],
      ['privacy', { privacy: { ...OPTIONS.privacy, ...locked } }],
    ] as const;
    const open: string[] = [];
    let count = 0;
    for (const [section, more] of sections) {
      show({ section, ...more });
      count += screen.getAllByText('Set by your administrator').length;
      for (const field of document.querySelectorAll('.locked :is(input, select, fieldset, [role=switch])'))
        if (!field.closest(':disabled')) open.push(field.outerHTML);
      cleanup();
    }
    expect(open).toEqual([]);
    expect(count).toBe(Object.keys(PREFERENCES).length);
  });

  test('a site stays, and one that the browser was not asked for yet can be allowed', () => {
    const onAdd = vi.fn(async () => true);
    const origins = ['https://crm.example.com'];
    const fixed = ['https://crm.example.com', 'https://new.example.com'];
    show({ section: 'sites', sites: { ...OPTIONS.sites, origins, fixed, onAdd } });
    expect(find('[data-action="remove-site"]')).toBeNull();
    click('allow-site');
    expect(onAdd).toHaveBeenCalledExactlyOnceWith('https://new.example.com');
  });
});
