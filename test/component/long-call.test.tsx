import { expect, test } from 'vitest';
import type { RowView } from '../../lib/call/snapshot';
import { call, row, withNotices } from './fixtures';
import { showPanel } from './show-panel';

const PEOPLE = Array.from({ length: 9 }, (_, place) => row(`Person ${place}`));
const MOMENTS = 2_000;
/** Thousands of drawings take their time on a busy machine. Unit: milliseconds. */
const BUSY = 30_000;

const turnedMuted = (person: RowView, isMuted: boolean): RowView => ({
  ...person,
  muted: isMuted,
  sinceMs: (person.sinceMs ?? 0) + MOMENTS,
});

test('a long call leaves no nodes behind: as many after thousands of changes as before', { timeout: BUSY }, () => {
  const panel = showPanel(call(PEOPLE));
  const countNodes = () => panel.container.querySelectorAll('*').length;
  const before = countNodes();
  const most = Array.from({ length: MOMENTS }, (_, moment) => {
    const people = PEOPLE.map((person, place) => turnedMuted(person, moment % PEOPLE.length === place));
    const isStale = moment % 3 === 0;
    panel.update(isStale ? withNotices(call(people), { kind: 'stale', ageMs: moment }) : call(people));
    return countNodes();
  });
  expect(new Set(most).size).toBeLessThanOrEqual(2);
  panel.update(call(PEOPLE));
  expect(countNodes()).toBe(before);
});
