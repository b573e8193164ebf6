import { randomUUID } from 'node:crypto';
import { badParameter, restError } from '../rest/rest-error';
import type { RateGroup, RestResponse } from '../rest/rest-types';
import { toRecord } from '../rest/session-routes';
import { ownerPath, resolveFilter } from '../world/notification';
import type { World } from '../world/world';
import type { GatewaySession, Subscription } from './gateway-session';

const DAY_S = 86_400;

/** Every endpoint of subscriptions, as `METHOD path`. */
export const SUBSCRIPTION_ENDPOINTS = [
  'POST /restapi/v1.0/subscription',
  'GET /restapi/v1.0/subscription',
  'GET /restapi/v1.0/subscription/:subscriptionId',
  'PUT /restapi/v1.0/subscription/:subscriptionId',
  'DELETE /restapi/v1.0/subscription/:subscriptionId',
] as const;

/** What is asked of a subscription; an empty id means the collection. */
export interface SubscriptionRequest {
  readonly method: string;
  readonly id: string;
  readonly body: unknown;
}

/** 404 of a subscription that is not, or no longer, there. */
export function subscriptionNotFound(): RestResponse {
  return restError(404, 'SUB-507', 'Subscription is not found or expired');
}

/** Whether a path is a subscription's, with or without trailing slash. Returns its id, or '' for the collection. */
export function subscriptionIdIn(path: string): string | undefined {
  return /^\/restapi\/v1\.0\/subscription\/?([^/]*)$/.exec(path)?.[1];
}

/** Reading is cheap. Source: the official description. */
export function subscriptionGroup(method: string): RateGroup {
  return method === 'GET' ? 'Light' : 'Medium';
}

/** The subscriptions of several connections. */
export function listSubscriptions(world: World, sessions: readonly GatewaySession[]): RestResponse {
  const records = sessions.flatMap(({ subscription }) => (subscription ? [toBody(world, subscription)] : []));
  return { status: 200, body: { uri: '/restapi/v1.0/subscription', records } };
}

/** POST, PUT and DELETE of the one subscription of a connection. */
export function handleSubscription(world: World, session: GatewaySession, request: SubscriptionRequest): RestResponse {
  const { subscription } = session;
  if (request.method === 'POST' && request.id === '') return put(world, session, request.body, undefined);
  if (request.method === 'GET' && request.id === '') return listSubscriptions(world, [session]);
  if (!subscription || subscription.id !== request.id) {
    return subscriptionNotFound();
  }
  switch (request.method) {
    case 'PUT':
      return put(world, session, request.body, subscription);
    case 'DELETE':
      session.subscription = undefined;
      return { status: 204 };
    case 'GET':
      return { status: 200, body: toBody(world, subscription) };
    default:
      return restError(405, 'CMN-120', 'Method is not allowed');
  }
}

function put(world: World, session: GatewaySession, body: unknown, existing: Subscription | undefined): RestResponse {
  const { eventFilters, deliveryMode } = toRecord(body);
  if (!Array.isArray(eventFilters) || eventFilters.length === 0) return restError(400, 'SUB-508', 'No event filters');
  if (toRecord(deliveryMode).transportType !== 'WebSocket') return badParameter('deliveryMode.transportType');
  const { extensionId } = session.user;
  const filters = eventFilters.map((filter) => resolveFilter(String(filter), world.account.id, extensionId));
  const malformed = filters.find((filter) => !filter.startsWith(`/restapi/v1.0/account/${world.account.id}`));
  if (malformed !== undefined) return restError(400, 'SUB-508', `Event filter is invalid: ${malformed}`);
  const foreign = filters.filter((filter) => isForeign(world, filter, extensionId));
  const { accountFilter } = world.state.switches;
  const accountWide = filters.filter((filter) => isAccountWide(world, filter));
  if (foreign.length > 0 || (accountFilter === 'refused' && accountWide.length > 0)) {
    return restError(403, 'SUB-406', 'Not allowed to subscribe for events of another extension');
  }
  const disabled = accountFilter === 'disabled' ? accountWide : [];
  const enabled = filters.filter((filter) => !disabled.includes(filter));
  const subscription = existing ?? { id: randomUUID(), createdAtMs: world.state.nowMs(), filters: enabled, disabled };
  subscription.filters = enabled;
  subscription.disabled = disabled;
  session.subscription = subscription;
  const headers = { 'WSG-SubscriptionId': subscription.id };
  return { status: 200, body: toBody(world, subscription), headers };
}

function isAccountWide(world: World, filter: string): boolean {
  return filter.split('?')[0] === ownerPath(world.account.id, undefined);
}

function isForeign(_world: World, filter: string, extensionId: string): boolean {
  const named = /\/extension\/([^/?]+)/.exec(filter)?.[1];
  return named !== undefined && named !== extensionId;
}

function toBody(world: World, subscription: Subscription) {
  const { disabled } = subscription;
  const reason = { reason: 'InsufficientPermissions', message: 'Not allowed for this user' };
  return {
    uri: `/restapi/v1.0/subscription/${subscription.id}`,
    id: subscription.id,
    creationTime: new Date(subscription.createdAtMs).toISOString(),
    status: 'Active',
    eventFilters: subscription.filters,
    ...(disabled.length > 0 && { disabledFilters: disabled.map((filter) => ({ filter, ...reason })) }),
    expirationTime: new Date(world.state.nowMs() + DAY_S * 1000).toISOString(),
    expiresIn: DAY_S - 1,
    deliveryMode: { transportType: 'WebSocket', encryption: false },
  };
}
