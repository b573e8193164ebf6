import type { CrmRecord } from '../call/crm-record';
import type { RecordEntry } from '../call/model';
import type { EndReason, Reason } from '../call/reasons';
import type { TimelineWhat } from '../call/snapshot';
import { type NoteLine, writtenLines } from './notes';
import type { StoredCall } from './stored-call';

/** Somebody's time on the line, from joining to leaving. */
export interface Stay {
  readonly joinedAtMs: number;
  /** Null while it lasts, or where nobody saw its end. */
  readonly leftAtMs: number | null;
}

/** One person over the whole call, called back or not. */
export interface SummaryPerson {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  readonly stays: readonly Stay[];
  /** Of all stays that have ended. */
  readonly stayedMs: number;
  /** Why they are gone, or never came; null while they are on the line. */
  readonly reason: Reason | null;
  /** What they are in the CRM, where a page said so. */
  readonly crm?: CrmRecord;
}

/** One line of what happened. */
export interface SummaryLine {
  readonly what: TimelineWhat;
  readonly atMs: number;
  readonly name: string;
  readonly number: string;
  readonly reason?: Reason;
  readonly endReason?: EndReason;
  /** How long somebody who left had stayed. */
  readonly stayedMs?: number;
}

/** What became of a call that rang and that the rep did not answer. */
export type Rang = Extract<TimelineWhat, 'missed' | 'declined' | 'sent-to-voicemail'>;

/** A call as people read it afterwards. */
export interface CallSummary {
  readonly id: string;
  readonly startedAtMs: number;
  /** Null while the call goes on, or where nobody saw its end. */
  readonly endedAtMs: number | null;
  readonly people: readonly SummaryPerson[];
  /** Of a call that only rang: it has its caller for people, and nothing else. */
  readonly rang?: Rang;
  readonly lines: readonly SummaryLine[];
  readonly notes: readonly NoteLine[];
}

const isSamePerson = (a: RecordEntry, b: RecordEntry): boolean =>
  a.personId === b.personId && a.generation === b.generation;

/** The best reason that is known: the one told last about this going. */
function reasonOf(entries: readonly RecordEntry[], index: number): Reason | undefined {
  const going = entries[index];
  let reason = going?.reason;
  for (const entry of entries.slice(index + 1)) {
    if (!going || !isSamePerson(entry, going)) continue;
    if (entry.what !== 'explained') break;
    reason = entry.reason;
  }
  return reason;
}

/** When somebody who left had joined. */
function joinedBefore(entries: readonly RecordEntry[], index: number): number | undefined {
  const leaving = entries[index];
  if (leaving?.what !== 'left') return undefined;
  return entries.slice(0, index).findLast((entry) => entry.what === 'joined' && isSamePerson(entry, leaving))?.atMs;
}

function toLine(entries: readonly RecordEntry[], entry: RecordEntry, index: number): readonly SummaryLine[] {
  const { what, atMs, name, number, endReason } = entry;
  if (what === 'called' || what === 'explained') return [];
  const reason = reasonOf(entries, index);
  const joinedAtMs = joinedBefore(entries, index);
  return [
    {
      ...{ what, atMs, name, number },
      ...(reason !== undefined && { reason }),
      ...(endReason !== undefined && { endReason }),
      ...(joinedAtMs !== undefined && { stayedMs: atMs - joinedAtMs }),
    },
  ];
}

function staysOf(entries: readonly RecordEntry[]): readonly Stay[] {
  const stays: Stay[] = [];
  for (const { what, atMs } of entries) {
    const last = stays.at(-1);
    if (what === 'joined') stays.push({ joinedAtMs: atMs, leftAtMs: null });
    else if (what === 'left' && last?.leftAtMs === null) stays.splice(-1, 1, { ...last, leftAtMs: atMs });
  }
  return stays;
}

/** Whoever was called again is the one person; the best name and number that were ever known are theirs. */
function toPerson(entries: readonly RecordEntry[]): SummaryPerson {
  const best = (field: 'name' | 'number') => entries.findLast((entry) => entry[field] !== '')?.[field] ?? '';
  const stays = staysOf(entries);
  const isOn = stays.at(-1)?.leftAtMs === null;
  const stayedMs = stays.reduce((sum, { joinedAtMs, leftAtMs }) => sum + ((leftAtMs ?? joinedAtMs) - joinedAtMs), 0);
  const reason = entries.findLast((entry) => entry.reason !== undefined)?.reason ?? null;
  const id = entries[0]?.personId ?? '';
  const crm = entries.findLast((entry) => entry.crm)?.crm;
  return {
    ...{ id, name: best('name'), number: best('number'), stays, stayedMs, reason: isOn ? null : reason },
    ...(crm && { crm }),
  };
}

/** Does it tell of a call that rang and was not answered? */
export const isRang = (what: RecordEntry['what']): what is Rang =>
  what === 'missed' || what === 'declined' || what === 'sent-to-voicemail';

const rangOf = ({ what }: RecordEntry): Rang | undefined => (isRang(what) ? what : undefined);

/** Makes of what was stored what people want to know: who joined, left, how, why and for how long. */
export function summarise({ id, startedAtMs, entries, notes }: StoredCall): CallSummary {
  // Whoever rang during a call was not on it.
  const on = entries.filter((entry) => rangOf(entry) === undefined);
  const rang = on.length === 0 ? entries.map(rangOf)[0] : undefined;
  const shown = rang === undefined ? on : entries;
  const people = [...new Set(shown.map(({ personId }) => personId))].filter((personId) => personId !== '');
  return {
    ...{ id, startedAtMs },
    ...(rang !== undefined && { rang }),
    endedAtMs: entries.findLast(({ what }) => what === 'ended')?.atMs ?? null,
    people: people.map((personId) => toPerson(shown.filter((entry) => entry.personId === personId))),
    lines: entries.flatMap((entry, index) => toLine(entries, entry, index)),
    notes: writtenLines(notes),
  };
}
