import { describe, expect, test } from 'vitest';
import type { FactBody } from '../../../lib/call/facts';
import type { LegEndSight } from '../../../lib/call/model';
import {
  answered,
  BOOT,
  CONFERENCE,
  created,
  DANA,
  History,
  hostIn,
  PRIYA,
  ready,
  ringing,
  TOM,
  talking,
} from './history';

const start = (history: History, numbers: readonly string[]) =>
  history.command({ kind: 'start', people: numbers.map((number) => ({ number, name: '' })), bringIn: 'on-answer' });

const statement = (more: Partial<Extract<FactBody, { kind: 'phoneStated' }>> = {}): FactBody => ({
  kind: 'phoneStated',
  bootId: BOOT,
  isRegistered: true,
  microphone: 'open',
  audio: { liveTag: null, muted: false, onHold: false },
  recording: false,
  legs: [],
  ...more,
});

describe('a start', () => {
  test('rule 9: ten parties, the host included', () => {
    const nine = Array.from({ length: 9 }, (_, index) => `+1650555020${index}`);
    expect(ready().refusal(startOf([...nine, DANA]))).toBe('full');
    const history = talking(nine);
    expect(history.snapshot).toMatchObject({ placesTaken: 10, capacity: 10, onCallCount: 10 });
    expect(history.refusal({ kind: 'add', people: [{ number: DANA, name: '' }] })).toBe('full');
    history.own('p4', 'Disconnected');
    expect(history.refusal({ kind: 'add', people: [{ number: DANA, name: '' }] })).toBeUndefined();
  });

  test('rule 9: microphone, phone, events, then the conference, then everybody at once', () => {
    const history = new History().fold({ kind: 'signedIn', account: { country: 'US', ownNumbers: [] } });
    start(history, [DANA, TOM]);
    const step = () => history.snapshot.host.phase;
    expect(history.dueKeys).toEqual(expect.arrayContaining(['open-phone', 'start-events']));
    expect(step()).toEqual({ kind: 'preparing', step: 'phone' });
    history.fold(statement({ isRegistered: false, microphone: 'closed' }));
    expect(step()).toEqual({ kind: 'preparing', step: 'microphone' });
    history.fold({ kind: 'microphoneChanged', microphone: 'open' });
    expect(step()).toEqual({ kind: 'preparing', step: 'phone' });
    history.fold({ kind: 'registrationChanged', isRegistered: true });
    expect(step()).toEqual({ kind: 'preparing', step: 'events' });
    expect(history.dueKeys).not.toContain('create:call-1:1');
    history.fold({ kind: 'eventsChanged', state: 'live' });
    expect(history.dueKeys).toContain('create:call-1:1');
    expect(history.dueKeys.filter((key) => key.startsWith('dial:'))).toEqual([]);
    const everybody = created([DANA, TOM]).dueKeys.filter((key) => key.startsWith('dial:'));
    expect(everybody).toEqual(['dial:host:1', 'dial:p1:1', 'dial:p2:1']);
  });

  test('rule 9: if creating fails, nobody was dialled', () => {
    const history = ready();
    start(history, [DANA]);
    const key = 'create:call-1:1';
    history.fold({ kind: 'attempted', key }, { kind: 'settled', key, outcome: 'refused' });
    settle(history);
    expect(history.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'create-failed' });
    expect(history.row()).toMatchObject({ phase: 'failed', reason: 'cancelled' });
    expect(Object.keys(history.call.attempts).filter((each) => each.startsWith('dial:'))).toEqual([]);
  });

  test('rule 9: a microphone that is blocked ends the start before anything was sent', () => {
    const history = ready().fold({ kind: 'microphoneChanged', microphone: 'closed' });
    start(history, [DANA]);
    history.fold({ kind: 'microphoneChanged', microphone: 'denied' });
    settle(history);
    expect(history.snapshot.host.phase).toEqual({ kind: 'ended', reason: 'microphone-denied' });
    expect(history.call.creates).toBe(0);
  });

  test('rule 9: a host who is not in within 38 s, or whose leg fails, takes every leg and the session along', () => {
    const late = ringing(created()).after(38_000);
    expect(late.due[0]).toMatchObject({ kind: 'giveUp', subject: { kind: 'call', reason: 'host-failed' } });
    const failed = ringing(created());
    const { tag } = failed.call.host.leg;
    failed.fold({ kind: 'attempted', key: 'dial:host:1' });
    failed.leg({ tag, state: 'ended', end: { status: 503, byUs: false } });
    expect(failed.due[0]).toMatchObject({ kind: 'giveUp', subject: { kind: 'call', reason: 'host-failed' } });
    failed.fold({ kind: 'gaveUp', subject: { kind: 'call', reason: 'host-failed' } });
    expect(failed.dueKeys).toContain(`end:${CONFERENCE}`);
    failed.fold({ kind: 'attempted', key: `end:${CONFERENCE}` });
    failed.fold({ kind: 'settled', key: `end:${CONFERENCE}`, outcome: 'ok' });
    expect(failed.dueKeys).toContain(`hang-up:${failed.person().leg.tag}`);
  });

  test('rule 9: bring-ins are serial, in whatever order people answer', () => {
    const history = answered(answered(hostIn(created([DANA, TOM])), 'p2'), 'p1');
    const bringIns = () => history.dueKeys.filter((key) => key.startsWith('bring-in:'));
    history.fold({ kind: 'attempted', key: 'bring-in:p2:1' });
    expect(bringIns()).toEqual([]);
    history.own('p2', 'Gone', { statusReason: 'Conference', peer: { sessionId: CONFERENCE, partyId: 'x' } });
    expect(bringIns()).toEqual(['bring-in:p1:1']);
  });

  test.each([403, 486, 503])(
    'rule 9: INVITEs refused with %i while others are open are dialled one after another',
    (status) => {
      const history = hostIn(created([DANA, TOM]));
      history.fold({ kind: 'attempted', key: 'dial:p1:1' }, { kind: 'attempted', key: 'dial:p2:1' });
      history.leg({ tag: history.person('p1').leg.tag, state: 'dialing' });
      const first = history.person('p2').leg.tag;
      history.leg({ tag: first, state: 'dialing' }).leg({ tag: first, state: 'ended', end: { status, byUs: false } });
      expect(history.row('p2').phase).toBe('dialing');
      expect(history.dueKeys).not.toContain('dial:p2:1');
      history.leg({ tag: history.person('p1').leg.tag, state: 'answered' });
      expect(history.dueKeys).toContain('dial:p2:1');
      expect(history.person('p2').leg.tag).not.toBe(first);
    },
  );

  const startOf = (numbers: readonly string[]) => ({
    kind: 'start' as const,
    people: numbers.map((number) => ({ number, name: '' })),
    bringIn: 'on-answer' as const,
  });
});

