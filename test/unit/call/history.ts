import type { Command } from '../../../lib/call/commands';
import { decide, isRefusal } from '../../../lib/call/decide';
import type { Effect } from '../../../lib/call/effects';
import { NOTHING } from '../../../lib/call/empty';
import type { Decision, FactBody, LegFact } from '../../../lib/call/facts';
import type { Call, Person } from '../../../lib/call/model';
import type { PartySight, SessionReading, StatusCode } from '../../../lib/call/party';
import { dueEffects, plan } from '../../../lib/call/plan';
import { reduce } from '../../../lib/call/reduce';
import type { RowView, Snapshot } from '../../../lib/call/snapshot';
import { view } from '../../../lib/call/view';

export const DANA = '+16505550117';
export const PRIYA = '102';
export const TOM = '+14155550188';
export const CONFERENCE = 's-CONF';
export const BOOT = 'boot-1';

export type More = Partial<Omit<PartySight, 'partyId' | 'status'>>;

const SILENT = { liveTag: null, muted: false, onHold: false } as const;

/** A call made of facts alone: no clock, no conductor, no network. Time moves by `after`. */
export class History {
  call: Call = NOTHING;
  nowMs = 1_000_000;
  #sequence = 10;

  fold(...bodies: readonly FactBody[]): this {
    for (const body of bodies) this.call = reduce(this.call, { ...body, atMs: this.nowMs });
    return this;
  }

  after(forMs: number): this {
    this.nowMs += forMs;
    return this;
  }

  /** Decides, and folds what was decided. */
  command(command: Command, callId = 'call-1'): Decision {
    const decision = decide(this.call, callId, command, this.nowMs);
    if (!isRefusal(decision)) this.fold(...decision);
    return decision;
  }

  /** What a wish would lead to now; nothing is folded. */
  refusal(command: Command): string | undefined {
    const decision = decide(this.call, 'call-2', command, this.nowMs);
    return isRefusal(decision) ? decision.refused : undefined;
  }

  get due(): readonly Effect[] {
    return dueEffects(plan(this.call), this.nowMs);
  }

  /** Keys of the requests and orders that are due. */
  get dueKeys(): readonly string[] {
    return this.due.flatMap((effect) => ('key' in effect ? [effect.key] : []));
  }

  /** Targets of the reads that are due. */
  get dueLooks(): readonly string[] {
    return this.due.flatMap((effect) => (effect.kind === 'look' ? [effect.target] : []));
  }

  get snapshot(): Snapshot {
    return view(this.call, this.nowMs);
  }

  person(id = 'p1'): Person {
    const found = this.call.people.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`Nobody is ${id}`);
    return found;
  }

  row(id = 'p1'): RowView {
    const found = this.snapshot.rows.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`No row is ${id}`);
    return found;
  }

  /** A notification about one party; each is later than the one before, unless a sequence is given. */
  event(sessionId: string, partyId: string, status: StatusCode, more: More & { sequence?: number } = {}): this {
    this.#sequence += 1;
    const { sequence = this.#sequence, ...sight } = more;
    const isConference = sessionId === CONFERENCE;
    return this.fold({
      kind: 'partyChanged',
      patch: { sessionId, isConference, sequence, party: { partyId, status, ...sight } },
    });
  }

  own(id: string, status: StatusCode, more: More & { sequence?: number } = {}): this {
    return this.event(session(id), ownParty(id), status, more);
  }

  other(id: string, status: StatusCode, more: More & { sequence?: number } = {}): this {
    return this.event(session(id), `${session(id)}-p2`, status, more);
  }

  leg(leg: LegFact): this {
    return this.fold({ kind: 'legChanged', bootId: BOOT, leg });
  }

  /** A read of the conference that begins and is answered now. */
  readConference(parties: readonly PartySight[]): this {
    const reading: SessionReading = { sessionId: CONFERENCE, isConference: true, parties };
    const target = 'conference';
    return this.fold({ kind: 'lookBegun', target }, { kind: 'sessionRead', target, begunAtMs: this.nowMs, reading });
  }

  /** A read of one original call that begins and is answered now. */
  readCall(id: string, parties: readonly PartySight[]): this {
    const target = `call:${session(id)}` as const;
    const reading: SessionReading = { sessionId: session(id), isConference: false, parties };
    return this.fold({ kind: 'lookBegun', target }, { kind: 'sessionRead', target, begunAtMs: this.nowMs, reading });
  }
}

