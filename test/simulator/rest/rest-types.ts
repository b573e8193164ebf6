import type { World } from '../world/world';

/** A REST request without HTTP. */
export interface RestRequest {
  readonly method: string;
  /** Path with a leading `/restapi/`, without query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Parsed JSON, or undefined. */
  readonly body?: unknown;
  /** The signed-in user. */
  readonly extensionId: string;
  /** Where the phone and the user's browser reach us; see `RestAddresses`. */
  readonly addresses?: RestAddresses;
}

/** Addresses that answers contain. Defaults are the platform's own names. */
export interface RestAddresses {
  /** Prefix of `uri` fields, e.g. `https://platform.ringcentral.com`. */
  readonly server: string;
  /** `host:port` of the SIP WebSocket. */
  readonly outboundProxy: string;
  /** `host:port` of STUN servers. */
  readonly stunServers: readonly string[];
}

/** A REST answer without HTTP. No body: 204. */
export interface RestResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request on its way through the routes: `~` is resolved, path parameters are named. */
export interface RouteContext {
  readonly world: World;
  readonly request: RestRequest;
  readonly parameters: Readonly<Record<string, string>>;
  readonly addresses: RestAddresses;
}

/** The rate group a route counts against. Source: ringcentral-api-docs, basics/rate-limits.md. */
export type RateGroup = 'Light' | 'Medium' | 'Heavy' | 'Auth';

/** One endpoint. `:name` in the path is a parameter. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly group: RateGroup;
  readonly handle: (context: RouteContext) => RestResponse;
}
