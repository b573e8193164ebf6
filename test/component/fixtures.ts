import type { Reason } from '../../lib/call/reasons';
import {
  type CallAction,
  type HostPhase,
  NO_CALL,
  type Notice,
  type RowView,
  type Snapshot,
} from '../../lib/call/snapshot';

const LIVE_ACTIONS: readonly CallAction[] = ['add', 'mute', 'hold', 'record', 'keypad', 'leave', 'end'];

/** A person in the conference; every property can be replaced. */
export function row(name: string, more: Partial<RowView> = {}): RowView {
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    generation: 1,
    name,
    number: '•••• 0117',
    phase: 'joined',
    onHold: false,
    muted: false,
    voicemail: false,
    onOtherDevice: false,
    isSomeoneElse: false,
    isLive: false,
    pending: 'none',
    actions: ['mute', 'remove'],
    sinceMs: 718_000,
    stayedMs: null,
    undoMs: null,
    ...more,
  };
}

/** A person who is not connected, with the reason. */
export function goneRow(name: string, reason: Reason, stayedMs: number | null = null): RowView {
  return row(name, {
    phase: stayedMs === null ? 'failed' : 'left',
    reason,
    stayedMs,
    actions: ['call-back'],
    sinceMs: 9000,
  });
}

/** A call that the rep is in. */
export function call(rows: readonly RowView[], more: Partial<Snapshot> = {}): Snapshot {
  const joined = rows.filter(({ phase }) => phase === 'joined').length;
  return {
    ...NO_CALL,
    callId: 'call-1',
    host: { ...NO_CALL.host, phase: { kind: 'in' } },
    rows,
    onCallCount: joined + 1,
    placesTaken: rows.length + 1,
    actions: LIVE_ACTIONS,
    elapsedMs: 761_000,
    ...more,
  };
}

/** The same call with another phase of the rep's own side. */
export function withHost(snapshot: Snapshot, phase: HostPhase, actions: readonly CallAction[]): Snapshot {
  return { ...snapshot, host: { ...snapshot.host, phase }, actions };
}

/** The same call with something to tell. */
export function withNotices(snapshot: Snapshot, ...notices: readonly Notice[]): Snapshot {
  return { ...snapshot, notices };
}

const DANA = row('Dana Ortiz');
const PRIYA = row('Priya Venkataraman', {
  muted: true,
  actions: ['unmute', 'remove'],
  sinceMs: 380_000,
  number: '•••• 0134',
});
const TOM = row('Tom Keller', { phase: 'ringing', sinceMs: 9000, actions: ['cancel'], number: '•••• 0134' });
const MARTA = goneRow('Marta Silva', 'hung-up', 252_000);

/** Named states of a whole call, for the gallery and for pictures. */
export const CALLS = {
  live: call([DANA, PRIYA, TOM, MARTA, row('', { ...goneRow('', 'busy'), id: 'number-only', number: '•••• 0188' })]),
  removing: withNotices(
    call([
      row('Dana Ortiz', { pending: 'remove', undoMs: 4000, actions: ['undo'] }),
      row('Lena Hoff', { phase: 'answered', actions: ['bring-in', 'talk', 'remove'], sinceMs: 4000 }),
      row('Raj Patel', { phase: 'joining', actions: ['remove'], sinceMs: 1000 }),
      row('Keiko Sato', { pending: 'remove', actions: [] }),
      row('Jens Bauer', { problem: 'could-not-remove' }),
      goneRow('Tom Keller', 'removed', 60_000),
    ]),
    { kind: 'stale', ageMs: 14_000 },
  ),
  reconnecting: withNotices(call([DANA, goneRow('Tom Keller', 'removed', 60_000)]), {
    kind: 'reconnecting',
    what: 'events',
  }),
  states: call([
    row('Dana Ortiz', { onHold: true }),
    row('Lena Hoff', { isLive: true, phase: 'answered', actions: ['bring-in', 'stop-talking', 'remove'] }),
    row('Priya Venkataraman', { voicemail: true, phase: 'answered', actions: ['remove'] }),
    row('Raj Patel', { onOtherDevice: true }),
    row('Tom Keller', { phase: 'checking', actions: ['remove'] }),
    row('Hana Mori', { phase: 'dialing', actions: ['cancel'] }),
    row('Jens Bauer', { phase: 'answered', extension: '22', actions: ['send-extension', 'bring-in', 'remove'] }),
    row('', { id: 'someone', isSomeoneElse: true, number: '' }),
    row('Nele Brandt', { pending: 'mute' }),
  ]),
  problems: withNotices(
    call([
      goneRow('Raj Patel', 'declined'),
      goneRow('Hana Mori', 'no-answer'),
      { ...goneRow('Jens Bauer', 'country-off'), actions: [] },
      row('', { ...goneRow('', 'wrong-number'), id: 'number-only', number: '•••• 0188' }),
    ]),
    { kind: 'microphone-blocked' },
    { kind: 'waiting', waitMs: 12_000 },
    { kind: 'full' },
  ),
  preparing: withHost(
    call([row('Dana Ortiz', { phase: 'dialing', actions: ['cancel'], sinceMs: null })], { elapsedMs: null }),
    {
      kind: 'preparing',
      step: 'microphone',
    },
    ['end'],
  ),
  left: withHost(call([DANA, PRIYA, MARTA]), { kind: 'left', why: 'chosen' }, ['rejoin', 'end']),
  leftover: withNotices(withHost(call([DANA]), { kind: 'left', why: 'dropped' }, ['rejoin', 'end']), {
    kind: 'leftover',
  }),
  ended: withHost(
    call([goneRow('Dana Ortiz', 'conference-ended', 718_000), MARTA]),
    { kind: 'ended', reason: 'ended' },
    ['dismiss'],
  ),
  muted: {
    ...call([DANA, PRIYA]),
    host: { ...call([]).host, muted: true, recording: true },
    actions: ['add', 'unmute', 'hold', 'stop-recording', 'keypad', 'leave', 'end'] as const,
  },
} satisfies Record<string, Snapshot>;
