import { CHUNK_RESERVE_MS, MAX_CHUNK_MS } from './limits';

/** When the finder may work. In a page this is `requestIdleCallback` and `performance.now`. */
export interface Schedule {
  readonly nowMs: () => number;
  /** Calls back when the page has nothing to do, with the time that it can spare. */
  readonly whenIdle: (run: (spareMs: number) => void) => void;
}

/** Work in small steps. */
export type Steps = Iterator<undefined, unknown>;

/** Does work in chunks that the page does not feel. */
export class WorkQueue {
  readonly #schedule: Schedule;
  readonly #onRest: () => void;
  #work: Steps[] = [];
  #isScheduled = false;
  #isStopped = false;

  /** `onRest` is called after each chunk, when what was found can be told. */
  constructor(schedule: Schedule, onRest: () => void) {
    this.#schedule = schedule;
    this.#onRest = onRest;
  }

  add(steps: Steps): void {
    this.#work.push(steps);
    this.#wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#work = [];
  }

  #wake(): void {
    if (this.#isScheduled || this.#isStopped || this.#work.length === 0) return;
    this.#isScheduled = true;
    this.#schedule.whenIdle((spareMs) => {
      this.#isScheduled = false;
      this.#runChunk(spareMs);
      this.#wake();
    });
  }

  #runChunk(spareMs: number): void {
    const budgetMs = Math.max(1, Math.min(MAX_CHUNK_MS, spareMs) - CHUNK_RESERVE_MS);
    const endMs = this.#schedule.nowMs() + budgetMs;
    while (this.#work.length > 0) {
      const [steps] = this.#work;
      if (steps?.next().done !== false) this.#work.shift();
      if (this.#schedule.nowMs() >= endMs) break;
    }
    if (!this.#isStopped) this.#onRest();
  }
}
