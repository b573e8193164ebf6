import type { Party } from '../world/model';
import { holdParty, muteParty, type Outcome, recordParty, removeParty } from '../world/party-control';
import { toRestParty } from './rest-body';
import { badParameter, notAllowed, notFound, wrongState } from './rest-error';
import type { RestResponse, Route, RouteContext } from './rest-types';
import { findSession, sessionNotFound, toRecord } from './session-routes';

const PARTY = '/restapi/v1.0/account/:accountId/telephony/sessions/:sessionId/parties/:partyId';

/** Runs `use` on the party of the path, or answers 404. */
function withParty(context: RouteContext, use: (party: Party) => RestResponse): RestResponse {
  const session = findSession(context);
  if (!session) return sessionNotFound(context);
  const partyId = context.parameters.partyId ?? '';
  const party = session.parties.find((each) => each.id === partyId);
  return party ? use(party) : notFound('partyId', partyId);
}

function toResponse(outcome: Outcome, party: Party, done: RestResponse): RestResponse {
  switch (outcome) {
    case 'done':
      return done;
    case 'refused':
      return notAllowed();
    case 'not-found':
      return notFound('partyId', party.id);
    case 'wrong-state':
      return wrongState();
  }
}

function getParty(context: RouteContext): RestResponse {
  return withParty(context, (party) => ({ status: 200, body: toRestParty(context.world.state, party) }));
}

function deleteParty(context: RouteContext): RestResponse {
  const { world, request } = context;
  const keepConferenceAlive = toRecord(request.body).keepConferenceAlive === true;
  return withParty(context, (party) =>
    toResponse(removeParty(world.state, party, { keepConferenceAlive, extensionId: request.extensionId }), party, {
      status: 204,
    }),
  );
}

/** Flat, as RingCentral's own code sends it, or nested in `party`, as the generated types say. */
function patchParty(context: RouteContext): RestResponse {
  const { state } = context.world;
  const body = toRecord(context.request.body);
  const isNested = 'party' in body;
  if (isNested && state.switches.patchBody === 'flat') return badParameter('party');
  const { muted, standAlone } = isNested ? toRecord(body.party) : body;
  if (muted !== undefined && typeof muted !== 'boolean') return badParameter('muted');
  if (standAlone !== undefined && typeof standAlone !== 'boolean') return badParameter('standAlone');
  if (muted === undefined && standAlone === undefined) return badParameter('muted');
  return withParty(context, (party) => {
    const change = { ...(muted !== undefined && { muted }), ...(standAlone !== undefined && { standAlone }) };
    const outcome = muteParty(state, party, change);
    return toResponse(outcome, party, { status: 200, body: toRestParty(state, party) });
  });
}

function hold(held: boolean): (context: RouteContext) => RestResponse {
  return (context) =>
    withParty(context, (party) => {
      const outcome = holdParty(context.world.state, party, held);
      return toResponse(outcome, party, { status: 200, body: toRestParty(context.world.state, party) });
    });
}

function reject(context: RouteContext): RestResponse {
  const { world } = context;
  return withParty(context, (party) => {
    const leg = [...world.state.legs.values()].find((each) => each.party === party && each.state === 'ringing');
    if (!leg?.incoming) return wrongState();
    world.incomingRefused(leg.callId, 'declined');
    return { status: 204 };
  });
}

/** Recording through the API is refused for conferences. Source: ringcentral-extensible, Parties/Recordings. */
function postRecording(context: RouteContext): RestResponse {
  return withParty(context, (party) => {
    if (party.session.origin === 'Conference') return notAllowed();
    if (party.status !== 'Answered') return wrongState();
    const id = recordParty(context.world.state, party, undefined, true);
    return { status: 201, body: { active: true, id, mode: 'OnDemand', view: 'Party' } };
  });
}

function patchRecording(context: RouteContext): RestResponse {
  const { active } = toRecord(context.request.body);
  if (typeof active !== 'boolean') return badParameter('active');
  return withParty(context, (party) => {
    const id = context.parameters.recordingId ?? '';
    if (!party.recordings.some((recording) => recording.id === id)) return notFound('recordingId', id);
    recordParty(context.world.state, party, id, active);
    return { status: 200, body: { active, id, mode: 'OnDemand', view: 'Party' } };
  });
}

/** Party endpoints. Source: ringcentral-extensible, paths/…/Telephony/Sessions/Parties. */
export const PARTY_ROUTES: readonly Route[] = [
  { method: 'GET', path: PARTY, group: 'Light', handle: getParty },
  { method: 'DELETE', path: PARTY, group: 'Light', handle: deleteParty },
  { method: 'PATCH', path: PARTY, group: 'Light', handle: patchParty },
  { method: 'POST', path: `${PARTY}/hold`, group: 'Light', handle: hold(true) },
  { method: 'POST', path: `${PARTY}/unhold`, group: 'Light', handle: hold(false) },
  { method: 'POST', path: `${PARTY}/reject`, group: 'Light', handle: reject },
  { method: 'POST', path: `${PARTY}/recordings`, group: 'Light', handle: postRecording },
  { method: 'PATCH', path: `${PARTY}/recordings/:recordingId`, group: 'Light', handle: patchRecording },
];
