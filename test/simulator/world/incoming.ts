import { type Extension, findExtension, nameOf } from './account';
import { ORDINARY_CALLEE, toNumber } from './callee';
import { closeCall, connectFar, later, openCall, ownHangsUp } from './calls';
import { liveContacts } from './devices';
import { order } from './legs';
import type { Call, Leg, Party, Session, State } from './model';
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
  /** The company's attendant takes the call first, and hands it over after this time. Unit: milliseconds. */
  readonly handedOverAfterMs?: number;
  /** The INVITE asks the phone to answer by itself, as intercoms and dialers do. */
  readonly autoAnswer?: boolean;
}

// Gaps between events in the inbound recording of dibyenduroy/csn-data. Unit: milliseconds.
const OWN_SETUP_AFTER_MS = 24;
const FAR_ANSWERED_AFTER_MS = 143;
const RING_AFTER_MS = 172;
const RING_AFTER_HAND_OVER_MS = 29;
/** How long our phones ring before the mailbox takes the call (a usual setting). Unit: milliseconds. */
const MAILBOX_AFTER_MS = 30_000;
/** How long a caller stays with the mailbox. Unit: milliseconds. */
const MESSAGE_MS = 3000;

/** Starts an incoming call. Returns it, or undefined if there is no such extension. */
export function callIn(state: State, incoming: IncomingCall): Call | undefined {
  const extension = findExtension(state.account, incoming.extensionId ?? state.account.extensions[0]?.id ?? '');
  if (!extension) return undefined;
  const { autoAnswer = false, name } = incoming;
  const caller: Caller = { number: toNumber(incoming.from), name, extension, autoAnswer };
  const { handedOverAfterMs, hangsUpAfterMs } = incoming;
  const call = handedOverAfterMs === undefined ? callDirectly(state, caller) : callCompany(state, caller);
  if (handedOverAfterMs === undefined) later(state, call, RING_AFTER_MS, () => ring(state, call, caller));
  else later(state, call, handedOverAfterMs, () => handOver(state, call, caller));
  if (hangsUpAfterMs !== undefined) later(state, call, hangsUpAfterMs, () => callerGivesUp(state, call));
  return call;
}

interface Caller {
  readonly number: string;
  readonly name: string;
  readonly extension: Extension;
  readonly autoAnswer: boolean;
}

/** A call to the extension's own number. */
function callDirectly(state: State, caller: Caller): Call {
  const far = addFar(state, caller);
  const own = addOwn(state, far.session, caller);
  return announce(state, far, own, addLeg(state, own, caller));
}

/** A call to the company: its attendant is the first whom the caller reaches. No phone rings yet. */
function callCompany(state: State, caller: Caller): Call {
  const far = addFar(state, caller);
  const { id, name } = state.account.attendant;
  const called = caller.extension.directNumber;
  const attendant = addParty(state, far.session, {
    direction: 'Inbound',
    extensionId: id,
    from: { phoneNumber: caller.number },
    to: { phoneNumber: called, name, extensionId: id },
    person: { number: called, name },
  });
  return announce(state, far, attendant, undefined);
}

function announce(state: State, far: Party, own: Party, leg: Leg | undefined): Call {
  const callee = { ...ORDINARY_CALLEE, name: far.person.name };
  const call = openCall(state, { own, far, leg, internal: false, callee });
  setStatus(state, far, 'Setup');
  later(state, call, OWN_SETUP_AFTER_MS, () => setStatus(state, own, 'Setup'));
  later(state, call, FAR_ANSWERED_AFTER_MS, () => {
    far.to = own.to;
    setStatus(state, far, 'Answered');
  });
  return call;
}

/** The attendant goes, the extension rings as a party of its own, and the caller has got a name. */
function handOver(state: State, call: Call, caller: Caller): void {
  const attendant = call.own;
  const own = addOwn(state, call.session, caller);
  call.far.from = own.from;
  call.own = own;
  call.leg = addLeg(state, own, caller);
  setStatus(state, attendant, 'Disconnected');
  setStatus(state, own, 'Setup');
  later(state, call, RING_AFTER_HAND_OVER_MS, () => ring(state, call, caller));
}

function addFar(state: State, { number, name, extension }: Caller): Party {
  return addParty(state, openSession(state, 'Call'), {
    direction: 'Outbound',
    from: { phoneNumber: number },
    to: { phoneNumber: extension.directNumber },
    person: { number, name },
  });
}

function addOwn(state: State, session: Session, caller: Caller): Party {
  const { directNumber, id } = caller.extension;
  const isHandedOver = session.parties.length > 1;
  const isNamed = caller.name !== '' && (isHandedOver || state.switches.callerName === 'shown');
  const name = nameOf(caller.extension);
  return addParty(state, session, {
    direction: 'Inbound',
    extensionId: id,
    from: { phoneNumber: caller.number, ...(isNamed && { name: caller.name }) },
    to: { phoneNumber: directNumber, name, extensionId: id },
    person: { number: directNumber, name },
  });
}

function addLeg(state: State, own: Party, { number, extension }: Caller): Leg {
  const leg: Leg = {
    callId: state.ids.uuid(),
    extensionId: extension.id,
    incoming: true,
    number,
    dtmf: [],
    authorizationId: undefined,
    state: 'inviting',
    held: false,
    party: own,
  };
  state.legs.set(leg.callId, leg);
  return leg;
}

function ring(state: State, call: Call, { autoAnswer }: Caller): void {
  const { own, leg } = call;
  own.mobilePickupData = mobilePickupData(state, own.extensionId ?? '');
  setStatus(state, own, 'Proceeding');
  const reachable = liveContacts(state, own.extensionId ?? '').filter((contact) => contact.reachable);
  if (leg && reachable.length > 0) {
    leg.state = 'ringing';
    order(state, {
      kind: 'ring',
      callId: leg.callId,
      sessionId: own.session.id,
      partyId: own.id,
      from: call.farNumber,
      name: call.far.person.name,
      ...(autoAnswer && { autoAnswer }),
      to: reachable.map(({ registration }) => registration.authorizationId),
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
  const shown = deviceId !== undefined && state.switches.answeringDeviceInTo;
  if (shown) call.own.to = { ...call.own.to, deviceId };
  setStatus(state, call.own, 'Answered');
  setEndpoint(state, call.own, `device:${leg.callId}`);
  connectFar(state, call);
}

/** A telephone of the extension that is not on this network's web line takes a call that rings. False where none does. */
export function takeElsewhere(state: State, call: Call): boolean {
  const { leg, own } = call;
  if (call.answered || leg?.state !== 'ringing' || !leg.incoming) return false;
  leg.state = 'ended';
  order(state, { kind: 'cancel', callId: leg.callId });
  call.leg = undefined;
  setStatus(state, own, 'Answered');
  connectFar(state, call);
  return true;
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
  if (!call.answered && call.leg) call.own.missedCall = true;
  closeCall(state, call, { first: 'own' });
}

/** The call of a leg. */
export function callOf(state: State, leg: Leg): Call | undefined {
  return leg.party ? state.calls.get(leg.party.session.id) : undefined;
}
