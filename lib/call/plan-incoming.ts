import { keys, NEVER } from './attempts';
import type { PhoneOrder, Planned } from './effects';
import type { Incoming } from './incoming';
import { INCOMING_GIVE_UP_MS, PHONE_REPEAT_MS, RING_AGAIN_MS, RING_OPEN_MS, RING_SETTLE_MS } from './limits';
import type { Call, Person } from './model';
import { isPhoneUp } from './phase';
import { tell } from './plan-host';

const refusalOf = ({ wish, tag }: Incoming): PhoneOrder =>
  wish === 'voicemail' ? { kind: 'toVoicemail', tag } : { kind: 'decline', tag };

function planOne(call: Call, incoming: Incoming): Planned[] {
  const { id, tag, wish, atMs } = incoming;
  const giveUp = { kind: 'giveUp', subject: { kind: 'incoming', incomingId: id } } as const;
  const order =
    wish === 'none'
      ? tell(call, keys.ring(tag), { kind: 'setRinging', ringing: true }, 0, RING_AGAIN_MS)
      : tell(call, keys.refuse(wish, tag), refusalOf(incoming), 0, PHONE_REPEAT_MS);
  return [order, { effect: giveUp, dueMs: atMs + INCOMING_GIVE_UP_MS }];
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
