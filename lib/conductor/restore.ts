import { NOTHING, newPerson } from '../call/empty';
import type { Call } from '../call/model';
import { plan } from '../call/plan';
import { reduce } from '../call/reduce';
import { view } from '../call/view';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every property of the model is there, of the same sort, all the way down; what a model leaves open is not checked. */
function isLike(value: unknown, model: unknown): boolean {
  if (Array.isArray(model)) return Array.isArray(value);
  if (!isObject(model)) return model === null ? true : typeof value === typeof model;
  return isObject(value) && Object.entries(model).every(([name, part]) => isLike(value[name], part));
}

const PERSON = newPerson(NOTHING, 1, { number: '', name: '' }, 0);
const ATTEMPT = { atMs: 0, tries: 0, isUnverified: false };
const LOOK = { wantedAtMs: 0, begunAtMs: 0, isOpen: false, answeredAtMs: 0, failures: 0 };
const LOOSE = { atMs: 0, patch: { sessionId: '', sequence: 0, party: { partyId: '', status: '' } } };

function isSound(value: unknown): value is Call {
  if (!isObject(value) || value.version !== NOTHING.version || !isLike(value, NOTHING)) return false;
  const { people, loose, attempts, looks } = value as unknown as Call;
  return (
    people.every((person) => isLike(person, PERSON)) &&
    loose.every((kept) => isLike(kept, LOOSE)) &&
    Object.values(attempts).every((attempt) => isLike(attempt, ATTEMPT)) &&
    Object.values(looks).every((look) => isLike(look, LOOK))
  );
}

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
  if (isSound(saved) && isUsable(saved)) return saved;
  log('warn', 'The saved call was not readable and was dropped');
  return NOTHING;
}
