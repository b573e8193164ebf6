import { findExtension, nameOf } from './account';
import { farHangsUp } from './calls';
import { answer, dropLeg, legOf, progress } from './legs';
import type { Call, Conference, Device, Leg, Party, State } from './model';
import { addParty, isPresent, openSession, setEndpoint, setStatus } from './parties';

/** Parties in one conference, the host counted. Source: ringcentral-js-widgets, `MAXIMUM_CAPACITY`. */
export const MAX_PARTIES = 10;

/** How the conference is written in `to`. */
export const CONFERENCE_ADDRESS = { phoneNumber: 'conference', name: 'Conference' } as const;

const EARLY_ANSWER_LAG_MS = 40;

/** POST conference: a room without anybody in it, which the host must enter in time. */
export function createConference(state: State, extensionId: string): Conference {
  const session = openSession(state, 'Conference');
  const conference: Conference = {
    session,
    extensionId,
    calls: new Set(),
    cancelDeadline: state.after(state.switches.hostDeadlineMs, () => {
      if (!hostIsIn(conference)) endConference(state, conference);
    }),
    bringInOpen: false,
  };
  state.conferences.set(session.id, conference);
  return conference;
}

/** Whether a host party is connected, held or not. */
export function hostIsIn(conference: Conference): boolean {
  return hosts(conference).some((party) => party.status === 'Answered' || party.status === 'Hold');
}

function hosts(conference: Conference): Party[] {
  return conference.session.parties.filter((party) => party.conferenceRole === 'Host' && isPresent(party));
}

/** The conference that a token opens, or undefined if it is over or may not be entered again. */
export function findByToken(state: State, token: string): Conference | undefined {
  for (const conference of state.conferences.values()) {
    const { session } = conference;
    if (session.voiceCallToken !== token || session.endedAtMs !== undefined) continue;
    const again = session.parties.length > 0;
    return again && state.switches.rejoinByToken === 'refused' ? undefined : conference;
  }
  return undefined;
}

/** The host's INVITE to the token: a host party of its own for each time the host comes. */
export function enterAsHost(state: State, conference: Conference, leg: Leg, device: Device): void {
  const host = findExtension(state.account, device.extensionId);
  const number = host?.directNumber ?? state.account.mainNumber;
  const name = host ? nameOf(host) : '';
  const party = addParty(state, conference.session, {
    direction: 'Outbound',
    extensionId: device.extensionId,
    conferenceRole: 'Host',
    from: { phoneNumber: number, extensionId: device.extensionId, deviceId: device.id },
    to: CONFERENCE_ADDRESS,
    person: { number, name },
  });
  leg.party = party;
  setStatus(state, party, 'Setup');
  const { progressAfterMs } = state.switches;
  state.after(progressAfterMs, () => progress(state, leg));
  state.after(progressAfterMs + EARLY_ANSWER_LAG_MS, () => answer(state, leg));
}

/** The host's leg is up: a moment later the host is in. */
export function hostLegUp(state: State, leg: Leg): void {
  state.after(state.switches.hostJoinMs, () => {
    const { party } = leg;
    if (!party || leg.state !== 'up' || party.status !== 'Setup') return;
    setStatus(state, party, 'Answered');
    state.conferences.get(party.session.id)?.cancelDeadline();
  });
}

/** The host's phone hung up. By default this ends the conference for everybody. */
export function hostHungUp(state: State, conference: Conference, party: Party): void {
  const alone = hosts(conference).every((host) => host === party);
  if (alone && state.switches.hostByeEndsConference) endConference(state, conference);
  else hostLeaves(state, conference, party);
}

/** The host goes, the others go on talking. The last one to leave ends the conference. */
export function hostLeaves(state: State, conference: Conference, party: Party): void {
  const leg = legOf(state, party);
  setStatus(state, party, 'Disconnected');
  dropLeg(state, leg);
  endIfEmpty(state, conference);
}

/**
 * A call's person leaves the conference or is removed. The far party goes first: in RingCentral community thread 1458
 * one sequence number lies between the last but one and the own party's last event.
 */
export function leaveConference(state: State, conference: Conference, call: Call): void {
  farHangsUp(state, call);
  endIfEmpty(state, conference);
}

/** Ends a conference that nobody is in any more. One that still waits for its host is not empty. */
function endIfEmpty(state: State, conference: Conference): void {
  if (!state.switches.emptyConferenceEnds) return;
  const { parties, endedAtMs } = conference.session;
  if (endedAtMs === undefined && parties.length > 0 && !parties.some(isPresent)) endConference(state, conference);
}

/** Ends a conference for everybody. A call that is just on its way in stays an ordinary call. */
export function endConference(state: State, conference: Conference): void {
  const { session } = conference;
  if (session.endedAtMs !== undefined) return;
  session.endedAtMs = state.nowMs();
  conference.cancelDeadline();
  for (const party of hosts(conference)) {
    const leg = legOf(state, party);
    setStatus(state, party, 'Disconnected');
    dropLeg(state, leg);
  }
  for (const call of conference.calls) {
    if (call.moved) farHangsUp(state, call);
    else forgetSeat(state, call);
  }
}

/** A bring-in that came to nothing. */
export function forgetSeat(state: State, call: Call): void {
  if (call.seat) {
    setEndpoint(state, call.seat, undefined);
    setStatus(state, call.seat, 'Disconnected');
  }
  call.seat = undefined;
}
