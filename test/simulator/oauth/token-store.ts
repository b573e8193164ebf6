import { randomBytes, randomUUID } from 'node:crypto';
import type { SignedIn, TokenPair, TokenResponse } from './token-types';

// Lives of tokens by ringcentral-api-docs, authentication/refresh-tokens.md and auth-token-params.inc.
const ACCESS_TTL_S = { min: 600, max: 3600, usual: 3600 };
const REFRESH_TTL_S = { max: 2_592_000, usual: 604_800 };
const OLD_REFRESH_LIVES_MS = 60 * 60_000;
const OLD_REFRESH_LIVES_AFTER_USE_MS = 10_000;
const MAX_SESSIONS = 5;

/** Sessions of signed-in users and their rotating tokens. */
export interface TokenStore {
  /** Opens a session. Of a user's sessions in an app, the oldest goes when there are too many. */
  open(user: NewUser, ttl?: Ttl): TokenResponse;
  /** Rotates. The last refresh token is good for a repetition; any other is not found. */
  refresh(refreshToken: string, clientId: string, ttl?: Ttl): TokenResponse | 'not-found';
  /** Ends the session of an access or refresh token. */
  revoke(token: string): boolean;
  /** Who holds an access token. Its first use shortens the life of the last refresh token. */
  authenticate(accessToken: string): SignedIn | 'expired' | 'unknown';
  /** Whose token this is, access or refresh, in force or just replaced. Does not count as use. */
  holderOf(token: string): SignedIn | undefined;
  expireAccessTokens(): void;
  users(): readonly SignedIn[];
  revokeAll(): void;
}

/** Wished lives. Unit: seconds. */
export interface Ttl {
  readonly accessS?: number | undefined;
  readonly refreshS?: number | undefined;
}

interface NewUser {
  readonly clientId: string;
  readonly extensionId: string;
  readonly endpointId?: string;
}

interface Session extends SignedIn {
  readonly endpointId: string;
  pair: TokenPair;
  previous: { refreshToken: string; untilMs: number } | undefined;
}

/** Creates an empty store. `nowMs` is the only clock. */
export function createTokenStore(nowMs: () => number): TokenStore {
  const sessions = new Set<Session>();
  const find = (match: (session: Session) => boolean) => [...sessions].find(match);
  return {
    open(user, ttl = {}) {
      const own = [...sessions].filter(
        (each) => each.clientId === user.clientId && each.extensionId === user.extensionId,
      );
      for (const old of own.slice(0, Math.max(0, own.length - MAX_SESSIONS + 1))) sessions.delete(old);
      const session = createSession(user, nowMs(), ttl);
      sessions.add(session);
      return toResponse(session, nowMs());
    },
    refresh(refreshToken, clientId, ttl = {}) {
      const session = find(
        ({ pair, previous }) => pair.refreshToken === refreshToken || previous?.refreshToken === refreshToken,
      );
      return session && isClient(session, clientId) ? rotate(session, refreshToken, nowMs(), ttl) : 'not-found';
    },
    authenticate(accessToken) {
      const session = find((each) => each.pair.accessToken === accessToken);
      return session ? use(session, nowMs()) : 'unknown';
    },
    revoke(token) {
      const session = find(({ pair }) => pair.accessToken === token || pair.refreshToken === token);
      return session !== undefined && sessions.delete(session);
    },
    holderOf: (token) =>
      find(({ pair, previous }) => [pair.accessToken, pair.refreshToken, previous?.refreshToken].includes(token)),
    expireAccessTokens() {
      for (const { pair } of sessions) pair.accessExpiresAtMs = 0;
    },
    users: () => [...sessions],
    revokeAll: () => sessions.clear(),
  };
}

function createSession(user: NewUser, nowMs: number, ttl: Ttl): Session {
  return {
    id: randomUUID(),
    clientId: user.clientId,
    extensionId: user.extensionId,
    endpointId: user.endpointId ?? randomUUID(),
    pair: createPair(nowMs, ttl),
    previous: undefined,
  };
}

/** A repetition with the last refresh token gets the same pair again; the present one gets a new pair. */
function rotate(session: Session, refreshToken: string, nowMs: number, ttl: Ttl): TokenResponse | 'not-found' {
  if (session.previous?.refreshToken === refreshToken) {
    return nowMs < session.previous.untilMs ? toResponse(session, nowMs) : 'not-found';
  }
  if (session.pair.refreshExpiresAtMs <= nowMs) return 'not-found';
  session.previous = { refreshToken, untilMs: nowMs + OLD_REFRESH_LIVES_MS };
  session.pair = createPair(nowMs, ttl);
  return toResponse(session, nowMs);
}

function use(session: Session, nowMs: number): SignedIn | 'expired' {
  if (session.pair.accessExpiresAtMs <= nowMs) return 'expired';
  const { previous } = session;
  if (previous && !session.pair.used) {
    previous.untilMs = Math.min(previous.untilMs, nowMs + OLD_REFRESH_LIVES_AFTER_USE_MS);
  }
  session.pair.used = true;
  return session;
}

/** A session opened by the control API belongs to every app. */
function isClient(session: Session, clientId: string): boolean {
  return session.clientId === '*' || session.clientId === clientId;
}

function createPair(nowMs: number, ttl: Ttl): TokenPair {
  const refreshS = Math.min(Math.max(ttl.refreshS ?? REFRESH_TTL_S.usual, 1), REFRESH_TTL_S.max);
  return {
    accessToken: `U0pD${randomBytes(24).toString('base64url')}`,
    refreshToken: `U0pS${randomBytes(24).toString('base64url')}`,
    accessExpiresAtMs: nowMs + toAccessTtlS(ttl.accessS) * 1000,
    refreshExpiresAtMs: nowMs + refreshS * 1000,
    used: false,
  };
}

/** Too short becomes the shortest, too long the usual. */
function toAccessTtlS(asked: number | undefined): number {
  if (asked === undefined || Number.isNaN(asked) || asked > ACCESS_TTL_S.max) return ACCESS_TTL_S.usual;
  return Math.max(asked, ACCESS_TTL_S.min);
}

function toResponse(session: Session, nowMs: number): TokenResponse {
  const { pair } = session;
  return {
    access_token: pair.accessToken,
    token_type: 'bearer',
    expires_in: Math.max(0, Math.floor((pair.accessExpiresAtMs - nowMs) / 1000)),
    refresh_token: pair.refreshToken,
    refresh_token_expires_in: Math.max(0, Math.floor((pair.refreshExpiresAtMs - nowMs) / 1000)),
    scope: 'CallControl ReadAccounts ReadPresence VoipCalling WebSocket WebSocketsSubscription',
    owner_id: session.extensionId,
    endpoint_id: session.endpointId,
    session_id: session.id,
  };
}
