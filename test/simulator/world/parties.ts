import type { EndpointId } from './line';
import type { Address, Party, Peer, Person, Session, State, StatusCode } from './model';
import { ownerPath, toEventBody } from './notification';

/** Opens a session. `voiceCallToken` makes it a conference. */
export function openSession(state: State, origin: 'Call' | 'Conference'): Session {
  const bare = state.ids.session();
  const session: Session = {
    id: `s-${bare}`,
    legacyId: origin === 'Conference' ? '0' : state.ids.digits(12),
    origin,
    createdAtMs: state.nowMs(),
    parties: [],
    voiceCallToken: origin === 'Conference' ? toVoiceCallToken(`s-${bare}`) : undefined,
    sequence: 1,
    endedAtMs: undefined,
  };
  state.sessions.set(session.id, session);
  return session;
}

/** Hex of session id and media server, as decoded from recorded tokens (ringcentral-js-widgets, ringcentral-mock). */
function toVoiceCallToken(sessionId: string): string {
  const secret = `${sessionId}@10.74.13.129:5070`;
  return `conf_${[...secret].map((character) => character.charCodeAt(0).toString(16)).join('')}`;
}

/** What a new party is made of. */
export interface PartySeed {
  readonly direction: 'Outbound' | 'Inbound';
  readonly from: Address;
  readonly to: Address;
  readonly person: Person;
  readonly extensionId?: string | undefined;
  readonly conferenceRole?: 'Host' | 'Participant';
  readonly listedAtMs?: number;
}

/** Adds a party in status Setup, without telling anybody. */
export function addParty(state: State, session: Session, seed: PartySeed): Party {
  const party: Party = {
    id: `p-${session.id.slice(2)}-${session.parties.length + 1}`,
    session,
    direction: seed.direction,
    conferenceRole: seed.conferenceRole,
    notified: seed.conferenceRole !== 'Participant',
    extensionId: seed.extensionId,
    person: seed.person,
    listedAtMs: seed.listedAtMs ?? state.nowMs(),
    from: seed.from,
    to: seed.to,
    status: 'Setup',
    reason: undefined,
    peer: undefined,
    muted: false,
    standAlone: false,
    missedCall: false,
    mobilePickupData: undefined,
    recordings: [],
    endpoint: undefined,
  };
  session.parties.push(party);
  return party;
}

/** Changes a party's status and tells subscribers. Nothing happens once it is Disconnected. */
export function setStatus(
  state: State,
  party: Party,
  status: StatusCode,
  detail: { readonly reason?: string | undefined; readonly peer?: Peer } = {},
): void {
  if (party.status === 'Disconnected') return;
  party.status = status;
  party.reason = detail.reason;
  party.peer = detail.peer;
  if (status === 'Disconnected') {
    party.mobilePickupData = undefined;
    setEndpoint(state, party, undefined);
  }
  notify(state, party);
}

/**
 * Tells subscribers what a party is like now. The body is written at once, the notification leaves after the event
 * delay. Parties of nobody's account are never told about and take no sequence number.
 */
export function notify(state: State, party: Party): void {
  if (!party.notified) return;
  party.session.sequence += 1;
  const body = toEventBody(party, state.account.id, state.nowMs());
  const event = ownerPath(state.account.id, party.extensionId);
  state.after(state.switches.eventDelayMs, () => {
    const notification = {
      uuid: state.ids.digits(19),
      event,
      timestamp: new Date(state.nowMs()).toISOString(),
      body,
    };
    for (const listener of state.notificationListeners) listener(notification);
  });
}

/** Gives a party a voice, or takes it away. The index makes `hears` cheap. */
export function setEndpoint(state: State, party: Party, endpoint: EndpointId | undefined): void {
  if (party.endpoint === endpoint) return;
  if (party.endpoint !== undefined) {
    const parties = state.voices.get(party.endpoint);
    parties?.delete(party);
    if (parties?.size === 0) state.voices.delete(party.endpoint);
  }
  party.endpoint = endpoint;
  if (endpoint === undefined) return;
  const parties = state.voices.get(endpoint);
  if (parties) parties.add(party);
  else state.voices.set(endpoint, new Set([party]));
}

/** Whether a party still takes part: everything but Disconnected. */
export function isPresent(party: Party): boolean {
  return party.status !== 'Disconnected';
}
