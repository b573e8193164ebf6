import type { WebSocket } from 'ws';
import type { SignedIn } from '../oauth/token-types';
import type { RestAddresses } from '../rest/rest-types';
import { filterWants, type Notification } from '../world/notification';
import { acceptSocket, type GatewayParts } from './accept';
import { errorFrame } from './frames';
import { type GatewaySession, isRecoverable, push, transmit } from './gateway-session';

/** The notification gateway. */
export interface Gateway {
  /** Serves a socket whose gateway token was good. */
  accept(socket: WebSocket, user: SignedIn, wsc: string | undefined, addresses: RestAddresses): void;
  /** Sends a notification to everybody whose filters want it. */
  publish(notification: Notification): void;
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
        if (!isRecoverable(session, world.state.nowMs())) sessions.delete(session.id);
        const filters = session.subscription?.filters ?? [];
        if (filters.some((filter) => filterWants(filter, notification, world.account.id))) push(session, notification);
      }
    },
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

function toSubscriptions({ subscription, user, socket, silent }: GatewaySession) {
  if (!subscription) return [];
  const connected = socket !== undefined && !silent;
  return [{ id: subscription.id, ownerId: user.extensionId, eventFilters: subscription.filters, connected }];
}
