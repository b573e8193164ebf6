import * as v from 'valibot';

/** The parts of a stored token pair that we read. */
export interface Tokens {
  readonly refreshToken: string;
  /** Until when the rep stays signed in without a refresh. Unit: milliseconds since the epoch. */
  readonly untilMs: number;
}

/**
 * The token response as @ringcentral/sdk stores it, with its own `refresh_token_expire_time` (milliseconds).
 * `session_expiration_time` comes only where an administrator limits sessions.
 * Source: developers.ringcentral.com, API reference "Get token".
 */
const storedTokensSchema = v.looseObject({
  refresh_token: v.pipe(v.string(), v.minLength(1)),
  refresh_token_expire_time: v.number(),
  session_expiration_time: v.fallback(v.optional(v.string()), undefined),
});

/** Reads what is stored; undefined when there is no token to renew with. */
export function readTokens(stored: unknown): Tokens | undefined {
  const parsed = v.safeParse(storedTokensSchema, stored);
  if (!parsed.success) return undefined;
  const { refresh_token, refresh_token_expire_time, session_expiration_time } = parsed.output;
  const sessionEndMs = Date.parse(session_expiration_time ?? '');
  const untilMs = Number.isNaN(sessionEndMs)
    ? refresh_token_expire_time
    : Math.min(sessionEndMs, refresh_token_expire_time);
  return { refreshToken: refresh_token, untilMs };
}