/** Folds conclusions and the phone's obedience until nothing of that sort is due any more. */
function settle(history: History): void {
  for (let step = 0; step < 10; step += 1) {
    for (const effect of history.due) {
      if (effect.kind === 'giveUp') history.fold({ kind: 'gaveUp', subject: effect.subject });
      if (effect.kind === 'endCall') history.fold({ kind: 'callEnded', reason: effect.reason });
      if (effect.kind === 'tellPhone' && effect.order.kind === 'closeMicrophone')
        history.fold({ kind: 'microphoneChanged', microphone: 'closed' });
    }
  }
}

describe('why a call failed', () => {
  const fail = (history: History, end?: Partial<LegEndSight>) =>
    history.leg({
      tag: history.person().leg.tag,
      state: 'ended',
      end: { status: 480, byUs: false, ...end },
    });

  test('rule 10: the own party is asked first', () => {
    const history = ringing(hostIn(created([PRIYA]))).other('p1', 'Disconnected', { statusReason: 'Rejected' });
    fail(history.own('p1', 'Disconnected', { statusReason: 'TargetBusy' }), { status: 404 });
    expect(history.row()).toMatchObject({ phase: 'failed', reason: 'busy' });
  });

  test('rule 10: then the other party', () => {
    const history = ringing(hostIn(created([PRIYA]))).other('p1', 'Disconnected', { statusReason: 'Rejected' });
    fail(history.own('p1', 'Disconnected', { statusReason: 'Undefined' }), { status: 404 });
    expect(history.row().reason).toBe('declined');
  });

  test('rule 10: then the SIP status', () => {
    expect(fail(ringing(hostIn(created())).own('p1', 'Disconnected'), { status: 404 }).row().reason).toBe(
      'wrong-number',
    );
  });

  test('rule 10: then Q.850', () => {
    const history = fail(ringing(hostIn(created())), { status: 500, q850Cause: 17 });
    expect(history.row().reason).toBe('busy');
  });

  test('rule 10: and else nobody knows', () => {
    const history = fail(ringing(hostIn(created())), { status: 500, q850Cause: 41 });
    expect(history.after(5_000).row().reason).toBe('unreachable');
  });

  test('rule 10: a mailbox is told as one, and never joins by itself', () => {
    const history = ringing(hostIn(created())).own('p1', 'VoiceMail').after(30_000);
    expect(history.dueKeys).not.toContain('bring-in:p1:1');
    expect(history.own('p1', 'Disconnected').row()).toMatchObject({ phase: 'failed', reason: 'voicemail' });
  });

  test('rule 10: a mailbox joins when the rep says so', () => {
    const history = ringing(hostIn(created())).own('p1', 'VoiceMail');
    expect(history.row().actions).toContain('bring-in');
    history.command({ kind: 'bringIn', personId: 'p1', generation: 1 });
    expect(history.dueKeys).toContain('bring-in:p1:1');
    expect(history.row().actions).not.toContain('bring-in');
  });

  test('rule 10: somebody who was on the conference hung up, whatever had answered first', () => {
    const history = ringing(hostIn(created())).own('p1', 'VoiceMailScreening');
    history.own('p1', 'Gone', { statusReason: 'Conference', peer: { sessionId: CONFERENCE, partyId: 'x' } });
    expect(history.own('p1', 'Disconnected').row()).toMatchObject({ phase: 'left', reason: 'hung-up' });
  });
});
