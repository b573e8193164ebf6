import * as v from 'valibot';
import type { Clock } from '../shared/clock';
import { withDeadline } from './deadline';
import { LONGEST_PENALTY_MS } from './rate-headers';

/** Where a gate keeps what it knows, so that a penalty outlives the worker that was given it. */
export interface GateMemory {
  /** What was last saved, unvalidated. */
  load(): Promise<unknown>;
  save(state: unknown): Promise<void>;
}

/** A gate begins without what it knew, rather than let nobody through. */
const LOAD_DEADLINE_MS = 1_000;

const savedGroup = v.object({
  limit: v.pipe(v.number(), v.minValue(1)),
  windowMs: v.pipe(v.number(), v.minValue(1)),
  penaltyUntilMs: v.nullable(v.number()),
  sent: v.array(v.object({ atMs: v.number(), lane: v.exactOptional(v.string()) })),
});

const savedGroups = v.object({ light: savedGroup, medium: savedGroup, heavy: savedGroup, auth: savedGroup });

/** What one gate knows of all its groups. */
export type SavedGroups = v.InferOutput<typeof savedGroups>;

/** In steady moments of this life. A clock that went back must not shut a group for longer than the platform would. */
function toPresent({ penaltyUntilMs, sent, ...group }: SavedGroups['light'], clock: Clock): SavedGroups['light'] {
  const nowMs = clock.nowMs();
  const aheadMs = nowMs - clock.steadyMs();
  return {
    ...group,
    penaltyUntilMs: penaltyUntilMs === null ? null : Math.min(penaltyUntilMs, nowMs + LONGEST_PENALTY_MS) - aheadMs,
    sent: sent.filter(({ atMs }) => atMs <= nowMs).map(({ atMs, ...rest }) => ({ atMs: atMs - aheadMs, ...rest })),
  };
}

/** What the last life knew; undefined where nothing readable is kept. Never rejects. */
export async function recall(memory: GateMemory, clock: Clock): Promise<SavedGroups | undefined> {
  const stored = await withDeadline(clock, LOAD_DEADLINE_MS, memory.load, () => undefined).catch(() => undefined);
  const parsed = v.safeParse(savedGroups, stored);
  if (!parsed.success) return undefined;
  const { light, medium, heavy, auth } = parsed.output;
  return {
    light: toPresent(light, clock),
    medium: toPresent(medium, clock),
    heavy: toPresent(heavy, clock),
    auth: toPresent(auth, clock),
  };
}

/** Saves what `state` gives, the newest once more when it changed during a write. What cannot be saved is relearned. */
export function createKeeper(memory: GateMemory, state: () => SavedGroups): () => void {
  let isDirty = false;
  let writing = Promise.resolve();
  return () => {
    if (isDirty) return;
    isDirty = true;
    writing = writing.then(() => {
      isDirty = false;
      return memory.save(state()).catch(() => undefined);
    });
  };
}
