import { expect, test } from 'vitest';
import { nextSlotMs, noteSent, openWindow } from '../../../lib/ringcentral/rate-window';

test('fault 44: a clock that goes back two hours does not shut a group for two hours', () => {
  const window = openWindow('auth');
  for (let sent = 0; sent < 5; sent += 1) noteSent(window, undefined, 10_000_000);
  expect(nextSlotMs(window, 0, undefined, 10_000_000)).toBe(10_060_000);
  const backMs = 10_000_000 - 7_200_000;
  expect(nextSlotMs(window, 0, undefined, backMs)).toBeLessThanOrEqual(backMs);
});
