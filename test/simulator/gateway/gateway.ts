import type { WebSocket } from 'ws';
import type { SignedIn } from '../oauth/token-types';
import { badParameter } from '../rest/rest-error';
import type { RestAddresses, RestResponse } from '../rest/rest-types';
import { filterWants, type Notification } from '../world/notification';
import type { World } from '../world/world';
import { acceptSocket, type GatewayParts } from './accept';
import { errorFrame } from './frames';
import { type GatewaySession, isRecoverable, push, transmit } from './gateway-session';
import {
  handleSubscription,
  listSubscriptions,
  type SubscriptionRequest,
  subscriptionNotFound,
} from './subscription-routes';

/** The notification gateway. */
export interface Gateway {
  /** Serves a socket whose gateway token was good. */
  accept(socket: WebSocket, user: SignedIn, wsc: string | undefined, addresses: RestAddresses): void;
  /** Sends a notification to everybody whose filters want it. */
  publish(notification: Notification): void;
  /** Serves subscriptions over plain REST: those of all connections of the user in the app. */
  answerRest(user: SignedIn, request: SubscriptionRequest): RestResponse;
  /** Closes every socket. */
  drop(): void;
  /** Sockets of this moment stay open but never speak again. */
  fallSilent(): void;
  /** Tells every client an error and closes. */
  fail(errorCode: string): void;
  subscriptions(): readonly { id: string; ownerId: string; eventFilters: readonly string[]; connected: boolean }[];
}

/** Creates the gateway. */
export function createGateway(parts: GatewayParts): Gateway {
  const { world } = parts;
  const sessions = new Map<string, GatewaySession>();
  const live = () => [...sessions.values()];
  return {
    accept: (socket, user, wsc, addresses) => acceptSocket({ parts, sessions, socket, user, addresses }, wsc),
    publish(notification) {
      for (const session of live()) {
        if (!isRecoverable(session, world.state.nowMs(), parts.times.recoveryMs)) sessions.delete(session.id);
        const filters = session.subscription?.filters ?? [];
        if (filters.some((filter) => filterWants(filter, notification, world.account.id))) push(session, notification);
      }
    },
    answerRest: (user, request) => answerRest(world, live(), user, request),
    drop() {
      for (const { socket } of live()) socket?.terminate();
    },
    fallSilent() {
      for (const session of live()) session.silent = true;
    },
    fail(errorCode) {
      for (const session of live()) {
        transmit(session, errorFrame(errorCode, 'The connection is closed'));
        session.socket?.close(1008);
      }
    },
    subscriptions: () => live().flatMap(toSubscriptions),
  };
}

/** A subscription made over REST belongs to the newest connection of the same sign-in, if the switch lets it. */
function answerRest(
  world: World,
  sessions: readonly GatewaySession[],
  user: SignedIn,
  request: SubscriptionRequest,
): RestResponse {
  const mine = sessions.filter(
    (each) => each.user.clientId === user.clientId && each.user.extensionId === user.extensionId,
  );
  if (request.method === 'GET' && request.id === '') return listSubscriptions(world, mine);
  const named = mine.find(({ subscription }) => subscription?.id === request.id);
  const newest = mine.findLast((each) => each.user.id === user.id && each.socket !== undefined);
  const isNew = request.method === 'POST' && request.id === '';
  if (!isNew) return named ? handleSubscription(world, named, request) : subscriptionNotFound();
  const allowed = world.state.switches.restSubscription === 'attached';
  return newest && allowed ? handleSubscription(world, newest, request) : badParameter('deliveryMode.transportType');
}

function toSubscriptions({ subscription, user, socket, silent }: GatewaySession) {
  if (!subscription) return [];
  const connected = socket !== undefined && !silent;
  return [{ id: subscription.id, ownerId: user.extensionId, eventFilters: subscription.filters, connected }];
}
