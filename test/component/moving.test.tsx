// @vitest-environment happy-dom
import { cleanup, fireEvent } from '@testing-library/preact';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PANEL_CALLS } from './panel-calls';
import { showPanel } from './show-panel';

afterEach(cleanup);

const RIGHT = { left: 928, top: 384, width: 336, height: 400 };

/** A panel in the lower right corner of a window of 1280 × 800. */
function showCorner(more: Parameters<typeof showPanel>[1] = {}) {
  vi.stubGlobal('innerWidth', 1280);
  vi.stubGlobal('innerHeight', 800);
  const panel = showPanel(PANEL_CALLS.live, more);
  const box = panel.find('.panel, .pill') as HTMLElement;
  box.getBoundingClientRect = () => ({ ...RIGHT }) as DOMRect;
  const wrapper = panel.find('.pl') as HTMLElement;
  wrapper.setPointerCapture = vi.fn();
  const pointer = (kind: 'pointermove' | 'pointerup', x: number, y: number, buttons = 1, isTrusted = true) => {
    const event = new PointerEvent(kind, { clientX: x, clientY: y, buttons, pointerId: 7 });
    Object.defineProperty(event, 'isTrusted', { value: isTrusted });
    window.dispatchEvent(event);
  };
  return { ...panel, wrapper, pointer, press: (selector: string) => press(panel.find(selector)) };
}

const press = (element: HTMLElement | null) =>
  fireEvent.pointerDown(element as HTMLElement, { clientX: 1000, clientY: 400, button: 0, buttons: 1 });

describe('dragging', () => {
  test('the heading drags the panel, which docks where it is let go', () => {
    const { press, pointer, onMove, wrapper } = showCorner();
    press('h2');
    pointer('pointermove', 400, 300);
    expect(onMove).toHaveBeenLastCalledWith(expect.stringContaining(':host{inset:284px auto auto 328px!important}'));
    expect(wrapper.setPointerCapture).toHaveBeenCalledWith(7);
    pointer('pointerup', 400, 300, 0);
    expect(onMove.mock.lastCall?.[1]).toEqual({ side: 'right', edge: 'bottom', awayPx: 16 });
    const moves = onMove.mock.calls.length;
    pointer('pointermove', 500, 500);
    expect(onMove).toHaveBeenCalledTimes(moves);
  });

  test('a press that hardly moves is a click', () => {
    const { press, pointer, onMove } = showCorner();
    press('h2');
    pointer('pointermove', 1002, 401);
    pointer('pointerup', 1002, 401, 0);
    expect(onMove).not.toHaveBeenCalled();
  });

  test('let go outside the panel, it follows nobody who comes back', () => {
    const { press, pointer, onMove } = showCorner();
    press('h2');
    pointer('pointermove', 900, 300, 0);
    pointer('pointermove', 800, 300);
    expect(onMove).not.toHaveBeenCalled();
  });

  test('a page’s own events drag nothing', () => {
    const { press, pointer, onMove } = showCorner();
    press('h2');
    pointer('pointermove', 400, 300, 1, false);
    expect(onMove).not.toHaveBeenCalled();
  });

  test('a row is no handle', () => {
    const { press, pointer, onMove } = showCorner();
    press('[data-person]');
    pointer('pointermove', 400, 300);
    expect(onMove).not.toHaveBeenCalled();
  });

  test('the pill is one as a whole', () => {
    const { press, pointer, onMove } = showCorner({ minimised: true });
    press('[data-action="restore"]');
    pointer('pointermove', 400, 300);
    expect(onMove).toHaveBeenCalledOnce();
  });
});

describe('without a pointer', () => {
  test('a click on the button docks at the other side', () => {
    const { button, onMove } = showCorner();
    fireEvent.click(button('move') as HTMLElement);
    expect(onMove.mock.lastCall?.[1]).toEqual({ side: 'left', edge: 'bottom', awayPx: 16 });
  });

  test.each([
    ['ArrowLeft', { side: 'left', edge: 'bottom', awayPx: 16 }],
    ['ArrowRight', { side: 'right', edge: 'bottom', awayPx: 16 }],
    ['ArrowUp', { side: 'right', edge: 'bottom', awayPx: 64 }],
    ['ArrowDown', { side: 'right', edge: 'bottom', awayPx: 16 }],
  ])('%s', (key, place) => {
    const { button, onMove } = showCorner();
    expect(fireEvent.keyDown(button('move') as HTMLElement, { key })).toBe(false);
    expect(onMove.mock.lastCall?.[1]).toEqual(place);
  });

  test('other keys go on', () => {
    const { button, onMove } = showCorner();
    expect(fireEvent.keyDown(button('move') as HTMLElement, { key: 'Tab' })).toBe(true);
    expect(onMove).not.toHaveBeenCalled();
  });
});
