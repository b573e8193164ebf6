// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, goneRow, row } from './fixtures';
import { showPanel } from './show-panel';

const CALL = call([row('Dana Ortiz'), row('Lena Hoff')]);
const REMOVE = { kind: 'remove', personId: 'dana-ortiz', generation: 1 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function armed() {
  const panel = showPanel(CALL);
  fireEvent.click(panel.button('remove', 'dana-ortiz') as HTMLElement);
  void act(() => void vi.advanceTimersByTime(50));
  return panel;
}

const isAsking = ({ button }: ReturnType<typeof showPanel>) => button('confirm-remove', 'dana-ortiz') !== null;

describe('removing somebody from the panel', () => {
  test('is asked for in the row, and nothing is sent before the answer', () => {
    const panel = armed();
    expect(panel.person('dana-ortiz')?.textContent).toContain('Remove \u2068Dana Ortiz\u2069 from the call?');
    expect(panel.send).not.toHaveBeenCalled();
  });

  test('the harmless answer has the focus', () => {
    const panel = armed();
    expect(document.activeElement).toBe(panel.button('keep'));
  });

  test('Remove sends it once', () => {
    const panel = armed();
    fireEvent.click(panel.button('confirm-remove') as HTMLElement);
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ ...REMOVE, delayMs: 0 });
    expect(isAsking(panel)).toBe(false);
    expect(document.activeElement).toBe(panel.person('dana-ortiz'));
  });

  test('Keep and Escape send nothing and return to the row', () => {
    for (const answer of ['keep', 'Escape']) {
      const panel = armed();
      if (answer === 'keep') fireEvent.click(panel.button('keep') as HTMLElement);
      else fireEvent.keyDown(panel.button('keep') as HTMLElement, { key: 'Escape' });
      expect(isAsking(panel)).toBe(false);
      expect(panel.send).not.toHaveBeenCalled();
      expect(document.activeElement).toBe(panel.person('dana-ortiz'));
      cleanup();
    }
  });

  test('the question goes away after ten seconds', () => {
    const panel = armed();
    void act(() => void vi.advanceTimersByTime(9900));
    expect(isAsking(panel)).toBe(true);
    void act(() => void vi.advanceTimersByTime(200));
    expect(isAsking(panel)).toBe(false);
  });

  test('the question goes away when the focus leaves the row', () => {
    const panel = armed();
    void act(() => panel.person('lena-hoff')?.focus());
    expect(isAsking(panel)).toBe(false);
  });

  test('the question does not survive its subject', () => {
    const panel = armed();
    panel.update(call([row('Dana Ortiz', { generation: 2 }), row('Lena Hoff')]));
    expect(isAsking(panel)).toBe(false);
  });

  test('only one row asks at a time', () => {
    const panel = armed();
    fireEvent.click(panel.button('remove', 'lena-hoff') as HTMLElement);
    expect(isAsking(panel)).toBe(false);
    expect(panel.button('confirm-remove', 'lena-hoff')).not.toBeNull();
  });
});

describe('removing with undo', () => {
  test.each(['undo', 'at-once'] as const)('%s waits five seconds in the panel', (removal) => {
    const panel = showPanel(CALL, { removal });
    fireEvent.click(panel.button('remove', 'dana-ortiz') as HTMLElement);
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ ...REMOVE, delayMs: 5000 });
  });

  const pending = call([row('Dana Ortiz', { pending: 'remove', undoMs: 4200, actions: ['undo'] })]);

  test('Undo is at the foot of the list, with a countdown that the row tells too', () => {
    const panel = showPanel(pending);
    expect(panel.find('.count')?.textContent).toBe('5');
    expect(panel.person('dana-ortiz')?.textContent).toContain('Removing in 5 s');
    fireEvent.click(panel.find('[data-toast="dana-ortiz"] [data-action="undo"]') as HTMLElement);
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ kind: 'undoRemove', personId: 'dana-ortiz', generation: 1 });
  });

  test('Enter on the row undoes as well', () => {
    const panel = showPanel(pending);
    void act(() => panel.person('dana-ortiz')?.focus());
    fireEvent.keyDown(panel.person('dana-ortiz') as HTMLElement, { key: 'Enter' });
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ kind: 'undoRemove', personId: 'dana-ortiz', generation: 1 });
  });

  test('afterwards calling back is offered in the same place, for a while', () => {
    const panel = showPanel(call([{ ...goneRow('Dana Ortiz', 'removed', 60_000), sinceMs: 1000 }]));
    fireEvent.click(panel.find('[data-toast="dana-ortiz"] [data-action="call-back"]') as HTMLElement);
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ kind: 'callBack', personId: 'dana-ortiz', generation: 1 });
    void act(() => void vi.advanceTimersByTime(8000));
    expect(panel.find('[data-toast]')).toBeNull();
    expect(panel.button('call-back', 'dana-ortiz')).not.toBeNull();
  });

  test('nobody is offered a call back who hung up', () => {
    const panel = showPanel(call([{ ...goneRow('Dana Ortiz', 'hung-up', 60_000), sinceMs: 1000 }]));
    expect(panel.find('[data-toast]')).toBeNull();
  });
});

describe('the guard of the panel', () => {
  test('a click that was not seen sends nothing and says so', () => {
    const panel = showPanel(CALL, { guard: () => false });
    fireEvent.click(panel.button('mute') as HTMLElement);
    expect(panel.send).not.toHaveBeenCalled();
    expect(panel.find('[role="alert"]')?.textContent).toContain('covered');
  });

  test('a refusal is told, and forgotten after a while', async () => {
    const send = async () => ({ refused: 'full' }) as const;
    const panel = showPanel(CALL, { send });
    fireEvent.click(panel.button('hold') as HTMLElement);
    await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
    expect(panel.find('[data-refused]')?.textContent).toContain('room for 10 people');
    void act(() => void vi.advanceTimersByTime(8100));
    expect(panel.find('[data-refused]')).toBeNull();
  });

  test('a broken connection is told', async () => {
    const panel = showPanel(CALL, { send: () => Promise.reject(new Error('gone')) });
    fireEvent.click(panel.button('hold') as HTMLElement);
    await act(async () => void (await vi.advanceTimersByTimeAsync(10)));
    expect(panel.find('[data-refused]')?.textContent).toContain('reconnecting');
  });
});
