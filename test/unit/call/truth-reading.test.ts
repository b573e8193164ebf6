import { describe, expect, test } from 'vitest';
import { toPatches } from '../../../lib/ringcentral/to-facts';
import { Rig } from '../../properties/rig';
import {
  answered,
  BOOT,
  CONFERENCE,
  created,
  DANA,
  hostIn,
  hostListed,
  listed,
  ownParty,
  PRIYA,
  ringing,
  session,
  TOM,
  talking,
} from './history';

describe('reads', () => {
  test('rule 5: a read overrides only what is older than its request', () => {
    const history = answered(hostIn(created()));
    const begunAtMs = history.nowMs;
    history.after(500).own('p1', 'Hold').after(500);
    const parties = [{ partyId: ownParty('p1'), status: 'Answered' as const }];
    const reading = { sessionId: session('p1'), isConference: false, parties };
    history.fold({ kind: 'sessionRead', target: `call:${session('p1')}`, begunAtMs, reading });
    expect(history.row().onHold).toBe(true);
    history.readCall('p1', parties);
    expect(history.row().onHold).toBe(false);
  });

  test('rule 5: on the conference Gone means present', () => {
    const history = talking()
      .after(30_000)
      .readConference([hostListed(), listed('p1', 'Gone')]);
    expect(history.row().phase).toBe('joined');
    expect(
      history
        .after(30_000)
        .readConference([hostListed(), listed('p1', 'Disconnected')])
        .row().phase,
    ).toBe('left');
  });

  test('rule 5: a missing party is doubt after one read, left after two', () => {
    const history = talking().after(4_000).readConference([hostListed()]);
    expect(history.row().phase).toBe('checking');
    history.after(1_000);
    expect(history.dueLooks).toContain('conference');
    expect(history.readConference([hostListed()]).row().phase).toBe('left');
  });

  test('rule 5: reads that begin within 4 s of the last bring-in say nothing about who is missing', () => {
    const heard = talking();
    const key = 'bring-in:p1:1';
    const unheard = answered(hostIn(created()));
    unheard.fold({ kind: 'attempted', key }, { kind: 'settled', key, outcome: 'ok', partyId: 's-CONF-p1' });
    for (const history of [heard, unheard]) {
      const { phase } = history.row();
      for (let read = 0; read < 3; read += 1) history.after(1_300).readConference([hostListed()]);
      expect(history.row().phase).toBe(phase);
      for (let read = 0; read < 2; read += 1) history.after(1_300).readConference([hostListed()]);
      expect(history.row().phase).toBe('left');
    }
  });

  test('rule 5: missing is taken back by the list, Disconnected never', () => {
    const history = talking().after(5_000).readConference([hostListed()]).after(1_000).readConference([hostListed()]);
    expect(history.row().phase).toBe('left');
    expect(
      history
        .after(1_000)
        .readConference([hostListed(), listed('p1')])
        .row().phase,
    ).toBe('joined');
    history
      .own('p1', 'Disconnected')
      .after(9_000)
      .readConference([hostListed(), listed('p1')]);
    expect(history.row().phase).toBe('left');
  });
});

describe('facts before their subject', () => {
  test('rule 6: what is said about a session before its leg has ids is kept and heard then', () => {
    const history = hostIn(created()).fold({ kind: 'attempted', key: 'dial:p1:1' });
    history.own('p1', 'Proceeding').own('p1', 'Answered');
    expect(history.row().phase).toBe('dialing');
    const ids = { sessionId: session('p1'), partyId: ownParty('p1') };
    history.leg({ tag: history.person().leg.tag, state: 'ringing', ids });
    expect(history.row().phase).toBe('answered');
    expect(history.call.loose).toEqual([]);
    expect(history.dueLooks).toContain(`call:${session('p1')}`);
  });

  test('rule 6: of one party only the latest patch is kept, of 50 sessions, for 60 s', () => {
    const history = hostIn(created());
    history.own('later', 'Answered', { sequence: 8 }).own('later', 'Proceeding', { sequence: 7 });
    expect(history.call.loose.map(({ patch }) => patch.party.status)).toEqual(['Answered']);
    for (let number = 0; number < 60; number += 1) history.own(`x${number}`, 'Proceeding');
    expect(new Set(history.call.loose.map(({ patch }) => patch.sessionId)).size).toBe(50);
    history.after(60_000).own('last', 'Proceeding');
    expect(history.call.loose).toHaveLength(1);
  });

  test('rule 6: a leg without ids is looked up in presence after 5 s', () => {
    const history = hostIn(created()).fold({ kind: 'attempted', key: 'dial:p1:1' });
    history.leg({ tag: history.person().leg.tag, state: 'ringing' }).after(4_900);
    expect(history.dueLooks).not.toContain('presence');
    expect(history.after(100).dueLooks).toContain('presence');
    const call = { sessionId: session('p1'), partyId: ownParty('p1'), isConference: false, number: DANA };
    history.fold({ kind: 'presenceRead', begunAtMs: history.nowMs, calls: [call] });
    expect(history.person().leg.ids).toEqual({ sessionId: session('p1'), partyId: ownParty('p1') });
    expect(history.after(1).dueLooks).toContain(`call:${session('p1')}`);
  });

  test('rule 6: presence never lends the ids of the conference, nor of a call that has a leg', () => {
    const history = ringing(hostIn(created([DANA, TOM])));
    history.fold({ kind: 'attempted', key: 'dial:p2:1' }).leg({ tag: history.person('p2').leg.tag, state: 'ringing' });
    history.fold({
      kind: 'presenceRead',
      begunAtMs: history.nowMs,
      calls: [
        { sessionId: CONFERENCE, partyId: 'x', isConference: true, number: TOM },
        { sessionId: session('p1'), partyId: ownParty('p1'), isConference: false, number: TOM },
      ],
    });
    expect(history.person('p2').leg.ids).toBeUndefined();
  });
});

