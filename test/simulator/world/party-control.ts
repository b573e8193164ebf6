import { farHangsUp, ownHangsUp } from './calls';
import { endConference, hostLeaves, leaveConference } from './conference';
import type { Call, Conference, Party, Session, State } from './model';
import { isPresent, notify, setStatus } from './parties';

/** What became of a wish that the API accepted, refused, or could not place. */
export type Outcome = 'done' | 'refused' | 'not-found' | 'wrong-state';

/** How long after the 204 a removed person is really gone. Unit: milliseconds. */
const REMOVAL_TAKES_MS = 60;

type Willingness = 'works' | 'refused' | 'ignored' | 'not-found';

/** DELETE of a party, on whichever session it was named. */
export function removeParty(
  state: State,
  party: Party,
  wish: { readonly keepConferenceAlive: boolean; readonly extensionId: string },
): Outcome {
  if (!isPresent(party) || party.session.endedAtMs !== undefined) return 'not-found';
  const conference = state.conferences.get(party.session.id);
  if (conference) return removeFromConference(state, conference, party, wish);
  const call = state.calls.get(party.session.id);
  if (!call) return 'not-found';
  if (call.moved) return remove(state, call, state.switches.removeOriginalParty);
  if (party === call.far) farHangsUp(state, call);
  else ownHangsUp(state, call);
  return 'done';
}

function removeFromConference(
  state: State,
  conference: Conference,
  party: Party,
  wish: { readonly keepConferenceAlive: boolean; readonly extensionId: string },
): Outcome {
  if (party.conferenceRole === 'Participant') {
    const call = [...conference.calls].find((each) => each.seat === party);
    return call ? remove(state, call, state.switches.removeConferenceParty) : 'not-found';
  }
  if (party.extensionId !== wish.extensionId) return 'refused';
  const alive = wish.keepConferenceAlive ? state.switches.keepConferenceAlive : 'ignored';
  if (alive === 'refused') return 'refused';
  if (alive === 'honoured') hostLeaves(state, conference, party);
  else endConference(state, conference);
  return 'done';
}

/** Takes a person out of the conference, as far as the switch lets us. */
function remove(state: State, call: Call, willingness: Willingness): Outcome {
  if (willingness === 'refused' || willingness === 'not-found') return willingness;
  if (willingness === 'ignored') return 'done';
  state.after(REMOVAL_TAKES_MS, () => {
    const conference = [...state.conferences.values()].find((each) => each.calls.has(call));
    if (conference) leaveConference(state, conference, call);
    else ownHangsUp(state, call);
  });
  return 'done';
}

/** DELETE of a whole session. */
export function endSession(state: State, session: Session): Outcome {
  if (session.endedAtMs !== undefined) return 'not-found';
  const conference = state.conferences.get(session.id);
  if (conference) {
    endConference(state, conference);
    return 'done';
  }
  const call = state.calls.get(session.id);
  if (!call) return 'not-found';
  ownHangsUp(state, call);
  return 'done';
}

/** Mutes a party for the others, or lets it speak again. */
export function muteParty(state: State, party: Party, change: { muted?: boolean; standAlone?: boolean }): Outcome {
  if (!isPresent(party)) return 'not-found';
  const willingness = party.conferenceRole === 'Participant' ? state.switches.muteParticipant : 'works';
  if (willingness === 'refused') return 'refused';
  if (willingness === 'ignored') return 'done';
  const muted = change.muted ?? party.muted;
  const standAlone = change.standAlone ?? party.standAlone;
  if (muted === party.muted && standAlone === party.standAlone) return 'done';
  party.muted = muted;
  party.standAlone = standAlone;
  notify(state, party);
  return 'done';
}

/** Puts a party on hold or back. 409 unless it talks, respectively is held. */
export function holdParty(state: State, party: Party, held: boolean): Outcome {
  if (!isPresent(party)) return 'not-found';
  const participant = party.conferenceRole === 'Participant';
  const talking = participant ? 'Gone' : 'Answered';
  if (party.status !== (held ? talking : 'Hold')) return 'wrong-state';
  const willingness = participant ? state.switches.holdParticipant : 'works';
  if (willingness === 'refused') return 'refused';
  if (willingness === 'ignored') return 'done';
  party.mobilePickupData = undefined;
  const { peer } = party;
  setStatus(state, party, held ? 'Hold' : talking, { ...(peer && { peer }) });
  return 'done';
}

/** Starts or stops recording on a party. Never through the API for a conference. Source: TYPES, Parties/Recordings. */
export function recordParty(state: State, party: Party, recordingId: string | undefined, active: boolean): string {
  const id = recordingId ?? party.recordings[0]?.id ?? state.ids.digits(12);
  party.recordings = [{ id, active }];
  notify(state, party);
  return id;
}

/** The rep takes a call over on another of their devices: our leg ends, the call goes on. */
export function switchDevice(state: State, call: Call, to: Party): void {
  setStatus(state, call.own, 'Disconnected', { reason: 'CallSwitch' });
  call.own = to;
  setStatus(state, to, 'Answered');
}
