import { NEVER } from './attempts';
import { LONG_CALL_MS } from './limits';
import type { Call } from './model';

/** When the rep is asked (again) whether the call is meant to go on; never before they joined, nor when it is over. */
export function longCallDueMs({ host, over, carriedOnAtMs }: Call): number {
  if (host.joinedAtMs === undefined || over) return NEVER;
  return Math.max(host.joinedAtMs, carriedOnAtMs ?? 0) + LONG_CALL_MS;
}
