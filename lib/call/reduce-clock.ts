import { wantAll } from './change';
import type { Call } from './model';

/** Names of moments; what is not after 0 stands for never. */
const MOMENT = /(^at|At|Until)Ms$/;

function move(name: string, value: unknown, byMs: number): unknown {
  if (typeof value === 'number') return value > 0 && MOMENT.test(name) ? value + byMs : value;
  if (Array.isArray(value)) return value.map((one) => move(name, one, byMs));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, move(inner, one, byMs)]));
}

/**
 * Every moment that the call remembers, that much later: what is due is due after the same wait, and lasts as long as
 * before. The record alone keeps the moments that were written into it, and never runs backwards.
 */
export function moveMoments(call: Call, byMs: number): Call {
  const { unrecorded, recordAheadMs } = call;
  const moved = move('', call, byMs) as Call; // the same shape: only numbers were replaced, by numbers
  return { ...moved, unrecorded, recordAheadMs: recordAheadMs + Math.max(0, -byMs) };
}

/** Time may have passed unseen, in sleep: the roster is in doubt, and nobody gives up before there was time to look. */
const doubt = (call: Call, atMs: number): Call =>
  call.conference && !call.over ? wantAll({ ...call, workerAtMs: atMs, faultAtMs: atMs }, atMs) : call;

/** The machine's clock was set, or the machine slept: nobody can tell forward from sleep, and neither was waiting. */
export const moveClock = (call: Call, byMs: number, atMs: number): Call =>
  byMs > 0 ? doubt(moveMoments(call, byMs), atMs) : moveMoments(call, byMs);
