import type { Clock } from '../../lib/shared/clock';
import type { Scheduler } from '../simulator/world/scheduler';

/** The clock of the machine that the browser runs on: somebody may set it, while RingCentral's stays right. */
export class MachineClock {
  readonly #time: Scheduler;
  #aheadMs = 0;

  constructor(time: Scheduler) {
    this.#time = time;
  }

  nowMs = (): number => this.#time.nowMs() + this.#aheadMs;

  /** For one life of the worker, which has timers of its own. */
  clockOf(after: Clock['after']): Clock {
    return { nowMs: this.nowMs, steadyMs: this.#time.nowMs, after };
  }

  /** No time passes. */
  set(byMs: number): void {
    this.#aheadMs += byMs;
  }
}
