import type { EndpointId } from './line';
import type { Party, State } from './model';

/** The voice of music on hold, where the switch `holdPlaysMusic` is on. */
const HOLD_MUSIC: EndpointId = 'callee:hold-music';

/** Whom an endpoint hears right now. */
export function hearsNow(state: State, endpoint: EndpointId): readonly EndpointId[] {
  const parties = state.voices.get(endpoint);
  if (!parties) return [];
  const heard = new Set<EndpointId>();
  for (const party of parties) for (const other of partyHears(state, party)) heard.add(other);
  heard.delete(endpoint);
  return [...heard];
}

/** Whom a party hears right now. */
export function partyHears(state: State, party: Party): readonly EndpointId[] {
  if (party.endpoint === undefined || isAway(party)) return [];
  const heard: EndpointId[] = [];
  for (const other of party.session.parties) {
    if (other === party || other.endpoint === undefined || other.standAlone) continue;
    if (other.status === 'Hold') {
      if (state.switches.holdPlaysMusic && !heard.includes(HOLD_MUSIC)) heard.push(HOLD_MUSIC);
    } else if (!other.muted) heard.push(other.endpoint);
  }
  return heard;
}

function isAway(party: Party): boolean {
  return party.status === 'Hold' || party.standAlone;
}

/** Every endpoint that could speak or hear right now. */
export function endpointsNow(state: State): readonly EndpointId[] {
  const endpoints = [...state.voices.keys()];
  return state.switches.holdPlaysMusic && endpoints.length > 0 ? [...endpoints, HOLD_MUSIC] : endpoints;
}