describe('reconciling', () => {
  const everything = [`call:${session('p2')}`, 'conference'];

  test('rule 7: a worker that starts reads the conference, every leg not in it, and asks the phone', () => {
    const history = talkingAndRinging().after(1_000).fold({ kind: 'workerStarted' });
    history.fold(statement()).after(1);
    expect([...history.dueLooks].sort()).toEqual([...everything].sort());
  });

  test('rule 7: events that come back are followed by the same reads', () => {
    const history = talkingAndRinging().fold({ kind: 'eventsChanged', state: 'lost' }).after(100);
    history
      .readConference([hostListed(), listed('p1')])
      .readCall('p2', [])
      .after(2_000);
    history.fold({ kind: 'eventsChanged', state: 'live' });
    expect(history.dueLooks).toEqual(expect.arrayContaining(everything));
  });

  test('rule 7: while live the conference is read every 30 s, without events every 5 s', () => {
    const history = talking()
      .readConference([hostListed(), listed('p1')])
      .after(29_900);
    expect(history.dueLooks).toEqual([]);
    expect(history.after(100).dueLooks).toEqual(['conference']);
    history
      .fold({ kind: 'eventsChanged', state: 'lost' })
      .readConference([hostListed(), listed('p1')])
      .after(4_900);
    expect(history.dueLooks).not.toContain('conference');
    expect(history.after(100).dueLooks).toContain('conference');
  });

  test('rule 7: data that nothing confirmed within 10 s of a fault is marked stale, until it is', () => {
    const history = talking()
      .readConference([hostListed(), listed('p1')])
      .fold({ kind: 'eventsChanged', state: 'lost' });
    const isStale = () => history.snapshot.notices.some(({ kind }) => kind === 'stale');
    expect(history.after(9_900) && isStale()).toBe(false);
    expect(history.after(100) && isStale()).toBe(true);
    history.fold({ kind: 'eventsChanged', state: 'live' }).after(10);
    history.readConference([hostListed(), listed('p1')]);
    expect(isStale()).toBe(false);
  });

  function talkingAndRinging() {
    const history = talking([DANA]);
    history.command({ kind: 'add', people: [{ number: PRIYA, name: '' }] });
    return ringing(history, 'p2');
  }
});

const statement = () => ({
  kind: 'phoneStated' as const,
  bootId: BOOT,
  isRegistered: true,
  microphone: 'open' as const,
  audio: { liveTag: null, muted: false, onHold: false },
  recording: false,
  legs: [],
});

describe('the border', () => {
  const notification = (status: unknown) => ({
    event: '/restapi/v1.0/account/1/extension/2/telephony/sessions',
    body: { sequence: 1, telephonySessionId: 's-1', parties: [{ id: 'p-1', status }] },
  });

  test('rule 8: unknown codes become unknown, unknown reasons stay as they came', () => {
    const { patches } = toPatches(notification({ code: 'Teleported', reason: 'Conference' }));
    expect(patches[0]?.party).toMatchObject({ status: 'unknown', statusReason: 'Conference' });
  });

  test('rule 8: junk is dropped and counted, beside what makes sense', () => {
    expect(toPatches('junk')).toEqual({ patches: [], junk: 1 });
    const body = { sequence: 1, telephonySessionId: 's-1', parties: [{ nothing: true }, { id: 'p-1' }] };
    const { patches, junk } = toPatches({ event: '/telephony/sessions', body });
    expect([patches.length, junk]).toEqual([1, 1]);
  });

  test.each(['constructor', 'toString', '__proto__'])('rule 8: the reason %s is a word that nobody knows', (reason) => {
    const history = ringing(hostIn(created())).own('p1', 'Disconnected', { statusReason: reason });
    expect(history.after(5_000).row()).toMatchObject({ phase: 'failed', reason: 'unreachable' });
  });
});

test('rule 7: a call that everybody joined is confirmed through a whole conductor without a word from outside', async () => {
  const rig = new Rig();
  rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 500 });
  await rig.run(10);
  await rig.command({ kind: 'start', people: [{ number: DANA, name: '' }], bringIn: 'on-answer' }, 'start');
  await rig.run(20_000);
  const before = rig.requests.length;
  await rig.run(120_000);
  expect(rig.requests.length - before).toBe(4);
  expect(rig.snapshot.rows[0]?.phase).toBe('joined');
});
