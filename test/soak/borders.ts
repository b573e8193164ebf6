import { decide, isRefusal } from '../../lib/call/decide.ts';
import { NOTHING } from '../../lib/call/empty.ts';
import type { FactBody } from '../../lib/call/facts.ts';
import type { Call } from '../../lib/call/model.ts';
import { reduce } from '../../lib/call/reduce.ts';
import { phoneFact } from '../../lib/conductor/phone-facts.ts';
import { restoreCall } from '../../lib/conductor/restore.ts';
import { parseFromUi } from '../../lib/messaging/schema.ts';
import { parseFromPhone, parseToPhone } from '../../lib/phone/parse-message.ts';
import { readFrame } from '../../lib/ringcentral/frames.ts';
import { toCreatedConference, toPatches, toPresenceCalls, toSessionReading } from '../../lib/ringcentral/to-facts.ts';
import type { Samples } from './samples.ts';

/** A place where something from outside becomes a fact. */
export interface Border {
  readonly name: string;
  /** What really comes there. */
  readonly real: readonly unknown[];
  /** Lets anything in, and folds whatever is left of it. */
  readonly cross: (call: Call, json: unknown, atMs: number) => Call;
}

const fold = (call: Call, atMs: number, ...bodies: readonly FactBody[]): Call =>
  bodies.reduce((next, body) => reduce(next, { ...body, atMs }), call);

function crossSession(call: Call, json: unknown, atMs: number): Call {
  const reading = toSessionReading(json);
  if (!reading) return call;
  const isConference = reading.sessionId === call.conference?.id;
  const target = isConference ? 'conference' : (`call:${reading.sessionId}` as const);
  return fold(call, atMs, { kind: 'sessionRead', target, begunAtMs: atMs, reading });
}

function crossCreated(call: Call, json: unknown, atMs: number): Call {
  const conference = toCreatedConference(json);
  const key = `create:${call.id}:${call.creates}`;
  return conference ? fold(call, atMs, { kind: 'settled', key, outcome: 'ok', conference }) : call;
}

function crossUi(call: Call, json: unknown, atMs: number): Call {
  const parsed = parseFromUi(json);
  if (parsed.kind !== 'ok' || parsed.message.kind !== 'command') return call;
  const decision = decide(call, parsed.message.id, parsed.message.command, atMs);
  return isRefusal(decision) ? call : fold(call, atMs, ...decision);
}

function crossPhone(call: Call, json: unknown, atMs: number): Call {
  const message = parseFromPhone(json);
  const body = message && phoneFact(message);
  return body ? fold(call, atMs, body) : call;
}

function crossPresence(call: Call, json: unknown, atMs: number): Call {
  const calls = toPresenceCalls(json);
  return calls ? fold(call, atMs, { kind: 'presenceRead', begunAtMs: atMs, calls }) : call;
}

function crossNotification(call: Call, json: unknown, atMs: number): Call {
  const bodies = toPatches(json).patches.map((patch) => ({ kind: 'partyChanged', patch }) as const);
  return fold(call, atMs, ...bodies);
}

/** A saved call that cannot be read is none; the present one goes on. */
function crossSaved(call: Call, json: unknown, atMs: number): Call {
  const restored = restoreCall(json, () => {});
  return restored === NOTHING ? call : fold(restored, atMs, { kind: 'workerStarted' });
}

/** Every border of the core. */
export const toBorders = (samples: Samples): readonly Border[] => [
  { name: 'notification', real: samples.notifications, cross: crossNotification },
  { name: 'session', real: samples.sessions, cross: crossSession },
  { name: 'presence', real: samples.presence, cross: crossPresence },
  { name: 'new conference', real: samples.sessions.map((session) => ({ session })), cross: crossCreated },
  { name: 'saved call', real: [samples.call], cross: crossSaved },
  { name: 'command', real: samples.fromUi, cross: crossUi },
  { name: 'phone', real: samples.fromPhone, cross: crossPhone },
  {
    name: 'order to the phone',
    real: samples.toPhone,
    cross: (call, json) => {
      parseToPhone(json);
      return call;
    },
  },
  {
    name: 'frame',
    real: samples.notifications.map((body) => [{ type: 'ServerNotification' }, body]),
    cross: (call, json) => {
      readFrame(JSON.stringify(json));
      return call;
    },
  },
];
