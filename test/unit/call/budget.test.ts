import { describe, expect, test } from 'vitest';
import { plan } from '../../../lib/call/plan';
import { Rig } from '../../properties/rig';
import {
  answered,
  BOOT,
  created,
  DANA,
  type History,
  hostIn,
  hostListed,
  listed,
  PRIYA,
  TOM,
  talking,
} from './history';

const MINUTE = 60_000;

async function begin(numbers: readonly string[], answersAfterMs?: number): Promise<Rig> {
  const rig = new Rig({ switches: { accountFilter: 'refused' } });
  for (const number of numbers) {
    rig.world.setCallee(number, { name: number, internal: number.length < 7, answersAfterMs });
  }
  await rig.run(10);
  const people = numbers.map((number) => ({ number, name: '' }));
  void rig.command({ kind: 'start', people, bringIn: 'on-answer' }, 'start');
  return rig;
}

/** Requests that began within each minute after this one. */
async function countRequests(rig: Rig, minutes: number): Promise<number[]> {
  const counts: number[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    const before = rig.requests.length;
    await rig.run(MINUTE);
    counts.push(rig.requests.length - before);
  }
  return counts;
}

describe('the budget of 50 Light a minute', () => {
  test('a call in which nothing happens costs two reads a minute', async () => {
    const rig = await begin([DANA, PRIYA, TOM], 800);
    await rig.run(MINUTE);
    expect(await countRequests(rig, 3)).toEqual([2, 2, 2]);
  });

  test('somebody whose bring-in nobody can prove is looked for every five seconds, not every one', () => {
    const history = answered(hostIn(created())).fold({ kind: 'attempted', key: 'bring-in:p1:1' });
    history.fold({ kind: 'settled', key: 'bring-in:p1:1', outcome: 'unknown' }).after(5_000);
    for (let read = 0; read < 2; read += 1) history.readConference([hostListed()]).after(1_000);
    expect(history.row().phase).toBe('checking');
    history.readConference([hostListed()]);
    expect(history.after(4_999).dueLooks).not.toContain('conference');
    expect(history.after(1).dueLooks).toContain('conference');
  });

  test('nine colleagues who ring cost at most twenty reads of calls a minute', async () => {
    const rig = await begin(Array.from({ length: 9 }, (_, index) => `10${index + 1}`));
    await rig.run(5_000);
    const before = rig.requests.length;
    await rig.run(MINUTE);
    expect(rig.snapshot.rows.every(({ phase }) => phase === 'ringing')).toBe(true);
    const calls = rig.requests.slice(before);
    expect(calls.length).toBeLessThanOrEqual(22);
    expect(calls.length).toBeGreaterThanOrEqual(15);
  });

  test('a rep who left costs no more than one who is in', async () => {
    const rig = await begin([DANA], 800);
    await rig.run(10_000);
    void rig.command({ kind: 'leave' });
    await rig.run(30_000);
    expect(rig.snapshot.host.phase.kind).toBe('left');
    expect(await countRequests(rig, 2)).toEqual([2, 2]);
  });

  test('a call that is over costs nothing', async () => {
    const rig = await begin([DANA], 800);
    await rig.run(10_000);
    void rig.command({ kind: 'end' });
    await rig.run(30_000);
    expect(await countRequests(rig, 2)).toEqual([0, 0]);
  });

  test('a leg that was lost without ids is looked for in presence, and not for ever', () => {
    const history = talking([DANA]);
    history.command({ kind: 'add', people: [{ number: TOM, name: '' }] });
    history.fold({ kind: 'attempted', key: 'dial:p2:1' }).leg({ tag: history.person('p2').leg.tag, state: 'ringing' });
    history.fold(restarted()).after(5_000);
    expect(history.dueLooks).toContain('presence');
    for (let look = 0; look < 8; look += 1) {
      history.fold({ kind: 'lookBegun', target: 'presence' });
      history.fold({ kind: 'presenceRead', begunAtMs: history.nowMs, calls: [] }).after(5_000);
    }
    expect(history.dueLooks).not.toContain('presence');
  });

  const restarted = () => ({
    kind: 'phoneStated' as const,
    bootId: `${BOOT}-again`,
    isRegistered: true,
    microphone: 'open' as const,
    audio: { liveTag: null, muted: false, onHold: false },
    recording: false,
    legs: [],
  });
});

describe('reads', () => {
  const quiet = (): History => talking().readConference([hostListed(), listed('p1')]);

  test('one of a target is under way at a time, and asked again when its answer never comes', () => {
    const history = quiet().after(30_000);
    expect(history.dueLooks).toEqual(['conference']);
    history.fold({ kind: 'lookBegun', target: 'conference' }).after(11_999);
    expect(history.dueLooks).toEqual([]);
    expect(history.after(1).dueLooks).toEqual(['conference']);
  });

  test('wishes for evidence share a read', () => {
    const history = quiet().after(5_000);
    for (let wish = 0; wish < 5; wish += 1) history.after(10).fold({ kind: 'checkWished' });
    expect(history.dueLooks).toEqual(['conference']);
    expect(
      history
        .after(10)
        .readConference([hostListed(), listed('p1')])
        .after(2_000).dueLooks,
    ).toEqual([]);
  });

  test('one that fails is repeated ever more slowly', () => {
    const history = quiet().after(30_000);
    for (const pauseMs of [3_000, 6_000, 12_000, 15_000, 15_000]) {
      history.fold({ kind: 'lookBegun', target: 'conference' }, { kind: 'lookFailed', target: 'conference' });
      expect(history.after(pauseMs - 1).dueLooks).toEqual([]);
      expect(history.after(1).dueLooks).toEqual(['conference']);
    }
  });

  test('nothing is read that its rate group does not let through, and everything after it', () => {
    const history = quiet()
      .fold({ kind: 'lookBegun', target: 'conference' })
      .fold({ kind: 'lookFailed', target: 'conference', retryAfterMs: 90_000 })
      .after(89_999);
    expect(history.dueLooks).toEqual([]);
    expect(history.after(1).dueLooks).toEqual(['conference']);
  });

  test('nothing is read while signed out', () => {
    expect(quiet().fold({ kind: 'signedOut' }).after(120_000).dueLooks).toEqual([]);
  });

  test('a late 404 about the conference before says nothing about this one', () => {
    const history = created();
    const before = history.nowMs - 1;
    history.fold({ kind: 'sessionGone', target: 'conference', begunAtMs: before });
    expect(history.call.conference?.isOver).toBe(false);
    expect(hostIn(history).snapshot.host.phase.kind).toBe('in');
  });
});

test('the same state always calls for the same work', () => {
  const { call } = talking([DANA, TOM]);
  expect(plan(call)).toEqual(plan(call));
});
