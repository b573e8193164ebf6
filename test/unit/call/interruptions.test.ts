import { expect, test } from 'vitest';
import { hostListed, listed, talking } from './history';

test('rule 7: a roster that only reads carry is marked stale for as long as events are lost, with the age of the last', () => {
  const history = talking()
    .readConference([hostListed(), listed('p1')])
    .fold({ kind: 'eventsChanged', state: 'lost' });
  for (let times = 0; times < 4; times += 1) history.after(5_000).readConference([hostListed(), listed('p1')]);
  expect(history.after(3_000).snapshot.notices).toEqual([
    { kind: 'reconnecting', what: 'events' },
    { kind: 'stale', ageMs: 3_000 },
  ]);
  history.fold({ kind: 'eventsChanged', state: 'live' }).readConference([hostListed(), listed('p1')]);
  expect(history.snapshot.notices).toEqual([]);
});

test.each([
  ['events', { kind: 'eventsChanged', state: 'lost' }],
  ['phone', { kind: 'phoneLinkLost' }],
  ['events', { kind: 'workerStarted' }],
] as const)('an interruption of the %s (%o) is told once it lasts a second', (what, fact) => {
  const history = talking().readConference([hostListed(), listed('p1')]);
  history.fold(fact).after(999);
  expect(history.snapshot.notices).toEqual([]);
  expect(history.after(1).snapshot.notices).toContainEqual({ kind: 'reconnecting', what });
});

test('a worker that dies in an interruption does not begin it anew', () => {
  const history = talking().fold({ kind: 'eventsChanged', state: 'lost' }).after(9_000).fold({ kind: 'workerStarted' });
  expect(history.after(1_000).snapshot.notices.map(({ kind }) => kind)).toContain('stale');
});
