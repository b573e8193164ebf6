import { handleRest } from '../../simulator/rest/handle-rest';
import type { RestResponse } from '../../simulator/rest/rest-types';
import type { LegOrder } from '../../simulator/world/line';
import { createManualScheduler } from '../../simulator/world/manual-scheduler';
import type { Notification } from '../../simulator/world/notification';
import type { Switches } from '../../simulator/world/switches';
import { createWorld } from '../../simulator/world/world';

/** Prefix of the telephony endpoints. */
export const TELEPHONY = '/restapi/v1.0/account/~/telephony';

/** A world on a manual clock with one registered web phone that acknowledges every 200. */
export function createStory(switches: Partial<Switches> = {}) {
  const clock = createManualScheduler();
  const world = createWorld({ scheduler: clock, switches });
  const extensionId = world.account.extensions[0]?.id ?? '';
  const device = world.provision(extensionId);
  const { authorizationId } = device.credentials;
  world.register({ authorizationId, instanceId: 'tab-1', expiresS: 600 });
  const orders: LegOrder[] = [];
  const notifications: Notification[] = [];
  world.onNotification((notification) => notifications.push(notification));
  world.onOrder((order) => {
    orders.push(order);
    if (order.kind === 'answer') world.established(order.callId);
  });
  let calls = 0;

  function rest(method: string, path: string, body?: unknown): RestResponse {
    return handleRest(world, { method, path, body, extensionId });
  }

  /** Dials and returns the leg's Call-ID. */
  function dial(callee: string): string {
    calls += 1;
    const callId = `call-${calls}`;
    world.invite({ callId, authorizationId, callee, callerId: undefined });
    return callId;
  }

  /** Ids of a leg, known once its 183 has come. */
  function idsOf(callId: string): { sessionId: string; partyId: string } {
    const progress = orders.find((order) => order.kind === 'progress' && order.callId === callId);
    if (progress?.kind !== 'progress') throw new Error(`no 183 for ${callId} yet`);
    return { sessionId: progress.sessionId, partyId: progress.partyId };
  }

  return { clock, world, device, extensionId, orders, notifications, rest, dial, idsOf };
}

/** The world of a test with a conference whose host is in. */
export function createConferenceStory(switches: Partial<Switches> = {}) {
  const story = createStory(switches);
  const created = story.rest('POST', `${TELEPHONY}/conference`);
  const { session } = created.body as { session: { id: string; voiceCallToken: string } };
  const hostCallId = story.dial(session.voiceCallToken);
  story.clock.advance(1000);

  function bringIn(callId: string): RestResponse {
    return story.rest('POST', `${TELEPHONY}/sessions/${session.id}/parties/bring-in`, story.idsOf(callId));
  }

  /** Calls a number, waits for the answer and brings the person in. Returns the ids on both sides. */
  function addPerson(number: string) {
    const callId = story.dial(number);
    story.clock.advance(2000);
    const response = bringIn(callId);
    story.clock.advance(1000);
    const { id } = response.body as { id: string };
    return { callId, conferencePartyId: id, ...story.idsOf(callId) };
  }

  return { ...story, conferenceId: session.id, token: session.voiceCallToken, hostCallId, bringIn, addPerson };
}

/** One line per notification: sequence, owner (`ext` or `acct`), party number, status and reason. */
export function toLines(notifications: readonly Notification[], sessionId?: string): string[] {
  return notifications
    .filter(({ body }) => sessionId === undefined || body.telephonySessionId === sessionId)
    .map(({ body, event }) => {
      const [party] = body.parties;
      const owner = event.includes('/extension/') ? 'ext' : 'acct';
      const reason = party.status.reason === undefined ? '' : ` ${party.status.reason}`;
      return `${body.sequence} ${owner} ${party.id.slice(party.id.lastIndexOf('-'))} ${party.status.code}${reason}`;
    });
}
