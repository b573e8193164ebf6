import type { RateGroup } from './rest-types';

/** Requests per minute for a user of an app. Source: ringcentral-api-docs, basics/rate-limits.md. */
export const RATE_LIMITS: Readonly<Record<RateGroup, number>> = { Light: 50, Medium: 40, Heavy: 10, Auth: 5 };

/** Length of a window and of a penalty. Unit: milliseconds. */
const WINDOW_MS = 60_000;

/** What a request is told about its rate group. `retryAfterS` is there when it is refused. */
export interface RateVerdict {
  readonly headers: Readonly<Record<string, string>>;
  readonly retryAfterS?: number;
}

/** Counts requests. Pure: time comes in. */
export interface RateLimiter {
  /** Counts a request of a user. A request during a penalty is refused and starts the penalty anew. */
  count(user: string, group: RateGroup): RateVerdict;
  /** Puts a user under penalty now. */
  punish(user: string, group: RateGroup): void;
  clear(): void;
}

interface Window {
  startedAtMs: number;
  used: number;
  penaltyUntilMs: number;
}

/** Creates a limiter. Windows are fixed minutes from a user's first request. */
export function createRateLimiter(
  nowMs: () => number,
  limits: Readonly<Record<RateGroup, number>> = RATE_LIMITS,
): RateLimiter {
  const windows = new Map<string, Window>();

  function windowOf(user: string, group: RateGroup): Window {
    const key = `${group} ${user}`;
    const known = windows.get(key);
    if (known && nowMs() < known.startedAtMs + WINDOW_MS) return known;
    const fresh = { startedAtMs: nowMs(), used: 0, penaltyUntilMs: known?.penaltyUntilMs ?? 0 };
    windows.set(key, fresh);
    return fresh;
  }

  function count(user: string, group: RateGroup): RateVerdict {
    const window = windowOf(user, group);
    const limit = limits[group];
    window.used += 1;
    const refused = nowMs() < window.penaltyUntilMs || window.used > limit;
    if (refused) window.penaltyUntilMs = nowMs() + WINDOW_MS;
    const headers = {
      'X-Rate-Limit-Group': group.toLowerCase(),
      'X-Rate-Limit-Limit': String(limit),
      'X-Rate-Limit-Remaining': String(refused ? 0 : limit - window.used),
      'X-Rate-Limit-Window': String(WINDOW_MS / 1000),
    };
    return refused ? { headers, retryAfterS: WINDOW_MS / 1000 } : { headers };
  }

  return {
    count,
    punish(user, group) {
      windowOf(user, group).penaltyUntilMs = nowMs() + WINDOW_MS;
    },
    clear: () => windows.clear(),
  };
}
