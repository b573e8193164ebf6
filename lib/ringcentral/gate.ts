import type { Clock } from '../shared/clock';
import { createKeeper, type GateMemory, recall, type SavedGroups } from './gate-memory';
import { type HeaderReader, readPenaltyMs, readRateHeaders } from './rate-headers';
import {
  type Lane,
  nextSlotMs,
  noteRemaining,
  noteSent,
  openWindow,
  type RateGroup,
  type RateWindow,
} from './rate-window';
import type { Priority } from './telephony';

/** A request that asks to be let through. */
export interface Pass {
  readonly group: RateGroup;
  readonly priority: Priority;
  /** How long it may wait for a slot. */
  readonly waitMs: number;
  readonly lane?: Lane;
}

/** Through, with the way to give the slot back when nothing was sent; or not in time. */
export type Admission =
  | { readonly admitted: true; readonly refund: () => void }
  | { readonly admitted: false; readonly retryAfterMs: number };

/** Keeps each rate group within its limit, the urgent first, and silent during a penalty. */
export interface Gate {
  /** Settles within `waitMs`; never rejects. */
  enter(pass: Pass): Promise<Admission>;
  /** Every answer teaches: 429 starts a penalty, `X-Rate-Limit-*` corrects the count. */
  learn(group: RateGroup, status: number, headers: HeaderReader): void;
}

interface Waiter {
  readonly pass: Pass;
  readonly settle: (admission: Admission) => void;
  readonly cancelTimer: () => void;
}

interface GroupState {
  readonly window: RateWindow;
  penaltyUntilMs: number;
  queue: readonly Waiter[];
  cancelWake: () => void;
  /** Something that must outlive the worker is different now. */
  readonly changed: () => void;
}

const RANK: Record<Priority, number> = { end: 0, remove: 1, 'bring-in': 2, look: 3 };

/** The part of a group that stays free for whoever is more urgent. */
const RESERVED_SHARE: Record<Priority, number> = { end: 0, remove: 0.04, 'bring-in': 0.1, look: 0.2 };

interface GateOptions {
  readonly clock: Clock;
  readonly onPenalty: (untilMs: number | null) => void;
  /** Without one a penalty is forgotten with the gate. */
  readonly memory?: GateMemory;
}

/**
 * One gate for all groups. `onPenalty` is told until when, by the machine's clock, the light group is silent, which carries what keeps the roster
 * true, and null when it is no more. A penalty of another group holds up its own requests only, and each of them says so.
 * Source: developers.ringcentral.com, guide "API rate limits": a request during a penalty starts it anew.
 */
export function createGate(options: GateOptions): Gate {
  const { clock, memory } = options;
  const open = (group: RateGroup): GroupState => ({
    window: openWindow(group),
    penaltyUntilMs: Number.NEGATIVE_INFINITY,
    queue: [],
    cancelWake: () => undefined,
    changed: () => keep(),
  });
  const groups = { light: open('light'), medium: open('medium'), heavy: open('heavy'), auth: open('auth') };
  const keep = memory ? createKeeper(memory, () => toSaved(groups, clock.nowMs() - clock.steadyMs())) : () => undefined;
  const penalties = createPenaltyNotice(clock, groups.light, options.onPenalty);
  let recalling: Promise<void> | undefined;
  const recallOnce = (from: GateMemory): Promise<void> => {
    recalling ??= recall(from, clock).then((saved) => {
      if (saved) resume(groups, saved);
      penalties.changed();
    });
    return recalling;
  };

  return {
    async enter(pass) {
      if (memory) await recallOnce(memory);
      return enterGroup(groups[pass.group], pass, clock);
    },
    learn(assumedGroup, status, headers) {
      const { group = assumedGroup, limit, remaining, windowMs } = readRateHeaders(headers);
      const state = groups[group];
      if (limit !== undefined) state.window.limit = limit;
      if (windowMs !== undefined) state.window.windowMs = windowMs;
      // A refusal says 0; the penalty takes care of that, and must not be followed by a full window.
      if (status !== 429 && remaining !== undefined) noteRemaining(state.window, remaining, clock.steadyMs());
      if (status !== 429) return;
      state.penaltyUntilMs = Math.max(state.penaltyUntilMs, clock.steadyMs() + readPenaltyMs(headers, clock.nowMs()));
      penalties.changed();
      keep();
      pump(state, clock);
    },
  };
}

