import { CONFERENCE_ADDRESS, forgetSeat, hostIsIn, MAX_PARTIES } from './conference';
import { dropLeg } from './legs';
import type { Call, Conference, Party, State } from './model';
import { addParty, isPresent, setEndpoint, setStatus } from './parties';

/** Why a bring-in is refused. The front chooses the HTTP status. */
export type BringInRefusal = 'host-not-in' | 'not-found' | 'wrong-state' | 'not-yours' | 'full';

/** What the caller names: the host's own party of the ordinary call. */
export interface BringInRequest {
  readonly sessionId: string;
  readonly partyId: string;
  readonly extensionId: string;
}

/** Takes the person of an ordinary call into a conference. Returns the new conference-side party or why not. */
export function bringIn(state: State, conference: Conference, request: BringInRequest): Party | BringInRefusal {
  const call = state.calls.get(request.sessionId);
  const refusal = refusalOf(state, conference, call, request);
  if (refusal) return refusal;
  if (!call) return 'not-found';
  const seat = takeSeat(state, conference, call);
  conference.bringInOpen = true;
  state.after(state.switches.bringInMs, () => {
    conference.bringInOpen = false;
    move(state, conference, call, seat);
  });
  return seat;
}

function refusalOf(
  state: State,
  conference: Conference,
  call: Call | undefined,
  request: BringInRequest,
): BringInRefusal | undefined {
  if (conference.session.endedAtMs !== undefined) return 'not-found';
  if (!hostIsIn(conference)) return 'host-not-in';
  if (!call || call.over) return 'not-found';
  if (call.own.id !== request.partyId) {
    return call.session.parties.some((party) => party.id === request.partyId) ? 'not-yours' : 'not-found';
  }
  if (call.own.extensionId !== request.extensionId) return 'not-yours';
  if (call.seat || call.moved) return 'wrong-state';
  if (!call.answered && state.switches.bringInBeforeAnswer === 'refused') return 'wrong-state';
  if (conference.bringInOpen && state.switches.concurrentBringIns === 'refused') return 'wrong-state';
  if (conference.session.parties.filter(isPresent).length >= MAX_PARTIES) return 'full';
  return undefined;
}

function takeSeat(state: State, conference: Conference, call: Call): Party {
  const host = conference.session.parties.find((party) => party.conferenceRole === 'Host');
  const seat = addParty(state, conference.session, {
    direction: 'Inbound',
    conferenceRole: 'Participant',
    from: host?.from ?? {},
    to: CONFERENCE_ADDRESS,
    person: call.far.person,
    listedAtMs: state.nowMs() + state.switches.bringInReadLagMs,
  });
  call.seat = seat;
  conference.calls.add(call);
  return seat;
}

/** The move itself: the own party goes, its leg gets a BYE, the person's voice changes rooms. */
function move(state: State, conference: Conference, call: Call, seat: Party): void {
  if (call.over || call.seat !== seat) return;
  if (conference.session.endedAtMs !== undefined) {
    forgetSeat(state, call);
    return;
  }
  call.moved = true;
  seat.status = 'Gone';
  seat.peer = { telephonySessionId: call.session.id, legacySessionId: call.session.legacyId, partyId: call.own.id };
  setEndpoint(state, call.own, undefined);
  setStatus(state, call.own, 'Gone', {
    reason: 'Conference',
    peer: { telephonySessionId: conference.session.id, legacySessionId: '0', partyId: seat.id },
  });
  if (call.answered) {
    setEndpoint(state, call.far, undefined);
    setEndpoint(state, seat, `callee:${call.farNumber}`);
  }
  const { leg } = call;
  call.leg = undefined;
  dropLeg(state, leg);
}
