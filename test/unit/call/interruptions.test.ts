import { describe, expect, test } from 'vitest';
import { answered, created, hostIn, hostListed, inConference, listed, ownParty, talking } from './history';

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

describe('a browser that died before it stored that somebody was brought in', () => {
  const leftOver = () =>
    answered(hostIn(created())).after(1_000).fold({ kind: 'workerStarted', isLeftover: true }).after(10);
  const own = {
    partyId: ownParty('p1'),
    status: 'Gone',
    statusReason: 'Conference',
    peer: inConference('p1'),
  } as const;

  test('nobody is hung up on unseen: whoever came in stays', () => {
    const history = leftOver();
    expect(history.dueKeys).not.toContain('clean-up:s-p1');
    expect(history.dueLooks).toContain('call:s-p1');
    history.readCall('p1', [own]).readConference([listed('p1')]);
    expect(history.row().phase).toBe('joined');
    expect(history.after(60_000).dueKeys).not.toContain('clean-up:s-p1');
  });

  test('whoever waits on a leg that is lost is hung up on, once that was seen', () => {
    const history = leftOver().readCall('p1', [{ partyId: ownParty('p1'), status: 'Answered' }]);
    expect(history.dueKeys).toContain('clean-up:s-p1');
  });

  test('a call that is over hangs up on everybody, seen or not', () => {
    const history = leftOver();
    history.command({ kind: 'end' });
    expect(history.after(1_000).dueKeys).toContain('clean-up:s-p1');
  });
});
