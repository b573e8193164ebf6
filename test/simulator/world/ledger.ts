import { partyHears } from './hearing';
import type { CallId, EndpointId, MediaMeter } from './line';
import type { Leg, Party, RequestRecord, Session, State } from './model';

/** A party with the person who is really behind it, which the API never tells. */
export interface LedgerParty {
  readonly id: string;
  readonly status: string;
  readonly reason: string | undefined;
  readonly number: string;
  readonly name: string;
  /** Numbers of those whom this party can hear right now. */
  readonly hears: readonly string[];
  /** Numbers whose voice was measured in what this party is sent. Empty where no media front runs. */
  readonly heard: readonly string[];
}

/** A session as the ledger shows it, ended ones included. */
export interface LedgerSession {
  readonly id: string;
  readonly origin: 'Call' | 'Conference';
  readonly ended: boolean;
  readonly parties: readonly LedgerParty[];
}

/** A SIP leg. Levels are RMS of the last half second, 0 to 1; 0 where no media front runs. */
export interface LedgerLeg {
  readonly callId: CallId;
  readonly number: string;
  readonly state: string;
  readonly held: boolean;
  readonly dtmf: string;
  /** This leg's party is being recorded. */
  readonly recording: boolean;
  readonly audioIn: number;
  readonly audioOut: number;
  /** Numbers whose voice was measured in what we send to this leg. Empty where no media front runs. */
  readonly heard: readonly string[];
}

/** Everything that happened, told by one who knows it all. Tests compare the product's screen with it. */
export interface Ledger {
  readonly sessions: readonly LedgerSession[];
  readonly legs: readonly LedgerLeg[];
  readonly registrations: readonly { authorizationId: string; instanceId: string; reachable: boolean }[];
  readonly subscriptions: readonly unknown[];
  readonly requests: readonly RequestRecord[];
  /** Requests that were accepted and not answered yet. */
  readonly requestsUnderWay: number;
}

/** Writes the ledger. `meter` adds measured levels. */
export function toLedger(state: State, meter?: MediaMeter): Ledger {
  return {
    sessions: [...state.sessions.values()].map((session) => toLedgerSession(state, session, meter)),
    legs: [...state.legs.values()].map((leg) => toLedgerLeg(state, leg, meter)),
    registrations: [...state.contacts.values()].map(({ registration, reachable }) => ({
      authorizationId: registration.authorizationId,
      instanceId: registration.instanceId,
      reachable,
    })),
    subscriptions: [],
    requests: [...state.requests],
    requestsUnderWay: state.requestsUnderWay,
  };
}

function toLedgerSession(state: State, session: Session, meter: MediaMeter | undefined): LedgerSession {
  return {
    id: session.id,
    origin: session.origin,
    ended: session.endedAtMs !== undefined,
    parties: session.parties.map((party) => toLedgerParty(state, party, meter)),
  };
}

function toLedgerParty(state: State, party: Party, meter: MediaMeter | undefined): LedgerParty {
  return {
    id: party.id,
    status: party.status,
    reason: party.reason,
    number: party.person.number,
    name: party.person.name,
    hears: partyHears(state, party).map((endpoint) => numberOf(state, endpoint)),
    heard: party.endpoint === undefined ? [] : toHeard(state, party.endpoint, meter),
  };
}

function toLedgerLeg(state: State, leg: Leg, meter: MediaMeter | undefined): LedgerLeg {
  const endpoint: EndpointId = `device:${leg.callId}`;
  return {
    callId: leg.callId,
    number: leg.number,
    state: leg.state,
    held: leg.held,
    dtmf: leg.dtmf.join(''),
    recording: leg.party?.recordings.some(({ active }) => active) ?? false,
    audioIn: meter?.audioIn(leg.callId) ?? 0,
    audioOut: meter?.audioOut(leg.callId) ?? 0,
    heard: toHeard(state, endpoint, meter),
  };
}

function toHeard(state: State, endpoint: EndpointId, meter: MediaMeter | undefined): readonly string[] {
  return (meter?.heardBy(endpoint) ?? []).map((each) => numberOf(state, each));
}

/** A callee's number, or the number of the account's own user behind a device. */
function numberOf(state: State, endpoint: EndpointId): string {
  if (endpoint.startsWith('callee:')) return endpoint.slice('callee:'.length);
  const leg = state.legs.get(endpoint.slice('device:'.length));
  return leg?.party?.person.number ?? '';
}
