import { type BringInRefusal, bringIn } from '../world/bring-in';
import { createConference } from '../world/conference';
import type { Party, Session, State } from '../world/model';
import { endSession } from '../world/party-control';
import { isReadable, toRestParty, toRestSession } from './rest-body';
import { badParameter, notAllowed, notFound, restError, wrongState } from './rest-error';
import type { RestResponse, Route, RouteContext } from './rest-types';

const TELEPHONY = '/restapi/v1.0/account/:accountId/telephony';

/** The session named in the path, if it can still be read. */
export function findSession({ world, parameters }: RouteContext): Session | undefined {
  const session = world.state.sessions.get(parameters.sessionId ?? '');
  return session && isReadable(world.state, session) ? session : undefined;
}

/** 404 that names the session of the path. */
export function sessionNotFound({ parameters }: RouteContext): RestResponse {
  return notFound('telephonySessionId', parameters.sessionId ?? '');
}

function postConference({ world, request }: RouteContext): RestResponse {
  const conference = createConference(world.state, request.extensionId);
  return { status: 201, body: { session: toRestSession(world.state, conference.session) } };
}

function getSession(context: RouteContext): RestResponse {
  const session = findSession(context);
  return session ? { status: 200, body: toRestSession(context.world.state, session) } : sessionNotFound(context);
}

function deleteSession(context: RouteContext): RestResponse {
  const session = findSession(context);
  if (!session || endSession(context.world.state, session) !== 'done') return sessionNotFound(context);
  return { status: 204 };
}

function postBringIn(context: RouteContext): RestResponse {
  const { state } = context.world;
  const session = findSession(context);
  if (!session) return sessionNotFound(context);
  const conference = state.conferences.get(session.id);
  if (!conference) return notAllowed();
  const { sessionId, partyId } = toRecord(context.request.body);
  if (typeof sessionId !== 'string') return badParameter('sessionId');
  if (typeof partyId !== 'string') return badParameter('partyId');
  const outcome = bringIn(state, conference, { sessionId, partyId, extensionId: context.request.extensionId });
  return typeof outcome === 'string'
    ? toRefusal(state, outcome, sessionId)
    : { status: 201, body: toRestParty(state, outcome satisfies Party) };
}

function toRefusal(state: State, refusal: BringInRefusal, sessionId: string): RestResponse {
  switch (refusal) {
    case 'host-not-in':
    case 'not-yours':
      return notAllowed();
    case 'not-found':
      return notFound('sessionId', sessionId);
    case 'wrong-state':
      return wrongState();
    case 'full':
      return state.switches.overCapacityStatus === 409
        ? wrongState()
        : restError(403, 'TAS-106', 'Operation is not allowed');
  }
}

/** The body's properties, or none if it is no object. */
export function toRecord(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

/** Conference and session endpoints. Source: ringcentral-extensible, paths/Restapi/Account/Telephony. */
export const SESSION_ROUTES: readonly Route[] = [
  { method: 'POST', path: `${TELEPHONY}/conference`, group: 'Heavy', handle: postConference },
  { method: 'GET', path: `${TELEPHONY}/sessions/:sessionId`, group: 'Light', handle: getSession },
  { method: 'DELETE', path: `${TELEPHONY}/sessions/:sessionId`, group: 'Light', handle: deleteSession },
  { method: 'POST', path: `${TELEPHONY}/sessions/:sessionId/parties/bring-in`, group: 'Light', handle: postBringIn },
];
