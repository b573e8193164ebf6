import type { ManualScheduler } from '../simulator/world/manual-scheduler';

/** More timers than any scenario needs. */
const MAX_STEPS = 20_000;

/** Lets promises settle without moving time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
}

/** Moves time on, one due timer after another, letting promises settle in between. */
export async function passTime(clock: ManualScheduler, forMs: number): Promise<void> {
  const untilMs = clock.nowMs() + forMs;
  await settle();
  let steps = 0;
  for (let due = clock.nextDueMs(); due !== undefined && due <= untilMs; due = clock.nextDueMs()) {
    steps += 1;
    if (steps > MAX_STEPS) throw new Error('Time does not move on: something is due again and again');
    clock.advance(Math.max(0, due - clock.nowMs()));
    await settle();
  }
  clock.advance(untilMs - clock.nowMs());
  await settle();
}
