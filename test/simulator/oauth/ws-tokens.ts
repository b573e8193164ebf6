import { randomBytes } from 'node:crypto';
import type { SignedIn } from './token-types';

/** Tokens that open one gateway connection each. */
export interface WsTokens {
  /** `lifeS`: how long the token opens a connection. Unit: seconds. */
  issue(user: SignedIn, uri: string, lifeS: number): { ws_access_token: string; uri: string; expires_in: number };
  /** Who may connect. A token is used up by the first connection unless `reusable`. */
  take(token: string, reusable: boolean): SignedIn | undefined;
}

/** Creates an empty store. */
export function createWsTokens(nowMs: () => number): WsTokens {
  const issued = new Map<string, { readonly user: SignedIn; readonly untilMs: number }>();
  return {
    issue(user, uri, lifeS) {
      const token = randomBytes(24).toString('base64url');
      issued.set(token, { user, untilMs: nowMs() + lifeS * 1000 });
      return { ws_access_token: token, uri, expires_in: lifeS };
    },
    take(token, reusable) {
      const entry = issued.get(token);
      if (!reusable) issued.delete(token);
      return entry && nowMs() < entry.untilMs ? entry.user : undefined;
    },
  };
}
