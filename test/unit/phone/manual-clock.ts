import type { Clock } from '../../../lib/shared/clock';

interface Timer {
  readonly dueMs: number;
  readonly callback: () => void;
}

/** Time that passes when a test says so. A delay of 0 is over in the next turn, as everywhere. */
export class ManualClock implements Clock {
  #nowMs = 1_000_000;
  #timers: readonly Timer[] = [];

  nowMs(): number {
    return this.#nowMs;
  }

  steadyMs(): number {
    return this.#nowMs;
  }

  after(delayMs: number, callback: () => void): () => void {
    if (delayMs === 0) {
      const turn = setImmediate(callback);
      return () => clearImmediate(turn);
    }
    const timer = { dueMs: this.#nowMs + delayMs, callback };
    this.#timers = [...this.#timers, timer];
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Delays that are being waited for, shortest first. Unit: milliseconds. */
  pending(): readonly number[] {
    return this.#timers.map(({ dueMs }) => dueMs - this.#nowMs).sort((a, b) => a - b);
  }

  /** Lets time pass; what is due meanwhile is called in order, with turns for what it sets off. */
  async advance(byMs: number): Promise<void> {
    const endMs = this.#nowMs + byMs;
    await turns();
    for (let timer = this.#next(endMs); timer; timer = this.#next(endMs)) {
      this.#nowMs = timer.dueMs;
      this.#timers = this.#timers.filter((other) => other !== timer);
      timer.callback();
      await turns();
    }
    this.#nowMs = endMs;
  }

  #next(endMs: number): Timer | undefined {
    return this.#timers.filter(({ dueMs }) => dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  }
}

/** A few turns of the event loop: everything that only waits for promises has happened then. */
export async function turns(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}
