/**
 * Saves states of which only the newest matters: one write is under way at a time, the newest waiting state goes next.
 * A burst of states costs two writes, not one each.
 */
export interface NewestWins<T> {
  /** Resolves once a state at least as new as this one is stored; rejects when that write failed. */
  save(state: T): Promise<void>;
}

interface Batch<T> {
  state: T;
  readonly stored: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (cause: unknown) => void;
}

function createBatch<T>(state: T): Batch<T> {
  let resolve = () => {};
  let reject: (cause: unknown) => void = () => {};
  const stored = new Promise<void>((settle, fail) => {
    resolve = settle;
    reject = fail;
  });
  return { state, stored, resolve, reject };
}

/** Builds a writer over any way to store. */
export function createNewestWins<T>(store: (state: T) => Promise<void>): NewestWins<T> {
  let waiting: Batch<T> | undefined;
  let isWriting = false;

  const writeAll = async (): Promise<void> => {
    isWriting = true;
    for (let batch = waiting; batch; batch = waiting) {
      waiting = undefined;
      await store(batch.state).then(batch.resolve, batch.reject);
    }
    isWriting = false;
  };
  return {
    save: (state) => {
      if (waiting) waiting.state = state;
      waiting ??= createBatch(state);
      const { stored } = waiting;
      if (!isWriting) void writeAll();
      return stored;
    },
  };
}
