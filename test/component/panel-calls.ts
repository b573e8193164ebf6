import { type CallAction, type IncomingView, NO_CALL, type RowView, type Snapshot } from '../../lib/call/snapshot';
import { call, goneRow, row, withHost, withNotices } from './fixtures';

const DANA = row('Dana Ortiz');
const PRIYA = row('Priya Venkataraman', { number: '•••• 0134', sinceMs: 380_000 });
const TOM = row('Tom Keller', { phase: 'ringing', sinceMs: 9000, actions: ['cancel'], number: '•••• 0134' });
const MARTA = goneRow('Marta Silva', 'hung-up', 252_000);
const BUSY: RowView = { ...goneRow('', 'busy'), id: 'number-only', number: '•••• 0188' };
const REMOVED: RowView = { ...goneRow('Tom Keller', 'removed', 60_000), sinceMs: 1000, number: '•••• 0134' };

const MUTED: Snapshot = {
  ...call([DANA, PRIYA]),
  host: { ...call([]).host, muted: true },
  actions: ['add', 'unmute', 'hold', 'record', 'keypad', 'leave', 'end'],
};
const OUT: readonly CallAction[] = ['rejoin', 'end'];
const WAITING = row('Lena Hoff', { phase: 'answered', actions: ['bring-in', 'talk', 'remove'], number: '•••• 0171' });

const KEIKO: IncomingView = {
  id: 'keiko',
  name: 'Keiko Sato',
  number: '•••• 1234',
  pending: 'none',
  actions: ['answer', 'decline', 'voicemail'],
  sinceMs: 4000,
};

