import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextLinkDelayMs, nextReconnectDelayMs } from '../../../lib/phone/reconnect-policy';

const attempts = fc.nat({ max: 5000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait before the next connection', () => {
  test('is short, then steady, in a call', () => {
    const delays = Array.from({ length: 7 }, (_, attempt) =>
      nextReconnectDelayMs({ attempt, inCall: true, random: () => 0 }),
    );
    expect(delays).toEqual([0, 300, 1200, 2700, 4800, 7000, 7000]);
  });

  test('never exceeds 8 s in a call, however long it lasts', () => {
    fc.assert(
      fc.property(attempts, chance, (attempt, random) => {
        const delayMs = nextReconnectDelayMs({ attempt, inCall: true, random: () => random });
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(8000);
      }),
    );
  });

  test('is anywhere up to a cap that doubles from 1 s to 60 s otherwise', () => {
    fc.assert(
      fc.property(attempts, chance, (attempt, random) => {
        const delayMs = nextReconnectDelayMs({ attempt, inCall: false, random: () => random });
        expect(delayMs).toBeGreaterThanOrEqual(0);
        expect(delayMs).toBeLessThanOrEqual(Math.min(60_000, 1000 * 2 ** attempt));
      }),
    );
  });

  test('to the background grows to 3 s and stays there', () => {
    expect(Array.from({ length: 6 }, (_, attempt) => nextLinkDelayMs(attempt))).toEqual([
      0, 100, 300, 1000, 3000, 3000,
    ]);
  });
});
