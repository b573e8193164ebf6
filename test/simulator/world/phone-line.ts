import { ownHangsUp } from './calls';
import { enterAsHost, findByToken, hostHungUp, hostLegUp } from './conference';
import { isRegistered, loseContact, register } from './devices';
import { endpointsNow, hearsNow } from './hearing';
import { answerIncoming, callOf, refuseIncoming } from './incoming';
import { closeLeg, dropLeg, type Refusal } from './legs';
import type { InviteRequest, Line } from './line';
import type { Device, Leg, State } from './model';
import { dial } from './outbound';
import { setEndpoint } from './parties';
import { holdParty, recordParty } from './party-control';

/** From an INVITE to the first sign of life. Unit: milliseconds. */
const ROUTING_TAKES_MS = 20;

/** The world as the phone network's front sees it. */
export function createLine(state: State): Line {
  return {
    credentials: (authorizationId) => state.devices.get(authorizationId)?.credentials,
    register: (registration) => register(state, registration),
    contactLost: (contact) => loseContact(state, contact),
    invite: (request) => invite(state, request),
    cancelled: (callId) => withLeg(state, callId, (leg) => hangUp(state, leg, 'Cancelled')),
    established: (callId) => withLeg(state, callId, (leg) => establish(state, leg)),
    hungUp: (callId) => withLeg(state, callId, (leg) => hangUp(state, leg)),
    heldBySip: (callId, held) => withLeg(state, callId, (leg) => hold(state, leg, held)),
    incomingAnswered: (callId, by) => withLeg(state, callId, (leg) => answerIncoming(state, leg, by.authorizationId)),
    incomingRefused: (callId, how) => withLeg(state, callId, (leg) => refuseIncoming(state, leg, how)),
    recording: (callId, on) => record(state, callId, on),
    dtmf: (callId, digit) => withLeg(state, callId, (leg) => leg.dtmf.push(digit)),
    hears: (endpoint) => hearsNow(state, endpoint),
    endpoints: () => endpointsNow(state),
    onOrder(listener) {
      state.orderListeners.add(listener);
      return () => state.orderListeners.delete(listener);
    },
  };
}

function withLeg(state: State, callId: string, run: (leg: Leg) => void): void {
  const leg = state.legs.get(callId);
  if (leg && leg.state !== 'ended') run(leg);
}

/** Call-IDs are unique: a second INVITE with the same one is a retransmission. */
function invite(state: State, request: InviteRequest): void {
  if (state.legs.has(request.callId)) return;
  const device = state.devices.get(request.authorizationId);
  const busy = state.switches.concurrentInvites === 'refused' && hasOpenInvite(state, request.authorizationId);
  const leg: Leg = {
    callId: request.callId,
    extensionId: device?.extensionId ?? '',
    incoming: false,
    number: request.callee.startsWith('conf_') ? 'conference' : request.callee,
    dtmf: [],
    authorizationId: request.authorizationId,
    state: 'inviting',
    held: false,
    party: undefined,
  };
  state.legs.set(leg.callId, leg);
  state.after(ROUTING_TAKES_MS, () => {
    if (leg.state === 'inviting') route(state, leg, request, busy);
  });
}

/** Whether one of the device's own INVITEs is still without its final answer. */
function hasOpenInvite(state: State, authorizationId: string): boolean {
  for (const leg of state.legs.values()) {
    const open = leg.state === 'inviting' || leg.state === 'ringing';
    if (leg.authorizationId === authorizationId && open && !leg.incoming) return true;
  }
  return false;
}

function route(state: State, leg: Leg, request: InviteRequest, busy: boolean): void {
  const device = state.devices.get(request.authorizationId);
  const conference = findByToken(state, request.callee);
  const isToken = request.callee.startsWith('conf_');
  const refusal =
    takeInviteFault(state) ?? refusalOf(state, device, busy) ?? (isToken && !conference ? GONE : undefined);
  if (refusal || !device) dropLeg(state, leg, refusal);
  else if (conference) enterAsHost(state, conference, leg, device);
  else dial(state, leg, device, request);
}

const GONE: Refusal = { status: 404, phrase: 'Not Found' };

function refusalOf(state: State, device: Device | undefined, busy: boolean): Refusal | undefined {
  if (!device || !isRegistered(state, device)) return { status: 403, phrase: 'Forbidden' };
  return busy ? { status: 486, phrase: 'Busy Here' } : undefined;
}

function takeInviteFault({ inviteFault }: State): Refusal | undefined {
  if (!inviteFault || inviteFault.left <= 0) return undefined;
  inviteFault.left -= 1;
  return { status: inviteFault.status, phrase: inviteFault.phrase };
}

/** The phone acknowledged our 200: from now on it speaks and hears. */
function establish(state: State, leg: Leg): void {
  if (leg.state !== 'answered') return;
  leg.state = 'up';
  if (!leg.party) return;
  setEndpoint(state, leg.party, `device:${leg.callId}`);
  if (leg.party.conferenceRole === 'Host') hostLegUp(state, leg);
}

function hangUp(state: State, leg: Leg, reason?: string): void {
  const { party } = leg;
  if (reason === 'Cancelled') dropLeg(state, leg);
  else closeLeg(state, leg);
  if (!party) return;
  const conference = state.conferences.get(party.session.id);
  const call = callOf(state, leg);
  if (conference) hostHungUp(state, conference, party);
  // A leg that was left behind by a move says nothing about the person any more.
  else if (call?.leg === leg) ownHangsUp(state, call, reason);
}

function hold(state: State, leg: Leg, held: boolean): void {
  leg.held = held;
  if (leg.party) holdParty(state, leg.party, held);
}

/** Recording by the phone's own command works for conferences too. Source: ringcentral-web-phone, README. */
function record(state: State, callId: string, on: boolean): boolean {
  const leg = state.legs.get(callId);
  if (!leg?.party || leg.state !== 'up') return false;
  recordParty(state, leg.party, undefined, on);
  return true;
}
