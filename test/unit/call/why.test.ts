import { describe, expect, test } from 'vitest';
import { answered, created, DANA, hostIn, ringing, TOM, talking } from './history';

const byUs = { status: 487, byUs: true };

describe('words of the platform', () => {
  test.each([
    ['TargetBusy', 'busy'],
    ['NoAnswer', 'no-answer'],
    ['Timeout', 'no-answer'],
    ['InvalidNumber', 'wrong-number'],
    ['NoSuchUser', 'wrong-number'],
    ['Rejected', 'declined'],
    ['InternationalDisabled', 'country-off'],
    ['DestinationBlocked', 'destination-blocked'],
    ['NotEnoughFunds', 'no-funds'],
    ['CallDropped', 'dropped'],
    ['SomethingNew', 'unreachable'],
  ])('%s reads %s', (statusReason, reason) => {
    const history = ringing(hostIn(created())).own('p1', 'Disconnected', { statusReason });
    expect(history.after(5_000).row()).toMatchObject({ phase: 'failed', reason });
  });
});

describe('SIP, then Q.850', () => {
  test.each([
    [{ status: 486 }, 'busy'],
    [{ status: 603 }, 'declined'],
    [{ status: 404, q850Cause: 17 }, 'wrong-number'],
    [{ status: 403 }, 'not-allowed'],
    [{ status: 500, q850Cause: 18 }, 'no-answer'],
    [{ status: 500 }, 'unreachable'],
  ])('%j reads %s', (end, reason) => {
    const history = ringing(hostIn(created()));
    history.leg({ tag: history.person().leg.tag, state: 'ended', end: { byUs: false, ...end } });
    expect(history.after(5_000).row()).toMatchObject({ phase: 'failed', reason });
  });
});

describe('our own doing', () => {
  test('who rang and was removed was cancelled, who had answered was removed', () => {
    for (const [history, reason] of [
      [ringing(hostIn(created())), 'cancelled'],
      [answered(hostIn(created([DANA], 'by-hand'))), 'removed'],
    ] as const) {
      history.command({ kind: 'remove', personId: 'p1', generation: 1, delayMs: 0 });
      const { tag } = history.person().leg;
      history.fold({ kind: 'attempted', key: `hang-up:${tag}` }).leg({ tag, state: 'ended', end: byUs });
      expect(history.row().reason).toBe(reason);
    }
  });

  test('who hung up while the removal could still be undone hung up', () => {
    const history = talking();
    history.command({ kind: 'remove', personId: 'p1', generation: 1, delayMs: 5_000 });
    expect(history.after(1_000).own('p1', 'Disconnected').row()).toMatchObject({ phase: 'left', reason: 'hung-up' });
  });
});

describe('the end of the conference', () => {
  test('is why those left who were on it', () => {
    const history = talking([DANA, TOM]);
    history.command({ kind: 'end' });
    history.after(100).own('p1', 'Disconnected').own('p2', 'Disconnected');
    expect(history.snapshot.rows.map(({ reason }) => reason)).toEqual(['conference-ended', 'conference-ended']);
  });

  test('does not change why somebody had left, or could not be reached, before', () => {
    const history = talking([DANA, TOM]).own('p1', 'Disconnected');
    history.command({ kind: 'add', people: [{ number: '103', name: '' }] });
    ringing(history, 'p3').leg({
      tag: history.person('p3').leg.tag,
      state: 'ended',
      end: { status: 486, byUs: false },
    });
    expect(history.row('p3').reason).toBe('busy');
    history.after(60_000).command({ kind: 'end' });
    history.after(100).own('p2', 'Disconnected').fold({ kind: 'callEnded', reason: 'ended' });
    expect(history.row('p1').reason).toBe('hung-up');
    expect(history.row('p3').reason).toBe('busy');
    expect(history.row('p2').reason).toBe('conference-ended');
  });

  test('is why those left of whom the event came a moment before it was known', () => {
    const history = talking([DANA, TOM]).own('p1', 'Disconnected').after(60_000).own('p2', 'Disconnected').after(500);
    history.fold({ kind: 'sessionGone', target: 'conference', begunAtMs: history.nowMs });
    expect(history.due[0]).toMatchObject({ kind: 'giveUp', subject: { reason: 'ended-elsewhere' } });
    history.fold({ kind: 'gaveUp', subject: { kind: 'call', reason: 'ended-elsewhere' } });
    expect(history.row('p1').reason).toBe('hung-up');
    expect(history.row('p2').reason).toBe('conference-ended');
  });
});

test('a phone that restarted is the reason of whoever was not on the conference yet', () => {
  const history = ringing(hostIn(created()));
  history.fold({
    kind: 'phoneStated',
    bootId: 'boot-2',
    isRegistered: true,
    microphone: 'open',
    audio: { liveTag: null, muted: false, onHold: false },
    recording: false,
    legs: [],
  });
  expect(history.row()).toMatchObject({ phase: 'failed', reason: 'phone-restarted' });
  expect(history.snapshot.notices).toContainEqual({ kind: 'phone-restarted' });
  expect(history.dueKeys).toContain('clean-up:s-p1');
});

describe('a leg that ended without a word', () => {
  /** The leg ends by SIP alone; what the platform says of it comes later, or never. */
  const ended = () => {
    const history = ringing(hostIn(created())).after(1_000);
    return history.leg({ tag: history.person().leg.tag, state: 'ended', end: { status: 0, byUs: false } });
  };
  const shown = (history: ReturnType<typeof ended>) => [history.row().phase, history.row().reason];

  test('is looked at, and nothing vague is told before the look and a moment', () => {
    const history = ended();
    expect(history.after(699).dueLooks).not.toContain('call:s-p1');
    expect(history.after(1).dueLooks).toContain('call:s-p1');
    history.readCall('p1', []);
    expect(shown(history.after(799))).toEqual(['ringing', undefined]);
    expect(history.row().actions).toEqual([]);
    expect(history.snapshot.timeline.map(({ what }) => what)).toEqual(['started']);
    expect(shown(history.after(1))).toEqual(['failed', 'unreachable']);
    expect(history.snapshot.timeline.map(({ what }) => what)).toEqual(['started', 'failed']);
    expect(history.dueLooks).not.toContain('call:s-p1');
  });

  test('and that nobody can look at is told as vague after five seconds', () => {
    expect(shown(ended().after(4_999))).toEqual(['ringing', undefined]);
    expect(shown(ended().after(5_000))).toEqual(['failed', 'unreachable']);
  });

  test('is told with its reason the moment that this comes', () => {
    const history = ended().after(500).own('p1', 'Disconnected', { statusReason: 'TargetBusy' });
    expect(shown(history)).toEqual(['failed', 'busy']);
    expect(history.dueLooks).not.toContain('call:s-p1');
    expect(history.snapshot.timeline).toEqual([
      expect.objectContaining({ what: 'started' }),
      expect.objectContaining({ what: 'failed', reason: 'busy' }),
    ]);
  });
});
