import type { Account } from '../world/account';
import type { Party, Session, State } from '../world/model';
import { isPresent } from '../world/parties';

/**
 * A party as REST shows it: keys in alphabetical order, no owner for those outside the account, and `peerId.sessionId`
 * holding the `s-` id. Sources: ringcentral-js-widgets (telephonySession.json) and ringcentral-call-control-js
 * (telephonySessionBridge.json).
 */
export function toRestParty(state: State, party: Party) {
  const { account } = state;
  const ours = party.extensionId !== undefined;
  return {
    ...(ours && { accountId: account.id }),
    attributes: {},
    ...(ours && { brandId: account.brandId }),
    ...(party.conferenceRole && { conferenceRole: party.conferenceRole }),
    direction: party.direction,
    ...(ours && { extensionId: party.extensionId }),
    from: party.from,
    id: party.id,
    muted: party.muted,
    ...(ours && { owner: toOwner(account, party.extensionId ?? '') }),
    ...(party.recordings.length > 0 && { recordings: party.recordings }),
    standAlone: party.standAlone,
    status: toRestStatus(state, party),
    to: party.to,
  };
}

function toOwner(account: Account, extensionId: string) {
  return { accountId: account.id, brandId: account.brandId, extensionId };
}

function toRestStatus(state: State, party: Party) {
  const { peer, status, reason } = party;
  const shown = status !== 'Gone' || state.switches.goneReasonInRead ? reason : undefined;
  return {
    code: status,
    ...(peer && { peerId: { partyId: peer.partyId, sessionId: peer.telephonySessionId } }),
    ...(shown !== undefined && { reason: shown }),
  };
}

/** A session as `GET` shows it: bare, without those the service has not noticed yet. */
export function toRestSession(state: State, session: Session) {
  return {
    creationTime: new Date(session.createdAtMs).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    id: session.id,
    origin: { type: session.origin },
    parties: session.parties.filter((party) => isListed(state, party)).map((party) => toRestParty(state, party)),
    ...(session.voiceCallToken !== undefined && { voiceCallToken: session.voiceCallToken }),
  };
}

function isListed(state: State, party: Party): boolean {
  if (party.listedAtMs > state.nowMs()) return false;
  const leftConference = party.session.origin === 'Conference' && !isPresent(party);
  return !leftConference || state.switches.leftPartyInRead === 'disconnected';
}

/** Whether an ended session still answers GET. */
export function isReadable(state: State, session: Session): boolean {
  return session.endedAtMs === undefined || state.nowMs() - session.endedAtMs < state.switches.endedSessionReadableMs;
}
