// @vitest-environment happy-dom
import { act, cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { call, goneRow, row } from './fixtures';
import { showPanel } from './show-panel';

const CALL = call([row('Dana Ortiz'), row('Lena Hoff'), goneRow('Tom Keller', 'busy')]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const press = (key: string, init = {}) => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  void act(() => void vi.advanceTimersByTime(50));
};
const focused = () => (document.activeElement as HTMLElement).dataset;

function focusedOn(id: string) {
  const panel = showPanel(CALL);
  void act(() => panel.person(id)?.focus());
  return panel;
}

describe('the list with a keyboard', () => {
  test('is one tab stop', () => {
    const panel = showPanel(CALL);
    const stops = [...panel.container.querySelectorAll('[data-person]')].filter(
      (item) => item.getAttribute('tabindex') === '0',
    );
    expect(stops).toHaveLength(1);
  });

  test('arrows walk over both groups and stop at the ends', () => {
    focusedOn('dana-ortiz');
    press('ArrowUp');
    expect(focused().person).toBe('dana-ortiz');
    press('ArrowDown');
    press('ArrowDown');
    press('ArrowDown');
    expect(focused().person).toBe('tom-keller');
    press('Home');
    expect(focused().person).toBe('dana-ortiz');
    press('End');
    expect(focused().person).toBe('tom-keller');
  });

  test('walks past who is folded away, and over them again once they are back', () => {
    const panel = showPanel(CALL);
    void act(() => panel.button('fold')?.click());
    expect(panel.person('tom-keller')).toBeNull();
    void act(() => panel.person('dana-ortiz')?.focus());
    press('End');
    expect(focused().person).toBe('lena-hoff');
    void act(() => panel.button('fold')?.click());
    press('End');
    expect(focused().person).toBe('tom-keller');
  });

  test('left and right walk over the buttons of a row', () => {
    focusedOn('dana-ortiz');
    press('ArrowRight');
    press('ArrowRight');
    expect(focused().action).toBe('remove');
    press('ArrowLeft');
    expect(focused().action).toBe('mute');
  });

  test('Delete asks, Escape takes it back', () => {
    const panel = focusedOn('dana-ortiz');
    press('Delete');
    expect(panel.button('confirm-remove', 'dana-ortiz')).not.toBeNull();
    expect(focused().action).toBe('keep');
    press('Escape');
    expect(panel.button('confirm-remove')).toBeNull();
    expect(focused().person).toBe('dana-ortiz');
    expect(panel.send).not.toHaveBeenCalled();
  });

  test('a held Delete key does nothing', () => {
    const panel = focusedOn('dana-ortiz');
    press('Delete', { repeat: true });
    expect(panel.button('confirm-remove')).toBeNull();
  });

  test('Delete cancels a call that still rings', () => {
    const panel = showPanel(call([row('Dana Ortiz', { phase: 'ringing', actions: ['cancel'] })]));
    void act(() => panel.person('dana-ortiz')?.focus());
    press('Delete');
    expect(panel.send).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ kind: 'remove', delayMs: 0 }));
  });

  test('Enter does the obvious thing', () => {
    const panel = focusedOn('tom-keller');
    press('Enter');
    expect(panel.send).toHaveBeenCalledExactlyOnceWith({ kind: 'callBack', personId: 'tom-keller', generation: 1 });
  });

  test('Enter on somebody in the conference opens the buttons and removes nobody', () => {
    const panel = focusedOn('dana-ortiz');
    press('Enter');
    expect(focused().action).toBe('mute');
    expect(panel.send).not.toHaveBeenCalled();
  });

  test('the focus stays at its place when a row disappears', () => {
    const panel = focusedOn('dana-ortiz');
    panel.update(call([row('Lena Hoff'), goneRow('Tom Keller', 'busy')]));
    expect(focused().person).toBe('lena-hoff');
  });

  test('an empty list keeps the focus itself', () => {
    const panel = focusedOn('dana-ortiz');
    panel.update(call([]));
    expect(document.activeElement).toBe(panel.find('.roster'));
  });
});

describe('a list that holds still', () => {
  const gone = call([row('Dana Ortiz'), { ...goneRow('Lena Hoff', 'hung-up', 1000) }]);
  const groupOf = (panel: ReturnType<typeof showPanel>, id: string) =>
    panel.person(id)?.parentElement?.getAttribute('aria-label');

  test('nobody regroups under the pointer, and everybody does a second after', () => {
    const panel = showPanel(call([row('Dana Ortiz'), row('Lena Hoff')]));
    const list = panel.find('.roster') as HTMLElement;
    fireEvent.pointerEnter(list);
    panel.update(gone);
    expect(groupOf(panel, 'lena-hoff')).toBe('People on the call');
    fireEvent.pointerLeave(list);
    void act(() => void vi.advanceTimersByTime(900));
    expect(groupOf(panel, 'lena-hoff')).toBe('People on the call');
    void act(() => void vi.advanceTimersByTime(200));
    expect(groupOf(panel, 'lena-hoff')).toBe('People who are not connected');
  });

  test('the heading "Not connected" never stands above somebody who is connected', () => {
    const heading = () => panel.find('h3')?.className;
    const panel = showPanel(call([row('Dana Ortiz'), goneRow('Lena Hoff', 'hung-up', 1000)]));
    expect(heading()).toBe('');
    fireEvent.pointerEnter(panel.find('.roster') as HTMLElement);
    panel.update(call([row('Dana Ortiz'), row('Lena Hoff', { phase: 'ringing' })]));
    expect(heading()).toBe('untrue');
    expect(groupOf(panel, 'lena-hoff')).toBe('People on the call');
    fireEvent.pointerLeave(panel.find('.roster') as HTMLElement);
    void act(() => void vi.advanceTimersByTime(1100));
    expect(heading()).toBeUndefined();
  });

  test('nor below somebody who is not', () => {
    const panel = showPanel(call([row('Dana Ortiz'), goneRow('Lena Hoff', 'hung-up', 1000)]));
    fireEvent.pointerEnter(panel.find('.roster') as HTMLElement);
    panel.update(call([goneRow('Dana Ortiz', 'removed', 1000), goneRow('Lena Hoff', 'hung-up', 1000)]));
    expect(panel.find('h3')?.className).toBe('untrue');
    fireEvent.pointerLeave(panel.find('.roster') as HTMLElement);
    void act(() => void vi.advanceTimersByTime(1100));
    expect(panel.find('h3')?.className).toBe('');
  });

  test('a row that just moved takes no click, but takes a key', () => {
    const panel = showPanel(call([row('Anna Berg'), row('Dana Ortiz')]));
    panel.update(call([row('Dana Ortiz')]));
    const button = panel.button('mute', 'dana-ortiz') as HTMLElement;
    fireEvent.click(button, { detail: 1 });
    expect(panel.send).not.toHaveBeenCalled();
    fireEvent.click(button, { detail: 0 });
    expect(panel.send).toHaveBeenCalledOnce();
    void act(() => void vi.advanceTimersByTime(600));
    fireEvent.click(button, { detail: 1 });
    expect(panel.send).toHaveBeenCalledTimes(2);
  });
});
