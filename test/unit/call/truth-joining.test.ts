import { describe, expect, test } from 'vitest';
import {
  answered,
  CONFERENCE,
  created,
  DANA,
  hostIn,
  hostListed,
  inConference,
  listed,
  ownParty,
  PRIYA,
  ringing,
  seat,
  session,
  TOM,
  talking,
} from './history';

describe('joined and left', () => {
  test('rule 1: the own party of the original call, Gone for the reason Conference, is how joining looks', () => {
    const history = answered(hostIn(created()));
    expect(history.row().phase).toBe('answered');
    history.own('p1', 'Gone', { statusReason: 'Conference', peer: inConference('p1') });
    expect(history.row().phase).toBe('joined');
    expect(history.snapshot.onCallCount).toBe(2);
  });

  test('rule 1: the same party, Disconnected later, is how leaving looks, and nothing takes it back', () => {
    const history = talking().own('p1', 'Disconnected');
    expect(history.row()).toMatchObject({ phase: 'left', reason: 'hung-up' });
    history.own('p1', 'Answered').own('p1', 'Gone', { statusReason: 'Conference', peer: inConference('p1') });
    expect(history.row().phase).toBe('left');
  });

  test.each(['Pickup', 'CallSwitch'])(
    'rule 1: Disconnected for %s moved to another device and has not left',
    (reason) => {
      const history = talking().own('p1', 'Disconnected', { statusReason: reason });
      expect(history.row()).toMatchObject({ phase: 'joined', onOtherDevice: true });
      history.own('p1', 'Disconnected');
      expect(history.row().phase).toBe('left');
    },
  );

  test('rule 1: Gone for another reason is a transfer, which the platform may take back', () => {
    const history = answered(hostIn(created())).own('p1', 'Gone', { statusReason: 'BlindTransfer' });
    expect(history.row()).toMatchObject({ phase: 'left', reason: 'transferred' });
    expect(history.snapshot.onCallCount).toBe(1);
    history.own('p1', 'Answered');
    expect(history.row().phase).toBe('answered');
  });

  test('rule 1: a read that names no reason does not turn a transfer into joining', () => {
    const history = answered(hostIn(created())).own('p1', 'Gone', { statusReason: 'BlindTransfer' }).after(5_000);
    history.readCall('p1', [{ partyId: ownParty('p1'), status: 'Gone' }]);
    expect(history.row()).toMatchObject({ phase: 'left', reason: 'transferred' });
  });

  test('rule 1: a BYE before any bring-in is leaving; after a bring-in it is looked at', () => {
    const end = { status: 0, byUs: false };
    const before = answered(hostIn(created()));
    before.leg({ tag: before.person().leg.tag, state: 'ended', end });
    expect(before.row().phase).toBe('left');

    const after = answered(hostIn(created())).after(1_500).fold({ kind: 'attempted', key: 'bring-in:p1:1' });
    after.leg({ tag: after.person().leg.tag, state: 'ended', end });
    expect(after.row().phase).toBe('joining');
    expect(after.dueLooks).toContain(`call:${session('p1')}`);
  });

  test('rule 1: the BYE of an accepted bring-in is expected, and looked into only when its event is late', () => {
    const history = answered(hostIn(created())).after(1_500).fold({ kind: 'attempted', key: 'bring-in:p1:1' });
    history.fold({ kind: 'settled', key: 'bring-in:p1:1', outcome: 'ok', partyId: seat('p1') });
    history.leg({ tag: history.person().leg.tag, state: 'ended', end: { status: 0, byUs: false } });
    expect(history.after(1_999).dueLooks).toEqual([]);
    expect(history.after(1).dueLooks).toContain(`call:${session('p1')}`);
  });
});

describe('who is who', () => {
  test('rule 2: a person is linked to the party on the conference by the answer to the bring-in', () => {
    const history = answered(hostIn(created([DANA, TOM])), 'p1');
    answered(history, 'p2');
    const key = 'bring-in:p2:1';
    history.fold({ kind: 'attempted', key }, { kind: 'settled', key, outcome: 'ok', partyId: seat('p2') });
    history.readConference([hostListed(), { partyId: seat('p2'), status: 'Gone', isHost: false }]);
    expect(history.row('p2').phase).toBe('joined');
    expect(history.row('p1').phase).toBe('answered');
  });

  test('rule 2: a person is linked by peer when that answer was lost, in whatever order the list comes', () => {
    const history = answered(hostIn(created([DANA, TOM])), 'p1');
    answered(history, 'p2').after(6_000);
    history.readConference([listed('p2'), listed('p1'), hostListed()]);
    expect(history.person('p1').leg.conferencePartyId).toBe(seat('p1'));
    expect(history.person('p2').leg.conferencePartyId).toBe(seat('p2'));
    expect(history.snapshot.rows).toHaveLength(2);
  });

  test('rule 2: somebody nobody dialled here is a row of its own, named by the original call, counted and removable', () => {
    const history = talking().readConference([hostListed(), listed('p1'), listed('away')]);
    history.readCall('away', [{ partyId: ownParty('away'), status: 'Gone', direction: 'Outbound', toNumber: TOM }]);
    const [, stranger] = history.snapshot.rows;
    expect(stranger).toMatchObject({ phase: 'joined', isSomeoneElse: true, number: TOM });
    expect(stranger?.actions).toContain('remove');
    expect(history.snapshot).toMatchObject({ onCallCount: 3, placesTaken: 3 });
  });
});

