import type { Clock } from '../shared/clock';
import type { CallStore } from './ports';

/**
 * Saves the newest state, one write under way at a time. `saved` resolves once a state at least as new as the one
 * given is on disk, so that many facts of one moment cost one write; or with false once nobody may wait any longer.
 */
export interface Saver {
  saved(state: unknown): Promise<boolean>;
}

interface SaverPorts {
  readonly store: CallStore;
  readonly clock: Clock;
  /** The store began to fail, or is back. Told before anybody learns that a state is not saved. */
  readonly onState: (isFailing: boolean) => void;
}

interface Batch {
  state: unknown;
  readonly done: Promise<boolean>;
  readonly finish: (isSaved: boolean) => void;
}

type Written = 'saved' | 'failed' | 'late';

/** Pauses before a write that failed is tried again, while somebody waits. Unit: milliseconds. */
const PAUSES_MS = [100, 400];
/** A write without an answer has failed. */
const WRITE_DEADLINE_MS = 1_500;
/** While the store fails, this often somebody asks whether it is back. */
const PROBE_MS = 3_000;

function createBatch(state: unknown): Batch {
  let finish: (isSaved: boolean) => void = () => {};
  const done = new Promise<boolean>((resolve) => {
    finish = resolve;
  });
  return { state, done, finish };
}

/** Builds a saver over a store that may be slow, or fail for a while. */
export const createSaver = (ports: SaverPorts): Saver => new WriteBehind(ports);

class WriteBehind implements Saver {
  readonly #ports: SaverPorts;
  #waiting: Batch | undefined;
  #isWriting = false;
  #isFailing = false;
  #newest: unknown;
  #cancelProbe = (): void => {};

  constructor(ports: SaverPorts) {
    this.#ports = ports;
  }

  saved(state: unknown): Promise<boolean> {
    this.#newest = state;
    this.#waiting ??= createBatch(state);
    this.#waiting.state = state;
    const { done } = this.#waiting;
    if (!this.#isWriting) void this.#drain();
    return done;
  }

  async #drain(): Promise<void> {
    this.#isWriting = true;
    for (let batch = this.#waiting; batch; batch = this.#waiting) {
      this.#waiting = undefined;
      batch.finish(await this.#write(batch.state));
    }
    this.#isWriting = false;
  }

  /** Patient with a failure, once; not with silence, which took its time already. */
  async #write(state: unknown): Promise<boolean> {
    let written = await this.#try(state);
    for (const pauseMs of this.#isFailing ? [] : PAUSES_MS) {
      if (written !== 'failed') break;
      await new Promise<void>((done) => this.#ports.clock.after(pauseMs, done));
      written = await this.#try(this.#newest);
    }
    this.#tell(written !== 'saved');
    return written === 'saved';
  }

  #try(state: unknown): Promise<Written> {
    return new Promise((done) => {
      const cancel = this.#ports.clock.after(WRITE_DEADLINE_MS, () => done('late'));
      const settle = (written: Written): void => {
        cancel();
        done(written);
      };
      this.#ports.store.save(state).then(
        () => settle('saved'),
        () => settle('failed'),
      );
    });
  }

  #tell(isFailing: boolean): void {
    this.#cancelProbe();
    const probe = (): void => void this.saved(this.#newest);
    if (isFailing) this.#cancelProbe = this.#ports.clock.after(PROBE_MS, probe);
    if (isFailing === this.#isFailing) return;
    this.#isFailing = isFailing;
    this.#ports.onState(isFailing);
  }
}
