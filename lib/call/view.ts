import { waitUntilMs } from './attempts';
import { cleanPerson } from './clean-name';
import { placesTaken } from './decide';
import { viewElsewhere } from './elsewhere';
import { CAPACITY, INTERRUPTION_MS } from './limits';
import { longCallDueMs } from './long-call';
import type { Call } from './model';
import { isTalkingApart } from './one-to-one';
import { hostPhase, isHostIn, isHostLegOver, isOver, isPhoneUp, isSipAlive, staleAtMs } from './phase';
import { isRecordFailing } from './record-book';
import {
  type CallAction,
  type HostPhase,
  type HostView,
  NO_CALL,
  type Notice,
  type Snapshot,
  type TimelineView,
} from './snapshot';
import { viewIncoming } from './view-incoming';
import { viewRow } from './view-row';
import { isUnexplained, unexplainedUntilMs } from './why';

function hostPending(call: Call, phase: HostPhase): HostView['pending'] {
  if (phase.kind === 'ending') return 'end';
  if (phase.kind === 'leaving') return 'leave';
  if (phase.kind !== 'in' && phase.kind !== 'private' && phase.kind !== 'left') return 'none';
  // Out, with nobody to talk to: the wish is kept for the way back.
  if (phase.kind === 'left' && call.phone.microphone !== 'open') return 'none';
  if (call.host.muted !== call.phone.audio.muted) return 'mute';
  if (call.host.onHold !== call.phone.audio.onHold) return 'hold';
  return call.host.recording === call.phone.recording || phase.kind === 'left' ? 'none' : 'record';
}

/** What the phone confirmed, not what was wished: `pending` tells the difference. */
const viewHost = (call: Call, phase: HostPhase): HostView => ({
  phase,
  muted: call.phone.audio.muted,
  onHold: call.phone.audio.onHold,
  recording: isHostIn(call) && call.phone.recording,
  pending: hostPending(call, phase),
});

function linkNotices(call: Call, nowMs: number): Notice[] {
  const notices: Notice[] = [];
  if (call.isSignedOut) notices.push({ kind: 'signed-out' });
  const isUp = call.conference !== undefined;
  const lasts = (sinceMs: number): boolean => nowMs >= sinceMs + INTERRUPTION_MS;
  if (isUp && call.isBlocked) notices.push({ kind: 'network-blocked' });
  else if (isUp && call.events !== 'live' && lasts(call.eventsAtMs) && !call.isSignedOut)
    notices.push({ kind: 'reconnecting', what: 'events' });
  if (isUp && call.phone.isSilent) notices.push({ kind: 'phone-silent' });
  else if (isUp && !isPhoneUp(call) && lasts(call.phoneAtMs) && isSipAlive(call.host.leg))
    notices.push({ kind: 'reconnecting', what: 'phone' });
  if (isUp && nowMs >= staleAtMs(call)) notices.push({ kind: 'stale', ageMs: nowMs - call.confirmedAtMs });
  const waitMs = waitUntilMs(call) - nowMs;
  if (waitMs > 0) notices.push({ kind: 'waiting', waitMs });
  return notices;
}

function notices(call: Call, nowMs: number): Notice[] {
  const found = linkNotices(call, nowMs);
  const { microphone, hasRestarted } = call.phone;
  const isEndedByMicrophone = call.over?.reason === 'microphone-denied' || call.failure === 'microphone-denied';
  if (microphone === 'denied' || isEndedByMicrophone) found.push({ kind: 'microphone-blocked' });
  else if (microphone === 'lost' || microphone === 'missing') found.push({ kind: 'microphone-lost' });
  if (isHostLegOver(call) && call.host.leg.end?.hasNoAudio) found.push({ kind: 'no-audio' });
  if (call.isLeftover) found.push({ kind: 'leftover' });
  else if (hasRestarted) found.push({ kind: 'phone-restarted' });
  if (call.host.recordingRefused) found.push({ kind: 'recording-refused' });
  if (call.host.leaveRefused) found.push({ kind: 'leave-refused' });
  if (nowMs >= longCallDueMs(call)) found.push({ kind: 'long-call' });
  if (isRecordFailing(call)) found.push({ kind: 'not-recorded' });
  if (call.isUnsaved) found.push({ kind: 'not-saved' });
  if (placesTaken(call) >= CAPACITY) found.push({ kind: 'full' });
  return found;
}

