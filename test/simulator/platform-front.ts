import type { Gateway } from './gateway/gateway';
import { subscriptionGroup, subscriptionIdIn } from './gateway/subscription-routes';
import { type Incoming, type Outgoing, parseJson } from './http/exchange';
import { clientIdOf, decideAuthorize, exchangeToken, type OauthParts, showAuthorize } from './oauth/oauth-front';
import type { SignedIn } from './oauth/token-types';
import type { WsTokens } from './oauth/ws-tokens';
import { restError } from './rest/rest-error';
import { type RestService, userKey } from './rest/rest-service';
import type { RestAddresses } from './rest/rest-types';

/** Addresses that answers carry; they depend on the name by which the client came. */
export interface PlatformAddresses extends RestAddresses {
  /** Of the notification gateway. */
  readonly gateway: string;
}

/** What the platform's HTTP side needs. */
export interface PlatformParts extends OauthParts {
  readonly rest: RestService;
  readonly wsTokens: WsTokens;
  /** By the switch. Unit: seconds. */
  readonly wsTokenLifeS: () => number;
  readonly gateway: Pick<Gateway, 'answerRest'>;
  readonly addressesFor: (host: string) => PlatformAddresses;
}

type Answer = (parts: PlatformParts, incoming: Incoming) => Promise<Outgoing>;

const OAUTH = '/restapi/oauth';

/** What anybody may ask; everything else needs an access token. */
const OPEN_ENDPOINTS: Readonly<Record<string, Answer>> = {
  [`GET ${OAUTH}/authorize`]: (parts, incoming) => Promise.resolve(showAuthorize(parts, incoming)),
  [`POST ${OAUTH}/authorize`]: (parts, incoming) => Promise.resolve(decideAuthorize(parts, incoming)),
  [`POST ${OAUTH}/token`]: answerToken,
  [`POST ${OAUTH}/revoke`]: answerRevoke,
};

const WS_TOKEN = `POST ${OAUTH}/wstoken`;

/** Every endpoint of sign-in, as `METHOD path`. */
export function knownOauthEndpoints(): readonly string[] {
  return [...Object.keys(OPEN_ENDPOINTS), WS_TOKEN];
}

/** Answers a request to platform.ringcentral.com. */
export function answerPlatform(parts: PlatformParts, incoming: Incoming): Promise<Outgoing> {
  const answer = OPEN_ENDPOINTS[`${incoming.method} ${incoming.path}`] ?? answerSignedIn;
  return answer(parts, incoming);
}

function answerToken(parts: PlatformParts, incoming: Incoming): Promise<Outgoing> {
  const form = new URLSearchParams(incoming.text);
  const clientId = clientIdOf(form, incoming.headers.authorization);
  return parts.rest.guarded(toAuthRequest(parts, incoming, form, clientId), () => exchangeToken(parts, form, clientId));
}

/** Succeeds for an unknown token too: it is certainly not valid any more. */
function answerRevoke(parts: PlatformParts, incoming: Incoming): Promise<Outgoing> {
  const form = new URLSearchParams(incoming.text);
  const clientId = clientIdOf(form, incoming.headers.authorization);
  return parts.rest.guarded(toAuthRequest(parts, incoming, form, clientId), () => {
    parts.tokens.revoke(form.get('token') ?? '');
    return { status: 200, body: {} };
  });
}

/** Counts for the user behind the code or token; what belongs to nobody counts for the app alone. */
function toAuthRequest(parts: PlatformParts, { path }: Incoming, form: URLSearchParams, clientId: string) {
  const grant = parts.codes.peek(form.get('code') ?? '');
  const holder = grant ?? parts.tokens.holderOf(form.get('refresh_token') ?? form.get('token') ?? '');
  const user = holder ? userKey(holder) : `${clientId}:`;
  return { method: 'POST', path, user, group: 'Auth' } as const;
}

function answerSignedIn(parts: PlatformParts, incoming: Incoming): Promise<Outgoing> {
  const user = authenticate(parts, incoming);
  const { method, path, host } = incoming;
  if ('status' in user) {
    return parts.rest.guarded({ method, path, user: 'nobody', group: 'Light' }, () => user);
  }
  const addresses = parts.addressesFor(host);
  if (`${method} ${path}` === WS_TOKEN) {
    return parts.rest.guarded({ method, path, user: userKey(user), group: 'Auth' }, () => ({
      status: 200,
      body: parts.wsTokens.issue(user, addresses.gateway, parts.wsTokenLifeS()),
    }));
  }
  const body = parseJson(incoming.text);
  if (body === 'malformed') {
    return parts.rest.guarded({ method, path, user: userKey(user), group: 'Light' }, () =>
      restError(400, 'CMN-103', 'Request body cannot be parsed'),
    );
  }
  const subscriptionId = subscriptionIdIn(path);
  if (subscriptionId !== undefined) {
    const request = { method, id: subscriptionId, body: body.value };
    return parts.rest.guarded({ method, path, user: userKey(user), group: subscriptionGroup(method) }, () =>
      parts.gateway.answerRest(user, request),
    );
  }
  const query = Object.fromEntries(incoming.query);
  return parts.rest.answer({ method, path, query, body: body.value, user, addresses });
}

function authenticate({ tokens }: PlatformParts, { headers }: Incoming): SignedIn | { status: 401; body: unknown } {
  const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const user = token === undefined ? 'unknown' : tokens.authenticate(token);
  if (typeof user !== 'string') return user;
  const { body } =
    user === 'expired'
      ? restError(401, 'OAU-128', 'Access token expired')
      : restError(401, 'OAU-129', 'Access token corrupted');
  return { status: 401, body };
}