/** Moments of a conference as the panel shows them. */
export const PANEL_CALLS = {
  live: call([DANA, { ...PRIYA, muted: true, actions: ['unmute', 'remove'] }, TOM, MARTA, BUSY]),
  ringing: call([row('Dana Ortiz', { phase: 'dialing', actions: ['cancel'], sinceMs: 1000 }), TOM]),
  answered: call([
    DANA,
    WAITING,
    row('Jens Bauer', {
      phase: 'answered',
      extension: '22',
      actions: ['send-extension', 'bring-in', 'talk', 'remove'],
    }),
  ]),
  incoming: call([DANA, PRIYA], { incoming: [KEIKO] }),
  'incoming-answered': call([DANA], { incoming: [{ ...KEIKO, pending: 'answer', actions: [] }] }),
  'incoming-alone': { ...NO_CALL, incoming: [KEIKO, { ...KEIKO, id: 'second', name: '', number: '•••• 0188' }] },
  'one-to-one': withHost(call([{ ...WAITING, isLive: true, actions: ['remove'] }]), { kind: 'private' }, [
    'add',
    'mute',
    'hold',
    'keypad',
    'end',
  ]),
  'private-talk': call([DANA, { ...WAITING, isLive: true, actions: ['bring-in', 'stop-talking', 'remove'] }]),
  joining: call([DANA, row('Raj Patel', { phase: 'joining', actions: ['remove'], sinceMs: 1000 })]),
  'on-hold': call([row('Dana Ortiz', { onHold: true }), PRIYA], {
    host: { ...call([]).host, onHold: true },
    actions: ['add', 'mute', 'resume', 'record', 'keypad', 'leave', 'end'],
  }),
  muted: MUTED,
  voicemail: call([DANA, row('Raj Patel', { phase: 'answered', voicemail: true, actions: ['bring-in', 'remove'] })]),
  'removing-undo': call([row('Dana Ortiz', { pending: 'remove', undoMs: 4000, actions: ['undo'] }), TOM]),
  'removing-pending': call([row('Dana Ortiz', { pending: 'remove', actions: [] }), PRIYA]),
  removed: call([DANA, REMOVED]),
  'could-not-remove': call([
    row('Dana Ortiz', { problem: 'could-not-remove' }),
    row('Priya Venkataraman', { problem: 'could-not-mute', pending: 'none' }),
    row('Raj Patel', { phase: 'checking', actions: ['remove'] }),
  ]),
  'left-and-failed': call([
    MARTA,
    goneRow('Raj Patel', 'declined'),
    goneRow('Hana Mori', 'no-answer'),
    goneRow('Nele Brandt', 'dropped', 3_723_000),
    { ...goneRow('Jens Bauer', 'country-off'), actions: [] },
    { ...BUSY, reason: 'wrong-number' },
  ]),
  'called-back': call([DANA, row('Marta Silva', { phase: 'dialing', generation: 2, actions: ['cancel'] })]),
  'someone-else': call([DANA, row('', { id: 'someone', isSomeoneElse: true, number: '', sinceMs: null })]),
  elsewhere: call([DANA, PRIYA], {
    elsewhere: [
      { id: 'e1', name: '', number: '•••• 0155', isConference: false, sinceMs: 192_000 },
      { id: 'e2', name: '', number: '', isConference: true, sinceMs: 61_000 },
    ],
  }),
  'other-device': call([DANA, row('Raj Patel', { onOtherDevice: true, sinceMs: 61_000 })]),
  'not-connected': call([MARTA, BUSY]),
  reconnecting: withNotices(call([DANA, PRIYA]), { kind: 'reconnecting', what: 'events' }),
  stale: withNotices(call([DANA, PRIYA], { actions: ['mute', 'leave', 'end', 'check-now'] }), {
    kind: 'stale',
    ageMs: 14_000,
  }),
  'signed-out': withNotices(call([DANA, PRIYA]), { kind: 'signed-out' }),
  'microphone-blocked': withNotices(call([DANA, BUSY]), { kind: 'microphone-blocked' }),
  waiting: withNotices(call([DANA, TOM]), { kind: 'waiting', waitMs: 12_000 }),
  'phone-restarted': withNotices(
    withHost(call([DANA, goneRow('Raj Patel', 'phone-restarted', 90_000)]), { kind: 'left', why: 'dropped' }, OUT),
    { kind: 'phone-restarted' },
  ),
  full: withNotices(
    call(
      ['Ana', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gus', 'Hal', 'Ivy'].map((name) => row(`${name} Berg`)),
      { actions: ['mute', 'hold', 'record', 'keypad', 'leave', 'end'] },
    ),
    { kind: 'full' },
  ),
  recording: call([DANA], {
    host: { ...call([]).host, recording: true },
    actions: ['add', 'mute', 'hold', 'stop-recording', 'keypad', 'leave', 'end'],
  }),
  preparing: withHost(
    call([row('Dana Ortiz', { phase: 'dialing', actions: ['cancel'], sinceMs: null })], {
      elapsedMs: null,
      onCallCount: 0,
    }),
    { kind: 'preparing', step: 'microphone' },
    ['end'],
  ),
  left: withHost(call([DANA, PRIYA, MARTA]), { kind: 'left', why: 'chosen' }, OUT),
  dropped: withHost(call([DANA, PRIYA]), { kind: 'left', why: 'dropped' }, OUT),
  leftover: withNotices(withHost(call([DANA]), { kind: 'left', why: 'dropped' }, OUT), { kind: 'leftover' }),
  ended: withHost(
    call(
      [
        { ...goneRow('Dana Ortiz', 'conference-ended', 718_000), actions: [] },
        { ...MARTA, actions: [] },
      ],
      {
        onCallCount: 0,
        timeline: [
          { what: 'started', name: '', number: '', agoMs: 1_740_000 },
          { what: 'joined', name: 'Dana Ortiz', number: '', agoMs: 1_700_000 },
          { what: 'left', name: 'Marta Silva', number: '', reason: 'hung-up', agoMs: 900_000 },
          { what: 'failed', name: '', number: '•••• 0188', reason: 'busy', agoMs: 300_000 },
          { what: 'ended', name: '', number: '', agoMs: 2000 },
        ],
      },
    ),
    { kind: 'ended', reason: 'ended' },
    ['dismiss'],
  ),
  'long-names': call([
    row('Maximiliane Freifrau von und zu Hohenfels-Weißenstein', { number: '+49 •••• 0117' }),
    row('محمد عبد الرحمن الفارسي', { muted: true, actions: ['unmute', 'remove'] }),
    goneRow('Bartholomew Featherstonehaugh-Cholmondeley', 'destination-blocked'),
  ]),
  none: NO_CALL,
} satisfies Record<string, Snapshot>;
