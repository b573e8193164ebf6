import type { CallStore } from './ports';

/**
 * Saves the newest state, one write under way at a time. `saved` resolves once a state at least as new as the one
 * given is on disk, so that many facts of one moment cost one write.
 */
export interface Saver {
  saved(state: unknown): Promise<void>;
}

export function createSaver(store: CallStore, onFailure: (error: unknown) => void): Saver {
  let writing: Promise<void> | undefined;
  let waiting: { readonly state: unknown; readonly done: Promise<void>; readonly finish: () => void } | undefined;

  const write = async (state: unknown): Promise<void> => {
    try {
      await store.save(state);
    } catch (error) {
      onFailure(error);
    }
  };

  const drain = (): void => {
    const next = waiting;
    waiting = undefined;
    writing = next ? write(next.state).then(next.finish).then(drain) : undefined;
  };

  return {
    saved(state) {
      let finish = waiting?.finish;
      let done = waiting?.done;
      if (!finish || !done) {
        let resolve: () => void = () => {};
        done = new Promise<void>((settle) => {
          resolve = settle;
        });
        finish = resolve;
      }
      waiting = { state, done, finish };
      if (!writing) drain();
      return done;
    },
  };
}
