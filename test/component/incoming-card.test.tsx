// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CallAlone } from '../../components/call-alone';
import { EMPTY_DRAFT } from '../../components/draft';
import { IncomingCards } from '../../components/incoming-card';
import type { Command } from '../../lib/call/commands';
import { type IncomingView, NO_CALL, type Snapshot } from '../../lib/call/snapshot';
import { showPanel } from './show-panel';
import { t } from './translate';

afterEach(cleanup);

const gil: IncomingView = {
  id: 'i1',
  name: 'Gil Arden',
  number: '••• 0141',
  pending: 'none',
  actions: ['answer', 'decline', 'voicemail'],
  sinceMs: 0,
};

function show(incoming: readonly IncomingView[], snapshot: Snapshot = NO_CALL) {
  const sent = vi.fn<(command: Command) => void>();
  const { container } = render(
    <IncomingCards snapshot={{ ...snapshot, incoming }} act={(command) => () => sent(command)} t={t} />,
  );
  const button = (action: string) => container.querySelector<HTMLButtonElement>(`[data-action="${action}"]`);
  return { sent, container, button };
}

describe('the card of a call that rings', () => {
  test.each([
    ['answer', 'answer'],
    ['decline', 'decline'],
    ['voicemail', 'toVoicemail'],
  ] as const)('%s sends %s for this call', (action, kind) => {
    const { sent, button } = show([gil]);
    button(action)?.click();
    expect(sent.mock.calls).toEqual([[{ kind, incomingId: 'i1' }]]);
  });

  test('says who calls, by name and number, and interrupts a screen reader', () => {
    const card = show([gil]).container.querySelector('[role="alert"]');
    expect(card?.textContent).toContain('Gil Arden');
    expect(card?.textContent).toContain('••• 0141');
  });

  test('tells in a conference, and only there, what becomes of it', () => {
    const host = { ...NO_CALL.host, phase: { kind: 'in' as const } };
    const hint = /conference does not hear you.*Gil Arden/;
    expect(show([gil], { ...NO_CALL, host }).container.textContent).toMatch(hint);
    cleanup();
    expect(show([gil]).container.textContent).not.toMatch(hint);
  });

  test('whose call was declined takes no second wish', () => {
    const { button } = show([{ ...gil, pending: 'decline', actions: [] }]);
    expect(button('answer')?.disabled).toBe(true);
  });

  test('two calls are two cards', () => {
    expect(show([gil, { ...gil, id: 'i2' }]).container.querySelectorAll('[data-incoming]')).toHaveLength(2);
  });

  test('stands alone in a panel without a call: no list, no controls that lead nowhere', () => {
    const { find } = showPanel({ ...NO_CALL, incoming: [gil] });
    expect(find('[data-incoming="i1"]')).not.toBeNull();
    expect(find('footer')).toBeNull();
  });

  test('is not kept in a minimised panel: whoever calls is seen', () => {
    const { find } = showPanel({ ...NO_CALL, incoming: [gil] }, { minimised: true });
    expect(find('[data-incoming="i1"]')).not.toBeNull();
  });
});

describe('calling one person without a conference', () => {
  const shown = (people: number, text = '') => {
    const draft = { ...EMPTY_DRAFT, text, people: Array.from({ length: people }, () => ({ number: '101', name: '' })) };
    const { container } = render(<CallAlone draft={draft} isAlone={false} onChange={() => {}} t={t} />);
    return container.querySelector('[data-field="call-alone"]') !== null;
  };

  test('is offered for exactly one, chosen or being typed', () => {
    expect([shown(0), shown(1), shown(0, '102'), shown(1, '102'), shown(2)]).toEqual([false, true, true, false, false]);
  });
});