/** What the phone can do with a line, whatever it leads to. */
const lineActions = ({ host }: Call): readonly CallAction[] => [
  host.muted ? 'unmute' : 'mute',
  host.onHold ? 'resume' : 'hold',
  'keypad',
];

function inActions(call: Call, canAdd: boolean): readonly CallAction[] {
  return [
    ...(canAdd ? (['add'] as const) : []),
    ...lineActions(call),
    call.host.recording ? 'stop-recording' : 'record',
    'leave',
    'end',
    'check-now',
  ];
}

/** There is no host's leg to record or to leave. */
const CONFERENCE_ONLY: ReadonlySet<CallAction> = new Set(['leave', 'record', 'stop-recording']);

function callActions(call: Call, phase: HostPhase): readonly CallAction[] {
  const canAdd = placesTaken(call) < CAPACITY && !call.isSignedOut;
  switch (phase.kind) {
    case 'in':
      return inActions(call, canAdd);
    case 'private':
      return inActions(call, canAdd).filter((action) => !CONFERENCE_ONLY.has(action));
    case 'left':
      return [
        ...(isTalkingApart(call) ? lineActions(call) : []),
        'rejoin',
        'end',
        'check-now',
        ...(call.isLeftover ? (['dismiss'] as const) : []),
      ];
    case 'ended':
      return ['dismiss'];
    case 'preparing':
    case 'creating':
    case 'joining':
      return canAdd ? ['add', 'end'] : ['end'];
    case 'leaving':
      return ['end'];
    default:
      return [];
  }
}

/** As the rows: nothing is told of a failure while its reason may still come. */
function isToldYet(call: Call, entry: Call['timeline'][number], nowMs: number): boolean {
  if (entry.what !== 'failed') return true;
  const person = call.people.find(({ name, number, phaseAtMs }) => {
    return name === entry.name && number === entry.number && phaseAtMs === entry.atMs;
  });
  return !person || !isUnexplained(call, person) || nowMs >= unexplainedUntilMs(call, person);
}

const viewTimeline = (call: Call, nowMs: number): readonly TimelineView[] =>
  call.timeline
    .filter((entry) => isToldYet(call, entry, nowMs))
    .map(({ atMs, ...entry }) => ({ ...cleanPerson(entry), agoMs: Math.max(0, nowMs - atMs) }));

/** The call as people see it. Equal calls give equal views; only durations depend on `nowMs`, and what ages with them. */
export function view(call: Call, nowMs: number): Snapshot {
  const incoming = viewIncoming(call, nowMs);
  if (call.id === '') return incoming.length === 0 ? NO_CALL : { ...NO_CALL, incoming };
  const phase = hostPhase(call);
  const rows = call.people.map((person) => cleanPerson(viewRow(call, person, nowMs)));
  const isIn = isHostIn(call) && !call.over;
  const untilMs = call.over?.atMs ?? nowMs;
  const connected = rows.filter((row) => row.phase === 'joined' || row.phase === 'checking').length;
  return {
    callId: call.id,
    host: viewHost(call, phase),
    rows: [...rows.filter((row) => !isOver(row.phase)), ...rows.filter((row) => isOver(row.phase))],
    incoming,
    elsewhere: call.over ? [] : viewElsewhere(call, nowMs),
    onCallCount: connected + (isIn ? 1 : 0),
    placesTaken: placesTaken(call),
    capacity: CAPACITY,
    notices: call.over
      ? notices(call, nowMs).filter(({ kind }) => kind === 'signed-out' || kind === 'microphone-blocked')
      : notices(call, nowMs),
    actions: callActions(call, phase),
    timeline: viewTimeline(call, nowMs),
    elapsedMs: call.host.joinedAtMs === undefined ? null : Math.max(0, untilMs - call.host.joinedAtMs),
  };
}

/** Nothing but time makes the difference: no wait grew longer meanwhile, no doubt became younger. */
export const isTimeAlone = (before: Call, after: Call, nowMs: number): boolean =>
  JSON.stringify(view(before, nowMs)) === JSON.stringify(view(after, nowMs));

/** Equal but for durations: names that end in Ms. */
export function isSameView(a: Snapshot, b: Snapshot): boolean {
  const withoutDurations = (snapshot: Snapshot): string =>
    JSON.stringify(snapshot, (name, value: unknown) =>
      name.endsWith('Ms') && typeof value === 'number' ? undefined : value,
    );
  return withoutDurations(a) === withoutDurations(b);
}
