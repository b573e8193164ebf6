import type { Call } from '../../lib/call/model.ts';
import { restoreCall } from '../../lib/conductor/restore.ts';
import type { FromUi } from '../../lib/messaging/protocol.ts';
import type { FromPhone, ToPhone } from '../../lib/phone/phone.ts';
import { Rig } from '../properties/rig.ts';
import { DANA, PRIYA, TOM } from '../properties/story.ts';
import { handleRest } from '../simulator/rest/handle-rest.ts';

/** A call as it was saved in the middle of things, and everything that was said around it. */
export interface Samples {
  readonly call: Call;
  readonly notifications: readonly unknown[];
  readonly sessions: readonly unknown[];
  readonly presence: readonly unknown[];
  readonly fromPhone: readonly FromPhone[];
  readonly toPhone: readonly ToPhone[];
  readonly fromUi: readonly FromUi[];
}

const target = { personId: 'p1', generation: 1 };
const people = [DANA, PRIYA, TOM].map((number) => ({ number, name: '' }));

const FROM_UI: readonly FromUi[] = [
  { kind: 'command', id: 'a', command: { kind: 'start', people, bringIn: 'on-answer' } },
  { kind: 'command', id: 'b', command: { kind: 'add', people: [{ number: '+16505550177', name: 'New' }] } },
  { kind: 'command', id: 'c', command: { kind: 'remove', ...target, delayMs: 0 } },
  { kind: 'command', id: 'd', command: { kind: 'callBack', ...target } },
  { kind: 'command', id: 'e', command: { kind: 'setPersonMuted', ...target, muted: true } },
  { kind: 'command', id: 'f', command: { kind: 'talk', personId: 'p1' } },
  { kind: 'command', id: 'g', command: { kind: 'leave' } },
  { kind: 'command', id: 'h', command: { kind: 'rejoin' } },
  { kind: 'request', id: 'i', request: { kind: 'openPopup', digits: '+16505550177' } },
];

const AUDIO = { liveTag: null, muted: false, onHold: false };

const phoneSaid = (call: Call): readonly FromPhone[] => {
  const { bootId } = call.phone;
  const legs = [call.host.leg, ...call.people.map(({ leg }) => leg)];
  const states = legs.map(({ tag, ids }) => ({ tag, state: 'answered' as const, ...(ids && { ids }) }));
  const statement = {
    bootId,
    registered: true,
    microphone: 'open' as const,
    audio: AUDIO,
    recording: false,
    legs: states,
  };
  const end = { status: 486, phrase: 'Busy Here', q850Cause: 17, byUs: false };
  return [
    { kind: 'hello', statement },
    { kind: 'event', bootId, sequence: 1, event: { kind: 'statement', statement } },
    ...legs.map(
      ({ tag }): FromPhone => ({ kind: 'event', bootId, sequence: 2, event: { kind: 'legEnded', tag, end } }),
    ),
    { kind: 'event', bootId, sequence: 3, event: { kind: 'microphone', state: 'lost' } },
  ];
};

const phoneTold = (call: Call): readonly ToPhone[] => [
  { kind: 'ack', sequence: 1 },
  { kind: 'command', bootId: call.phone.bootId, command: { kind: 'dial', tag: 'x', callee: DANA } },
  { kind: 'command', bootId: call.phone.bootId, command: { kind: 'setAudio', audio: AUDIO } },
];

function readings(rig: Rig): Pick<Samples, 'sessions' | 'presence'> {
  const extensionId = rig.world.account.extensions[0]?.id ?? '';
  const read = (path: string) =>
    handleRest(rig.world, { method: 'GET', path: `/restapi/v1.0/account/~/${path}`, extensionId }).body;
  const sessions = rig.world.ledger().sessions.map(({ id }) => read(`telephony/sessions/${id}`));
  return { sessions, presence: [read('extension/~/presence')] };
}

/** Two talk, one is being dialled: a call with something in every place. */
export async function takeSamples(): Promise<Samples> {
  const rig = new Rig();
  const notifications: unknown[] = [];
  rig.world.onNotification((notification) => notifications.push(notification));
  rig.world.setCallee(DANA, { name: 'Dana', answersAfterMs: 1_500 });
  rig.world.setCallee(PRIYA, { name: 'Priya', internal: true, answersAfterMs: 2_000 });
  rig.world.setCallee(TOM, { name: 'Tom' });
  await rig.run(10);
  void rig.command({ kind: 'start', people, bringIn: 'on-answer' });
  await rig.run(12_000);
  const call = restoreCall(structuredClone(rig.disk.saved), () => {});
  const said = { fromPhone: phoneSaid(call), toPhone: phoneTold(call), fromUi: FROM_UI };
  return { call, notifications, ...readings(rig), ...said };
}