export const session = (id: string): string => `s-${id}`;
export const ownParty = (id: string): string => `s-${id}-p1`;
export const seat = (id: string): string => `${CONFERENCE}-${id}`;
export const inConference = (id: string) => ({ sessionId: CONFERENCE, partyId: seat(id) });

/** How the conference's own list shows somebody who is present. */
export const listed = (id: string, status: StatusCode = 'Gone'): PartySight => ({
  partyId: seat(id),
  status,
  isHost: false,
  peer: { sessionId: session(id), partyId: ownParty(id) },
});

export const hostListed = (status: StatusCode = 'Answered'): PartySight => ({
  partyId: `${CONFERENCE}-host`,
  status,
  isHost: true,
});

/** Signed in; phone, microphone and events are there; nobody calls. */
export function ready(): History {
  return new History().fold(
    { kind: 'signedIn', account: { country: 'US', ownNumbers: ['+16505550100'] } },
    {
      kind: 'phoneStated',
      bootId: BOOT,
      isRegistered: true,
      microphone: 'open',
      audio: SILENT,
      recording: false,
      legs: [],
    },
    { kind: 'eventsChanged', state: 'live' },
  );
}

/** A start with these callees, as far as the 201 of the conference. */
export function created(numbers: readonly string[] = [DANA], bringIn: 'on-answer' | 'by-hand' = 'on-answer'): History {
  const history = ready();
  history.command({ kind: 'start', people: numbers.map((number) => ({ number, name: '' })), bringIn });
  return history.fold(
    { kind: 'attempted', key: 'create:call-1:1' },
    {
      kind: 'settled',
      key: 'create:call-1:1',
      outcome: 'ok',
      conference: { sessionId: CONFERENCE, voiceCallToken: 'conf_1' },
    },
  );
}

/** The host's leg is up and its party Answered. */
export function hostIn(history: History): History {
  const { tag } = history.call.host.leg;
  const ids = { sessionId: CONFERENCE, partyId: `${CONFERENCE}-host` };
  return history
    .fold({ kind: 'attempted', key: `dial:host:${history.call.host.generation}` })
    .leg({ tag, state: 'answered', ids })
    .event(CONFERENCE, ids.partyId, 'Answered', { isHost: true });
}

/** The phone rings somebody, the ids of the leg are known, and the read that follows them was answered. */
export function ringing(history: History, id = 'p1'): History {
  const { leg, generation } = history.person(id);
  const ids = { sessionId: session(id), partyId: ownParty(id) };
  return history
    .fold({ kind: 'attempted', key: `dial:${id}:${generation}` })
    .leg({ tag: leg.tag, state: 'ringing', ids })
    .own(id, 'Proceeding')
    .readCall(id, []);
}

/** An outside callee picked up. */
export const answered = (history: History, id = 'p1'): History => ringing(history, id).own(id, 'Answered');

/** Brought in, and the event of it arrived. */
export function joined(history: History, id = 'p1'): History {
  const { generation, leg } = answered(history, id).person(id);
  const key = `bring-in:${id}:${generation}`;
  return history
    .fold({ kind: 'attempted', key }, { kind: 'settled', key, outcome: 'ok', partyId: seat(id) })
    .own(id, 'Gone', { statusReason: 'Conference', peer: inConference(id) })
    .leg({ tag: leg.tag, state: 'ended', end: { status: 0, byUs: false } });
}

/** Everybody of the list is on the conference with the rep. */
export function talking(numbers: readonly string[] = [DANA]): History {
  const history = hostIn(created(numbers));
  numbers.forEach((_, index) => {
    joined(history, `p${index + 1}`);
  });
  return history;
}
