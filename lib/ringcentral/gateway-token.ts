import * as v from 'valibot';
import type { Clock } from '../shared/clock';
import type { Failure, Outcome } from '../shared/outcome';
import type { ApiRequest } from './api';
import { mapOutcome } from './outcomes';

/** Opens one connection to the notification gateway. A secret. */
export interface GatewayToken {
  readonly uri: string;
  readonly accessToken: string;
  readonly expiresInMs: number;
}

/** No token was to be had; with the reason. */
export class TokenRefused extends Error {
  readonly failure: Failure;

  constructor(refusal: Failure) {
    super(`No gateway token: ${refusal.reason}`);
    this.failure = refusal;
  }
}

/** Source: developers.ringcentral.com, guide "WebSocket notifications", POST /restapi/oauth/wstoken. */
const tokenSchema = v.looseObject({
  uri: v.pipe(v.string(), v.startsWith('wss://')),
  ws_access_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.fallback(v.number(), 30),
});

/** The Auth group allows five requests a minute; a refresh must never wait for a reconnecting socket. */
const LANE = { name: 'wstoken', limit: 3 };
/** Part of its life in which a token may still be tried. */
const SAFETY_SHARE = 0.8;

/** Asks for a gateway token. Auth group, at most three a minute. */
export async function requestGatewayToken(request: ApiRequest): Promise<Outcome<GatewayToken>> {
  const path = '/restapi/oauth/wstoken';
  const answer = await request({ method: 'POST', path, group: 'auth', priority: 'look', lane: LANE });
  return mapOutcome(answer, toGatewayToken);
}

function toGatewayToken(json: unknown): GatewayToken | undefined {
  const parsed = v.safeParse(tokenSchema, json);
  if (!parsed.success) return undefined;
  const { uri, ws_access_token: accessToken, expires_in: expiresInSeconds } = parsed.output;
  return { uri, accessToken, expiresInMs: expiresInSeconds * 1000 };
}

/** Hands out a token again as long as no socket opened with it: it is good for one connection, not for one attempt. */
export interface TokenKeeper {
  /** Rejects with TokenRefused. */
  take(): Promise<GatewayToken>;
  /** A socket opened with it. */
  spend(): void;
}

/** Keeps one token. */
export function createTokenKeeper(request: () => Promise<Outcome<GatewayToken>>, clock: Clock): TokenKeeper {
  let kept: { readonly token: GatewayToken; readonly untilMs: number } | undefined;
  return {
    async take() {
      if (kept && clock.steadyMs() < kept.untilMs) return kept.token;
      const askedMs = clock.steadyMs();
      const answer = await request();
      if (!answer.ok) throw new TokenRefused(answer);
      kept = { token: answer.value, untilMs: askedMs + answer.value.expiresInMs * SAFETY_SHARE };
      return answer.value;
    },
    spend() {
      kept = undefined;
    },
  };
}
