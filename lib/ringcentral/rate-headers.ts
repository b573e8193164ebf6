import type { RateGroup } from './rate-window';

/** Reads one header of an answer, whatever its case; null when it is absent. */
export interface HeaderReader {
  get(name: string): string | null;
}

/** What the headers of an answer say about its rate group. */
export interface RateHeaders {
  readonly group?: RateGroup;
  readonly limit?: number;
  readonly remaining?: number;
  readonly windowMs?: number;
}

/** RingCentral asks for at least this long when a 429 names no time. Source: guide "API rate limits". */
const DEFAULT_PENALTY_MS = 30_000;
/** Nobody is kept waiting for longer, whatever a header says. Unit: milliseconds. */
export const LONGEST_PENALTY_MS = 3_600_000;
const MOST_REQUESTS_IN_A_WINDOW = 10_000;
const LONGEST_WINDOW_SECONDS = 3_600;

function readInteger(headers: HeaderReader, name: string, min: number, max: number): number | undefined {
  const text = headers.get(name)?.trim() ?? '';
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= min && value <= max ? value : undefined;
}

const GROUPS: ReadonlyMap<string, RateGroup> = new Map([
  ['light', 'light'],
  ['medium', 'medium'],
  ['heavy', 'heavy'],
  ['auth', 'auth'],
]);

/** Reads `X-Rate-Limit-*`; what is absent or makes no sense is left out. */
export function readRateHeaders(headers: HeaderReader): RateHeaders {
  const group = GROUPS.get(headers.get('x-rate-limit-group')?.trim().toLowerCase() ?? '');
  const limit = readInteger(headers, 'x-rate-limit-limit', 1, MOST_REQUESTS_IN_A_WINDOW);
  const remaining = readInteger(headers, 'x-rate-limit-remaining', 0, MOST_REQUESTS_IN_A_WINDOW);
  const windowSeconds = readInteger(headers, 'x-rate-limit-window', 1, LONGEST_WINDOW_SECONDS);
  return {
    ...(group !== undefined && { group }),
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(windowSeconds !== undefined && { windowMs: windowSeconds * 1000 }),
  };
}

/** Counted from the server's own date where the answer carries one: this machine's clock may be wrong by hours. */
function untilDateMs(headers: HeaderReader, text: string, nowMs: number): number {
  const serverMs = Date.parse(headers.get('date') ?? '');
  return Date.parse(text) - (Number.isNaN(serverMs) ? nowMs : serverMs);
}

/** `Retry-After` in milliseconds, as seconds or as a date; undefined when it is absent. */
export function readRetryAfterMs(headers: HeaderReader, nowMs: number): number | undefined {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (text === '') return undefined;
  const delayMs = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : untilDateMs(headers, text, nowMs);
  return Number.isNaN(delayMs) ? undefined : Math.min(Math.max(delayMs, 1000), LONGEST_PENALTY_MS);
}

/** How long a group that was refused with 429 stays silent. Unit: milliseconds. */
export const readPenaltyMs = (headers: HeaderReader, nowMs: number): number =>
  readRetryAfterMs(headers, nowMs) ?? DEFAULT_PENALTY_MS;
