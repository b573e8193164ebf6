import type { World } from '../world/world';
import { EXTENSION_ROUTES } from './extension-routes';
import { PARTY_ROUTES } from './party-routes';
import { badUri, notFound } from './rest-error';
import type { RateGroup, RestAddresses, RestRequest, RestResponse, Route } from './rest-types';
import { SESSION_ROUTES } from './session-routes';
import { SIP_PROVISION_ROUTES } from './sip-provision';

/** Addresses as the platform itself writes them; the extension's browser maps the names to the simulator. */
const PLATFORM_ADDRESSES: RestAddresses = {
  server: 'https://platform.ringcentral.com',
  outboundProxy: 'sip.ringcentral.com:5083',
  stunServers: ['stun.ringcentral.com:19302'],
};

const ROUTES: readonly Route[] = [...SESSION_ROUTES, ...PARTY_ROUTES, ...EXTENSION_ROUTES, ...SIP_PROVISION_ROUTES];

interface CompiledRoute extends Route {
  readonly segments: readonly string[];
}

const COMPILED: readonly CompiledRoute[] = ROUTES.map((route) => ({ ...route, segments: route.path.split('/') }));

/**
 * Answers a telephony or extension request in-process, without HTTP, rate limits or sign-in, and notes it in the
 * ledger. An unknown endpoint answers 404 CMN-120.
 */
export function handleRest(world: World, request: RestRequest): RestResponse {
  const response = answer(world, request);
  world.state.requests.push({
    method: request.method,
    path: request.path,
    status: response.status,
    atMs: world.state.nowMs(),
  });
  return response;
}

function answer(world: World, request: RestRequest): RestResponse {
  const match = findRoute(request.method, request.path);
  if (!match) return badUri();
  const parameters = resolve(match.parameters, world, request);
  const { accountId } = parameters;
  if (accountId !== undefined && accountId !== world.account.id) return notFound('accountId', accountId);
  return match.route.handle({ world, request, parameters, addresses: request.addresses ?? PLATFORM_ADDRESSES });
}

/** The rate group of a request; undefined for an unknown endpoint. */
export function rateGroupOf(method: string, path: string): RateGroup | undefined {
  return findRoute(method, path)?.route.group;
}

/** Every endpoint that `handleRest` knows, for tests that compare it with the official description. */
export function knownEndpoints(): readonly Pick<Route, 'method' | 'path' | 'group'>[] {
  return ROUTES.map(({ method, path, group }) => ({ method, path, group }));
}

function findRoute(method: string, path: string) {
  const segments = path.replace(/\/$/, '').split('/');
  for (const route of COMPILED) {
    if (route.method !== method) continue;
    const parameters = matchSegments(route.segments, segments);
    if (parameters) return { route, parameters };
  }
  return undefined;
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    const given = segments[at] ?? '';
    if (expected.startsWith(':')) parameters[expected.slice(1)] = decodeURIComponent(given);
    else if (expected !== given) return undefined;
  }
  return parameters;
}

function resolve(parameters: Record<string, string>, world: World, request: RestRequest): Record<string, string> {
  return {
    ...parameters,
    ...(parameters.accountId === '~' && { accountId: world.account.id }),
    ...(parameters.extensionId === '~' && { extensionId: request.extensionId }),
  };
}