describe('really answered', () => {
  test('rule 3: the SIP answer says nothing; an outside callee answered when the own party says so', () => {
    const history = ringing(hostIn(created()));
    history.leg({ tag: history.person().leg.tag, state: 'answered' });
    expect(history.row().phase).toBe('ringing');
    expect(history.dueKeys).not.toContain('bring-in:p1:1');
    history.own('p1', 'Answered');
    expect(history.row().phase).toBe('answered');
    expect(history.dueKeys).toContain('bring-in:p1:1');
  });

  test('rule 3: a colleague answered when the other party says so, never by the own party', () => {
    const history = ringing(hostIn(created([PRIYA]))).own('p1', 'Answered');
    expect(history.row().phase).toBe('ringing');
    history.other('p1', 'Proceeding');
    expect(history.row().phase).toBe('ringing');
    history.other('p1', 'Answered');
    expect(history.row().phase).toBe('answered');
  });

  test('rule 3: of several parties on the other side, whoever answers speaks for them', () => {
    const history = ringing(hostIn(created([PRIYA])));
    history.event(session('p1'), 'queue', 'Gone', { statusReason: 'CallRedirected' });
    history.event(session('p1'), 'desk', 'Proceeding').event(session('p1'), 'mobile', 'Proceeding');
    history.event(session('p1'), 'desk', 'Disconnected');
    expect(history.row().phase).toBe('ringing');
    history.event(session('p1'), 'mobile', 'Answered');
    expect(history.row().phase).toBe('answered');
    const other = ringing(hostIn(created([PRIYA]))).event(session('p1'), 'desk', 'Disconnected');
    other.event(session('p1'), 'mobile', 'Answered');
    expect(other.row().phase).toBe('answered');
    expect(other.event(session('p1'), 'mobile', 'Disconnected').row().phase).toBe('left');
  });

  test('rule 3: another device of the rep is not the callee, nor does it make the callee a colleague', () => {
    const history = ringing(hostIn(created())).own('p1', 'Answered');
    history.event(session('p1'), 'desk', 'Answered', { direction: 'Outbound', extensionId: '222' });
    expect(history.person().leg.other).toBeUndefined();
    expect(history.row().phase).toBe('answered');
  });

  test('rule 3: a colleague dialled by a long number is known by the extension in `to`', () => {
    const history = ringing(hostIn(created())).own('p1', 'Answered', { toExtensionId: '222' });
    expect(history.row().phase).toBe('ringing');
    history.after(2_000).readCall('p1', [
      { partyId: ownParty('p1'), status: 'Answered' },
      { partyId: 'other', status: 'Answered', extensionId: '222' },
    ]);
    expect(history.row().phase).toBe('answered');
  });

  test('rule 3: while a colleague rings, the original call is read every two seconds', () => {
    const history = ringing(hostIn(created([PRIYA])));
    history.readCall('p1', [{ partyId: 'other', status: 'Proceeding' }]).after(1_900);
    expect(history.dueLooks).not.toContain(`call:${session('p1')}`);
    expect(history.after(200).dueLooks).toContain(`call:${session('p1')}`);
  });

  test('rule 3: nobody is brought in before the own party of the host is Answered on the conference', () => {
    const history = answered(created());
    const tag = history.call.host.leg.tag;
    history.leg({ tag, state: 'answered', ids: { sessionId: CONFERENCE, partyId: `${CONFERENCE}-host` } });
    expect(history.snapshot.host.phase.kind).toBe('joining');
    expect(history.dueKeys).not.toContain('bring-in:p1:1');
    expect(hostIn(history).dueKeys).toContain('bring-in:p1:1');
  });
});

describe('order', () => {
  test('rule 4: the highest sequence of a party wins, duplicates and gaps say nothing', () => {
    const history = answered(hostIn(created())).own('p1', 'Hold', { sequence: 90 });
    expect(history.row().onHold).toBe(true);
    const before = history.call;
    history.own('p1', 'Hold', { sequence: 90 }).own('p1', 'Answered', { sequence: 89 });
    expect(history.call).toBe(before);
    history.own('p1', 'Answered', { sequence: 120 });
    expect(history.row().onHold).toBe(false);
  });

  test('rule 4: the rank never falls, whatever the sequence', () => {
    const history = answered(hostIn(created()));
    history.own('p1', 'Proceeding', { sequence: 900 }).own('p1', 'Setup', { sequence: 901 });
    expect(history.row().phase).toBe('answered');
  });

  test('rule 4: an unknown code leaves everything as it is', () => {
    const history = answered(hostIn(created()));
    const before = history.call;
    expect(history.own('p1', 'unknown', { sequence: 900 }).call).toBe(before);
  });

  test.each(['VoiceMail', 'VoiceMailScreening', 'FaxReceive'] as const)(
    'rule 4: %s ranks with Answered and never joins by itself',
    (status) => {
      const history = ringing(hostIn(created())).own('p1', status);
      expect(history.row()).toMatchObject({ phase: 'answered', voicemail: true });
      expect(history.after(60_000).dueKeys).not.toContain('bring-in:p1:1');
    },
  );

  test('rule 4: Parked ranks with Answered and joins nobody', () => {
    const history = ringing(hostIn(created())).own('p1', 'Parked').own('p1', 'Proceeding');
    expect(history.person().leg.own?.status).toBe('Parked');
    expect(history.dueKeys).not.toContain('bring-in:p1:1');
  });
});

test('rule 1: joining is told once, however often its event comes', () => {
  const history = talking();
  const before = history.call;
  history.own('p1', 'Gone', { statusReason: 'Conference', peer: inConference('p1'), sequence: 1 });
  expect(history.call).toBe(before);
  expect(history.snapshot.timeline.filter(({ what }) => what === 'joined')).toHaveLength(1);
});
