import { NOTHING } from '../call/empty';
import type { Call } from '../call/model';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every property of a fresh state is there, of the same sort. Junk and other versions are refused whole. */
function isSound(value: unknown): value is Call {
  if (!isObject(value) || value.version !== NOTHING.version) return false;
  return Object.entries(NOTHING).every(([name, model]: [string, unknown]) => {
    const own = value[name];
    if (Array.isArray(model)) return Array.isArray(own);
    return isObject(model) ? isObject(own) : typeof own === typeof model;
  });
}

/**
 * The saved call, or none. A state that makes no sense is dropped with a warning: the platform still knows the truth,
 * and a call that we forget ends by itself or is found again by its leftover record.
 */
export function restoreCall(saved: unknown, log: (level: 'warn', text: string) => void): Call {
  if (saved === undefined || saved === null) return NOTHING;
  if (isSound(saved)) return saved;
  log('warn', 'The saved call was not readable and was dropped');
  return NOTHING;
}
