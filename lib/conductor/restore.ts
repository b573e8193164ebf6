import { NOTHING } from '../call/empty';
import type { Call } from '../call/model';
import { plan } from '../call/plan';
import { reduce } from '../call/reduce';
import { view } from '../call/view';
import { isBuiltLikeCall } from './saved-call';

/** The last proof: what every worker does first with a call can be done with this one. */
function isUsable(call: Call): boolean {
  try {
    const woken = reduce(call, { kind: 'workerStarted', atMs: call.workerAtMs });
    plan(woken);
    view(woken, call.workerAtMs);
    return true;
  } catch {
    return false;
  }
}

/**
 * The saved call, or none. A state that makes no sense is dropped with a warning: the platform still knows the truth,
 * and a call that we forget ends by itself or is found again by its leftover record.
 */
export function restoreCall(saved: unknown, log: (level: 'warn', text: string) => void): Call {
  if (saved === undefined || saved === null) return NOTHING;
  if (isBuiltLikeCall(saved) && isUsable(saved)) return saved;
  log('warn', 'The saved call was not readable and was dropped');
  return NOTHING;
}
