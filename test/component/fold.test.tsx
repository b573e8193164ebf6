// @vitest-environment happy-dom
import { act, cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call, goneRow, row } from './fixtures';
import { showPanel } from './show-panel';

const CALL = call([row('Dana Ortiz'), goneRow('Marta Silva', 'hung-up'), goneRow('Tom Keller', 'busy')]);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const click = (element: HTMLElement | null) => void act(() => element?.click());
const point = (element: HTMLElement | null, how: string) =>
  void act(() => void element?.dispatchEvent(new PointerEvent(how)));

test('who is not connected stands there at first, and the heading folds them away and says how many', () => {
  const panel = showPanel(CALL);
  expect(panel.person('marta-silva')).not.toBeNull();
  expect(panel.button('fold')?.getAttribute('aria-expanded')).toBe('true');
  click(panel.button('fold'));
  expect(panel.person('marta-silva')).toBeNull();
  expect(panel.person('dana-ortiz')).not.toBeNull();
  expect(panel.button('fold')?.getAttribute('aria-expanded')).toBe('false');
  expect(panel.button('fold')?.textContent).toBe('Not connected · 2');
});

test('folded away stays folded away, and whoever joins comes out of it', () => {
  const panel = showPanel(CALL);
  click(panel.button('fold'));
  panel.update(call([row('Dana Ortiz'), row('Marta Silva'), goneRow('Tom Keller', 'busy')]));
  expect(panel.person('marta-silva')).not.toBeNull();
  expect(panel.person('tom-keller')).toBeNull();
});

test('somebody who hangs up under the pointer is not folded away before the pointer leaves', () => {
  const panel = showPanel(CALL);
  click(panel.button('fold'));
  point(panel.find('.roster'), 'pointerenter');
  panel.update(
    call([goneRow('Dana Ortiz', 'hung-up'), goneRow('Marta Silva', 'hung-up'), goneRow('Tom Keller', 'busy')]),
  );
  expect(panel.person('dana-ortiz')).not.toBeNull();
  point(panel.find('.roster'), 'pointerleave');
  void act(() => void vi.advanceTimersByTime(1000));
  expect(panel.person('dana-ortiz')).toBeNull();
  expect(panel.button('fold')?.textContent).toBe('Not connected · 3');
});
