import { findExtension, nameOf } from './account';
import { ORDINARY_CALLEE, toNumber } from './callee';
import { closeCall, connectFar, later, openCall, ownHangsUp } from './calls';
import { liveContacts } from './devices';
import { order } from './legs';
import type { Call, Leg, State } from './model';
import { addParty, openSession, setEndpoint, setStatus } from './parties';
import { mobilePickupData } from './pickup';

/** Somebody outside calls one of our extensions. */
export interface IncomingCall {
  readonly from: string;
  readonly name: string;
  /** Default: the account's first extension. */
  readonly extensionId?: string;
  /** The caller gives up or hangs up by itself. Unit: milliseconds from the first ring. */
  readonly hangsUpAfterMs?: number;
}

// Gaps between events in the inbound recording of dibyenduroy/csn-data. Unit: milliseconds.
const OWN_SETUP_AFTER_MS = 24;
const FAR_ANSWERED_AFTER_MS = 143;
const RING_AFTER_MS = 172;
/** How long our phones ring before the mailbox takes the call (a usual setting). Unit: milliseconds. */
const MAILBOX_AFTER_MS = 30_000;
/** How long a caller stays with the mailbox. Unit: milliseconds. */
const MESSAGE_MS = 3000;

/** Starts an incoming call. Returns it, or undefined if there is no such extension. */
export function callIn(state: State, incoming: IncomingCall): Call | undefined {
  const extensionId = incoming.extensionId ?? state.account.extensions[0]?.id ?? '';
  const extension = findExtension(state.account, extensionId);
  if (!extension) return undefined;
  const number = toNumber(incoming.from);
  const call = openIncomingCall(state, { ...incoming, from: number, extensionId });
  setStatus(state, call.far, 'Setup');
  later(state, call, OWN_SETUP_AFTER_MS, () => setStatus(state, call.own, 'Setup'));
  later(state, call, FAR_ANSWERED_AFTER_MS, () => {
    call.far.to = call.own.to;
    setStatus(state, call.far, 'Answered');
  });
  later(state, call, RING_AFTER_MS, () => ring(state, call));
  const { hangsUpAfterMs } = incoming;
  if (hangsUpAfterMs !== undefined) later(state, call, hangsUpAfterMs, () => callerGivesUp(state, call));
  return call;
}

function openIncomingCall(state: State, incoming: IncomingCall & { readonly extensionId: string }): Call {
  const extension = findExtension(state.account, incoming.extensionId);
  const called = extension?.directNumber ?? state.account.mainNumber;
  const name = extension ? nameOf(extension) : '';
  const session = openSession(state, 'Call');
  const far = addParty(state, session, {
    direction: 'Outbound',
    from: { phoneNumber: incoming.from },
    to: { phoneNumber: called },
    person: { number: incoming.from, name: incoming.name },
  });
  const own = addParty(state, session, {
    direction: 'Inbound',
    extensionId: incoming.extensionId,
    from: { phoneNumber: incoming.from, ...(incoming.name && { name: incoming.name }) },
    to: { phoneNumber: called, name, extensionId: incoming.extensionId },
    person: { number: called, name },
  });
  const leg: Leg = {
    callId: state.ids.uuid(),
    extensionId: incoming.extensionId,
    incoming: true,
    number: incoming.from,
    dtmf: [],
    authorizationId: undefined,
    state: 'inviting',
    held: false,
    party: own,
  };
  state.legs.set(leg.callId, leg);
  return openCall(state, { own, far, leg, internal: false, callee: { ...ORDINARY_CALLEE, name: incoming.name } });
}

function ring(state: State, call: Call): void {
  const { own, leg } = call;
  own.mobilePickupData = mobilePickupData(state, own.extensionId ?? '');
  setStatus(state, own, 'Proceeding');
  const reachable = liveContacts(state, own.extensionId ?? '').some((contact) => contact.reachable);
  if (leg && reachable) {
    leg.state = 'ringing';
    order(state, {
      kind: 'ring',
      callId: leg.callId,
      sessionId: own.session.id,
      partyId: own.id,
      from: call.farNumber,
      name: call.far.person.name,
    });
  }
  later(state, call, MAILBOX_AFTER_MS, () => {
    if (!call.answered) toMailbox(state, call);
  });
}

/** One of our devices answered. */
export function answerIncoming(state: State, leg: Leg, authorizationId: string): void {
  const call = callOf(state, leg);
  if (!call || call.over || leg.state !== 'ringing') return;
  leg.authorizationId = authorizationId;
  leg.state = 'up';
  const deviceId = state.devices.get(authorizationId)?.id;
  if (deviceId !== undefined) call.own.to = { ...call.own.to, deviceId };
  setStatus(state, call.own, 'Answered');
  setEndpoint(state, call.own, `device:${leg.callId}`);
  connectFar(state, call);
}

/** One of our devices declined, or sent the caller to the mailbox. */
export function refuseIncoming(state: State, leg: Leg, how: 'declined' | 'voicemail'): void {
  const call = callOf(state, leg);
  if (!call || call.over || leg.state !== 'ringing') return;
  if (how === 'voicemail') toMailbox(state, call);
  else ownHangsUp(state, call, 'Rejected');
}

function toMailbox(state: State, call: Call): void {
  call.answered = true;
  if (call.leg && call.leg.state !== 'ended') {
    call.leg.state = 'ended';
    order(state, { kind: 'cancel', callId: call.leg.callId });
  }
  setStatus(state, call.own, 'VoiceMail');
  later(state, call, MESSAGE_MS, () => closeCall(state, call, { first: 'far' }));
}

/** The caller of a ringing call gives up; of an answered one, hangs up. */
export function callerGivesUp(state: State, call: Call): void {
  if (!call.answered) call.own.missedCall = true;
  closeCall(state, call, { first: 'own' });
}

/** The call of a leg. */
export function callOf(state: State, leg: Leg): Call | undefined {
  return leg.party ? state.calls.get(leg.party.session.id) : undefined;
}
