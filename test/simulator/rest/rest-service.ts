import { randomUUID } from 'node:crypto';
import type { FaultBox } from '../faults/fault-box';
import { withRestFaults } from '../faults/rest-faults';
import type { Outgoing } from '../http/exchange';
import type { SignedIn } from '../oauth/token-types';
import type { World } from '../world/world';
import { handleRest, rateGroupOf } from './handle-rest';
import type { RateLimiter } from './rate-limits';
import { restError } from './rest-error';
import type { RateGroup, RestAddresses, RestResponse } from './rest-types';

/** A request of a signed-in user, over HTTP or over the gateway. */
export interface ServiceRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly user: SignedIn;
  readonly addresses: RestAddresses;
}

/** Counts, spoils and answers REST requests. */
export interface RestService {
  answer(request: ServiceRequest): Promise<Outgoing>;
  /** Counts a request and runs `handle`, for endpoints that live elsewhere. It is noted in the ledger. */
  guarded(
    request: { readonly method: string; readonly path: string; readonly user: string; readonly group: RateGroup },
    handle: () => RestResponse,
  ): Promise<Outgoing>;
}

interface ServiceParts {
  readonly world: World;
  readonly limiter: RateLimiter;
  readonly faults: FaultBox;
}

interface Counted {
  readonly method: string;
  readonly path: string;
  readonly user: string;
  readonly group: RateGroup | undefined;
}

/** Creates the service. */
export function createRestService(parts: ServiceParts): RestService {
  const { world } = parts;
  return {
    answer(request) {
      const { method, path, query, body, addresses, user } = request;
      const { extensionId } = user;
      const counted = { method, path, user: userKey(user), group: rateGroupOf(method, path) };
      return spoil(parts, counted, () => handleRest(world, { method, path, query, body, extensionId, addresses }));
    },
    guarded(request, handle) {
      return spoil(parts, request, () => {
        const response = handle();
        note(world, request, response.status);
        return response;
      });
    },
  };
}

function note(world: World, { method, path }: { method: string; path: string }, status: number): void {
  world.state.requests.push({ method, path, status, atMs: world.state.nowMs() });
}

/** Runs through the faults; what a fault answered in our stead is noted too. */
async function spoil(parts: ServiceParts, request: Counted, handle: () => RestResponse): Promise<Outgoing> {
  let handled = false;
  parts.world.state.requestsUnderWay += 1;
  const outgoing = await withRestFaults(parts.faults, request, () => {
    handled = true;
    return count(parts, request, handle);
  }).finally(() => {
    parts.world.state.requestsUnderWay -= 1;
  });
  if (!handled) note(parts.world, request, outgoing.status);
  return outgoing;
}

/** Runs `handle` unless the rate group is exhausted; adds the headers that every answer has. */
function count({ world, limiter }: ServiceParts, request: Counted, handle: () => RestResponse): Outgoing {
  const { group, user } = request;
  const verdict = group && world.state.switches.rateLimits ? limiter.count(user, group) : undefined;
  const headers = { RCRequestId: randomUUID(), RoutingKey: 'SJC01P01', ...verdict?.headers };
  if (verdict?.retryAfterS !== undefined) {
    note(world, request, 429);
    const { body } = restError(429, 'CMN-301', 'Request rate exceeded');
    return { status: 429, body, headers: { ...headers, 'Retry-After': String(verdict.retryAfterS) } };
  }
  const response = handle();
  return { ...response, headers: { ...headers, ...response.headers } };
}

/** Limits count per user and app. */
export function userKey(user: Pick<SignedIn, 'clientId' | 'extensionId'>): string {
  return `${user.clientId}:${user.extensionId}`;
}
