import { isUnderWay, NEVER, repeatDueMs } from './attempts';
import type { Effect, Planned } from './effects';
import { MAX_RECORD_TRIES, RECORD_BATCH, TIMELINE_KEPT, UNRECORDED_KEPT } from './limits';
import type { Call, RecordEntry, TimelineEntry } from './model';

/** What happened, before it has a number. */
export type Told = Omit<RecordEntry, 'callId' | 'sequence'>;

/** The one attempt to store what is not stored yet. */
const RECORD = 'record';

/** Corrects the latest line about somebody's going. */
function explain(timeline: readonly TimelineEntry[], { name, number, reason }: Told): readonly TimelineEntry[] {
  const index = timeline.findLastIndex((entry) => entry.number === number && entry.name === name);
  const told = timeline[index];
  const isGoing = told?.what === 'left' || told?.what === 'failed';
  return isGoing && reason !== undefined ? timeline.with(index, { ...told, reason }) : timeline;
}

/** The few lines on screen. Being dialled is for the record only: the row says it. */
function show(timeline: readonly TimelineEntry[], entry: Told): readonly TimelineEntry[] {
  const { what, name, number, reason, atMs } = entry;
  if (what === 'called') return timeline;
  if (what === 'explained') return explain(timeline, entry);
  const line: TimelineEntry = { what, name, number, atMs, ...(reason !== undefined && { reason }) };
  return [...timeline, line].slice(-TIMELINE_KEPT);
}

/** Numbers what happened, shows the last of it, and keeps all of it until it is stored. */
export function writeDown(call: Call, told: readonly Told[]): Call {
  if (told.length === 0) return call;
  const entries = told.map((entry, index) => ({
    ...entry,
    atMs: entry.atMs + call.recordAheadMs,
    callId: call.id,
    sequence: call.entries + index + 1,
  }));
  return {
    ...call,
    entries: call.entries + told.length,
    timeline: told.reduce(show, call.timeline),
    unrecorded: [...call.unrecorded, ...entries].slice(-UNRECORDED_KEPT),
  };
}

/** Something that belongs to no call is a record of its own, with one entry. */
export function writeApart(call: Call, recordId: string, told: Told): Call {
  const entry: RecordEntry = { ...told, callId: recordId, sequence: 1 };
  return { ...call, unrecorded: [...call.unrecorded, entry].slice(-UNRECORDED_KEPT) };
}

const isBefore = (entry: RecordEntry, last: { readonly callId: string; readonly sequence: number }): boolean =>
  entry.callId === last.callId && entry.sequence <= last.sequence;

/** Forgets what is stored: everything up to this entry of this call. */
export function forgetRecorded(call: Call, last: { readonly callId: string; readonly sequence: number }): Call {
  const unrecorded = call.unrecorded.filter((entry) => !isBefore(entry, last));
  if (unrecorded.length === call.unrecorded.length) return call;
  const { [RECORD]: _done, ...attempts } = call.attempts;
  return { ...call, unrecorded, attempts };
}

/** The oldest entries that wait, all of one call. */
function batch({ unrecorded }: Call): readonly RecordEntry[] {
  const [first] = unrecorded;
  return unrecorded.filter(({ callId }) => callId === first?.callId).slice(0, RECORD_BATCH);
}

/** Storing twice is harmless: an entry's place is its call and its number. */
export function planRecord(call: Call): Planned[] {
  if (call.unrecorded.length === 0) return [];
  const attempt = call.attempts[RECORD];
  const effect: Effect = { kind: 'record', key: RECORD, entries: batch(call) };
  return [{ effect, dueMs: attempt && attempt.tries >= MAX_RECORD_TRIES ? NEVER : repeatDueMs(attempt, 0) }];
}

/** Was storing tried in vain, again and again? */
export function isRecordFailing(call: Call): boolean {
  const attempt = call.attempts[RECORD];
  return call.unrecorded.length > 0 && attempt !== undefined && attempt.tries > 2 && !isUnderWay(attempt);
}
