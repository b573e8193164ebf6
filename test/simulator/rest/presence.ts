import type { Party, Session, State } from '../world/model';
import { isPresent } from '../world/parties';

/** Calls of an extension as presence lists them. Source: ringcentral-call-control-js, test/mock/data/presence.json. */
export function toActiveCalls(state: State, extensionId: string, sipData: boolean) {
  const calls = [];
  for (const session of state.sessions.values()) {
    if (session.endedAtMs !== undefined) continue;
    if (session.origin === 'Conference' && !state.switches.presenceListsConference) continue;
    for (const party of session.parties) {
      if (party.extensionId !== extensionId || !isPresent(party) || party.status === 'Gone') continue;
      calls.push(toActiveCall(session, party, sipData));
    }
  }
  return calls;
}

function toActiveCall(session: Session, party: Party, sipData: boolean) {
  return {
    id: party.id.replaceAll(/[^0-9a-z]/g, ''),
    direction: party.direction,
    from: party.from.phoneNumber ?? '',
    ...(party.from.name !== undefined && { fromName: party.from.name }),
    to: party.to.phoneNumber ?? '',
    ...(party.to.name !== undefined && { toName: party.to.name }),
    telephonyStatus: toTelephonyStatus(party),
    ...(sipData && { sipData: { toTag: session.id.slice(2, 12), fromTag: party.id, remoteUri: '-', localUri: '-' } }),
    sessionId: session.legacyId,
    startTime: new Date(session.createdAtMs).toISOString().replace('Z', '+0000'),
    partyId: party.id,
    telephonySessionId: session.id,
  };
}

/** The aggregated word for a party. Source: ringcentral-api-docs, presence resource. */
function toTelephonyStatus(party: Party): 'Ringing' | 'OnHold' | 'CallConnected' {
  if (party.status === 'Setup' || party.status === 'Proceeding') return 'Ringing';
  return party.status === 'Hold' ? 'OnHold' : 'CallConnected';
}