/** Within a life moments are steady ones; `aheadMs` makes of them what the machine's clock says. */
const toSavedGroup = ({ window, penaltyUntilMs }: GroupState, aheadMs: number): SavedGroups['light'] => ({
  limit: window.limit,
  windowMs: window.windowMs,
  penaltyUntilMs: Number.isFinite(penaltyUntilMs) ? penaltyUntilMs + aheadMs : null,
  sent: window.sent.map(({ atMs, lane }) => ({ atMs: atMs + aheadMs, ...(lane !== undefined && { lane }) })),
});

const toSaved = ({ light, medium, heavy, auth }: Record<RateGroup, GroupState>, aheadMs: number): SavedGroups => ({
  light: toSavedGroup(light, aheadMs),
  medium: toSavedGroup(medium, aheadMs),
  heavy: toSavedGroup(heavy, aheadMs),
  auth: toSavedGroup(auth, aheadMs),
});

/** What this life learned meanwhile stands: an answer may have come before the memory did. */
function resume(groups: Record<RateGroup, GroupState>, saved: SavedGroups): void {
  for (const name of ['light', 'medium', 'heavy', 'auth'] as const) {
    const [state, { limit, windowMs, penaltyUntilMs, sent }] = [groups[name], saved[name]];
    Object.assign(state.window, { limit, windowMs, sent: [...sent, ...state.window.sent] });
    state.penaltyUntilMs = Math.max(state.penaltyUntilMs, penaltyUntilMs ?? Number.NEGATIVE_INFINITY);
  }
}

function openingMs(state: GroupState, { priority, lane }: Pass, nowMs: number): number {
  const reserve = Math.floor(state.window.limit * RESERVED_SHARE[priority]);
  return Math.max(state.penaltyUntilMs, nextSlotMs(state.window, reserve, lane, nowMs));
}

function enterGroup(state: GroupState, pass: Pass, clock: Clock): Promise<Admission> {
  const lateByMs = openingMs(state, pass, clock.steadyMs()) - clock.steadyMs();
  if (lateByMs > pass.waitMs) return Promise.resolve({ admitted: false, retryAfterMs: lateByMs });
  return new Promise((settle) => {
    const giveUp = (): void => {
      // A slot may open at this very moment.
      pump(state, clock);
      if (!state.queue.includes(waiter)) return;
      state.queue = state.queue.filter((other) => other !== waiter);
      pump(state, clock);
      settle({
        admitted: false,
        retryAfterMs: Math.max(1000, openingMs(state, pass, clock.steadyMs()) - clock.steadyMs()),
      });
    };
    const waiter: Waiter = { pass, settle, cancelTimer: clock.after(pass.waitMs, giveUp) };
    state.queue = [...state.queue, waiter].sort((a, b) => RANK[a.pass.priority] - RANK[b.pass.priority]);
    pump(state, clock);
  });
}

/** Lets through whoever may go, then sleeps until the next slot. */
function pump(state: GroupState, clock: Clock): void {
  state.cancelWake();
  const nowMs = clock.steadyMs();
  for (const waiter of state.queue) {
    if (openingMs(state, waiter.pass, nowMs) > nowMs) continue;
    waiter.cancelTimer();
    state.queue = state.queue.filter((other) => other !== waiter);
    const takeBack = noteSent(state.window, waiter.pass.lane, nowMs);
    state.changed();
    const refund = (): void => {
      takeBack();
      state.changed();
      pump(state, clock);
    };
    waiter.settle({ admitted: true, refund });
  }
  const nextMs = Math.min(...state.queue.map(({ pass }) => openingMs(state, pass, nowMs)));
  state.cancelWake = Number.isFinite(nextMs) ? clock.after(nextMs - nowMs, () => pump(state, clock)) : () => undefined;
}

function createPenaltyNotice(clock: Clock, state: GroupState, tell: (untilMs: number | null) => void) {
  let told: number | null = null;
  let cancel = (): void => undefined;
  const changed = (): void => {
    cancel();
    const next = state.penaltyUntilMs > clock.steadyMs() ? state.penaltyUntilMs : null;
    if (next !== null) cancel = clock.after(next - clock.steadyMs(), changed);
    if (next !== told) tell(next === null ? null : Math.round(next + clock.nowMs() - clock.steadyMs()));
    told = next;
  };
  return { changed };
}
