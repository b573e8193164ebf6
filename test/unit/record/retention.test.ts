import { expect, test } from 'vitest';
import { outlived } from '../../../lib/record/retention';

const DAY_MS = 86_400_000;
const NOW_MS = 1_000 * DAY_MS;
const calls = [0, 1, 5, 40, 100].map((days) => ({ id: `${days} days`, startedAtMs: NOW_MS - days * DAY_MS - 1 }));

test('what is older than the days is outlived', () => {
  expect(outlived(calls, { days: 30, calls: 200 }, NOW_MS, '')).toEqual(['40 days', '100 days']);
});

test('of more calls than are kept, the oldest are outlived', () => {
  expect(outlived(calls.toReversed(), { days: 365, calls: 2 }, NOW_MS, '')).toEqual(['5 days', '40 days', '100 days']);
});

test('the call on screen is never outlived, and takes no place', () => {
  expect(outlived(calls, { days: 0, calls: 0 }, NOW_MS, '0 days')).toEqual(['1 days', '5 days', '40 days', '100 days']);
  expect(outlived(calls, { days: 365, calls: 4 }, NOW_MS, '0 days')).toEqual([]);
});
