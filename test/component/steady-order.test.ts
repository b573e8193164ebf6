// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { isFrozen, nextOrder, type OrderInput, type Place } from '../../components/steady-order';

const connected = (...ids: string[]) => ids.map((id) => ({ id, isApart: false }));
const apart = (...ids: string[]) => ids.map((id) => ({ id, isApart: true }));
const input = (wanted: OrderInput['wanted'], more: Partial<OrderInput> = {}): OrderInput => ({
  wanted,
  isHeld: false,
  linesAround: 0,
  nowMs: 0,
  ...more,
});
const start = nextOrder([], input(connected('a', 'b', 'c')));
const ids = (places: readonly Place[]) => places.map(({ id, isApart }) => `${id}:${isApart ? 'apart' : 'connected'}`);

describe('the order of the list', () => {
  test('follows the snapshot while nobody touches the list', () => {
    const next = nextOrder(start, input([...connected('a', 'c'), ...apart('b')]));
    expect(ids(next)).toEqual(['a:connected', 'c:connected', 'b:apart']);
  });

  test('nobody changes group while the list is held', () => {
    const next = nextOrder(start, input([...connected('a', 'c'), ...apart('b')], { isHeld: true }));
    expect(ids(next)).toEqual(['a:connected', 'b:connected', 'c:connected']);
  });

  test('somebody called back stays in place while the list is held', () => {
    const before = nextOrder([], input([...connected('a'), ...apart('b')]));
    expect(ids(nextOrder(before, input(connected('a', 'b'), { isHeld: true })))).toEqual(['a:connected', 'b:apart']);
  });

  test('newcomers go to the end of their group', () => {
    const next = nextOrder(start, input(connected('a', 'new', 'b', 'c'), { isHeld: true }));
    expect(ids(next)).toEqual(['a:connected', 'b:connected', 'c:connected', 'new:connected']);
  });

  test('whoever is gone leaves, held or not', () => {
    expect(ids(nextOrder(start, input(connected('a', 'c'), { isHeld: true })))).toEqual(['a:connected', 'c:connected']);
  });
});

describe('a row that moved', () => {
  test('takes no click for half a second', () => {
    const moved = nextOrder(start, input(connected('b', 'c'), { nowMs: 10_000 }));
    expect(isFrozen(moved, 'b', 10_499)).toBe(true);
    expect(isFrozen(moved, 'b', 10_500)).toBe(false);
  });

  test('a row that stayed takes clicks at once', () => {
    const moved = nextOrder(start, input(connected('a', 'c'), { nowMs: 10_000 }));
    expect(isFrozen(moved, 'a', 10_001)).toBe(false);
  });

  test('a banner above moves every row', () => {
    const moved = nextOrder(start, input(connected('a', 'b', 'c'), { linesAround: 1, nowMs: 10_000 }));
    expect(['a', 'b', 'c'].map((id) => isFrozen(moved, id, 10_100))).toEqual([true, true, true]);
  });

  test('a newcomer is not frozen, and the freeze survives a snapshot that moves nothing', () => {
    const moved = nextOrder(start, input(connected('b', 'c', 'd'), { nowMs: 10_000 }));
    const again = nextOrder(moved, input(connected('b', 'c', 'd'), { nowMs: 10_200 }));
    expect(isFrozen(again, 'd', 10_200)).toBe(false);
    expect(isFrozen(again, 'b', 10_300)).toBe(true);
  });
});
