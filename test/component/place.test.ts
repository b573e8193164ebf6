import { describe, expect, test } from 'vitest';
import { dock, dockedCss } from '../../components/place';

const box = (left: number, top: number, width = 336, height = 400) => ({ left, top, width, height });
const WINDOW = [1280, 800] as const;

describe('docking', () => {
  test.each([
    [box(900, 380), { side: 'right', edge: 'bottom', awayPx: 20 }],
    [box(30, 40), { side: 'left', edge: 'top', awayPx: 40 }],
    [box(471, 300), { side: 'left', edge: 'bottom', awayPx: 100 }],
    [box(473, 300), { side: 'right', edge: 'bottom', awayPx: 100 }],
  ] as const)('goes to the nearer side and keeps its distance from the nearer edge', (from, place) => {
    expect(dock(from, ...WINDOW)).toEqual(place);
  });

  test.each([
    ['above', box(900, -300), 'top'],
    ['below', box(900, 780), 'bottom'],
    ['beside', box(-500, 900), 'bottom'],
  ] as const)('a box dragged out %s comes back inside', (_, from, edge) => {
    expect(dock(from, ...WINDOW)).toMatchObject({ edge, awayPx: 16 });
  });

  test('on a page that zooms itself the distance is in the panel’s own pixels', () => {
    expect(dock(box(900, 340), ...WINDOW, 2)).toMatchObject({ edge: 'bottom', awayPx: 30 });
  });

  test('a panel taller than the window stands at its margin', () => {
    expect(dock(box(0, -100, 336, 1000), ...WINDOW).awayPx).toBe(16);
  });

  test.each([
    [{ side: 'right', edge: 'bottom', awayPx: 16 }, 'auto 16px min(16px,50vh) auto'],
    [{ side: 'left', edge: 'bottom', awayPx: 90 }, 'auto auto min(90px,50vh) 16px'],
    [{ side: 'right', edge: 'top', awayPx: 16 }, 'min(16px,50vh) 16px auto auto'],
    [{ side: 'left', edge: 'top', awayPx: 16 }, 'min(16px,50vh) auto auto 16px'],
  ] as const)('each corner has its styles, stronger than the page’s', (place, inset) => {
    expect(dockedCss(place)).toContain(`:host{inset:${inset}!important}`);
  });
});
