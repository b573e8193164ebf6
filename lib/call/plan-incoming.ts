import { keys, NEVER } from './attempts';
import type { Effect, PhoneOrder, Planned } from './effects';
import type { Incoming } from './incoming';
import { lookFor } from './incoming-end';
import {
  INCOMING_GIVE_UP_MS,
  INCOMING_UNTOLD_MS,
  LATE_EVENT_MS,
  LATE_REASON_MS,
  PHONE_REPEAT_MS,
  RING_AGAIN_MS,
  RING_OPEN_MS,
  RING_SETTLE_MS,
} from './limits';
import { lookAt } from './looks';
import type { Call, Person } from './model';
import { isPhoneUp } from './phase';
import { giveUpDueMs, tell } from './plan-host';
import { lookDueMs } from './plan-looks';

const refusalOf = ({ wish, tag }: Incoming): PhoneOrder =>
  wish === 'voicemail' ? { kind: 'toVoicemail', tag } : { kind: 'decline', tag };

const giveUpOn = ({ id }: Incoming): Effect => ({ kind: 'giveUp', subject: { kind: 'incoming', incomingId: id } });

/** It rings no more, and no event told why: its session tells whether another device took it. */
function planGone(call: Call, incoming: Incoming, goneAtMs: number): Planned[] {
  const planned: Planned[] = [{ effect: giveUpOn(incoming), dueMs: giveUpDueMs(call, goneAtMs + INCOMING_UNTOLD_MS) }];
  const target = lookFor(incoming);
  if (target === null || call.isSignedOut) return planned;
  const answeredMs = lookAt(call, target).answeredAtMs;
  const dueMs = lookDueMs(call, target, Math.max(goneAtMs + LATE_REASON_MS, answeredMs + LATE_EVENT_MS));
  return [...planned, { effect: { kind: 'look', target, subjectId: incoming.ids?.sessionId ?? '' }, dueMs }];
}

function planOne(call: Call, incoming: Incoming): Planned[] {
  const { tag, wish, atMs, goneAtMs } = incoming;
  if (goneAtMs !== undefined) return planGone(call, incoming, goneAtMs);
  const order =
    wish === 'none'
      ? tell(call, keys.ring(tag), { kind: 'setRinging', ringing: true }, 0, RING_AGAIN_MS)
      : tell(call, keys.refuse(wish, tag), refusalOf(incoming), 0, PHONE_REPEAT_MS);
  return [order, { effect: giveUpOn(incoming), dueMs: atMs + INCOMING_GIVE_UP_MS }];
}

/** Rings, and passes on what the rep decided until the phone says that it was done. It stops to ring by itself. */
export const planIncoming = (call: Call): Planned[] => call.incoming.flatMap((incoming) => planOne(call, incoming));

/** The microphone comes first: who answers is heard. A tag is answered once, however often it is told. */
export function planAnswer(call: Call, person: Person): Planned[] {
  const { leg } = person;
  if (person.isCaller !== true || leg.sip !== 'ringing' || person.wish !== 'in' || call.host.wish === 'over') return [];
  if (call.phone.microphone !== 'open')
    return [tell(call, `microphone:${call.phone.bootId}`, { kind: 'openMicrophone' }, 0, 5_000)];
  return [tell(call, keys.answer(leg.tag), { kind: 'answer', tag: leg.tag })];
}

/** Is the phone to be kept although nobody calls? */
export const isListening = ({ ringsHere, account, isSignedOut }: Call): boolean =>
  ringsHere && account !== undefined && !isSignedOut;

/** Keeps the phone registered; the phone itself mends a connection that broke. An earlier one may just be reporting. */
export function planListening(call: Call): Planned[] {
  if (isPhoneUp(call)) return [];
  const attempt = call.attempts['open-phone'];
  const againMs = attempt ? (attempt.settledAtMs ?? attempt.atMs) + RING_OPEN_MS : 0;
  const dueMs = attempt && attempt.outcome === undefined && !attempt.isUnverified ? NEVER : againMs;
  return [
    { effect: { kind: 'openPhone', key: 'open-phone' }, dueMs: Math.max(dueMs, call.workerAtMs + RING_SETTLE_MS) },
  ];
}
