/** Text by key, like Web Storage but asynchronous. Rejects when the browser cannot read or write. */
export interface KeyValueStore {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

/** A store that takes nothing more once it was sealed. */
export interface SealableStore extends KeyValueStore {
  seal(): void;
  open(): void;
}

/** After a sign-out a renewal that is still under way must not bring its tokens back. */
export function createSealableStore(store: KeyValueStore): SealableStore {
  let isSealed = false;
  return {
    getItem: (key) => store.getItem(key),
    setItem: async (key, value) => {
      if (!isSealed) await store.setItem(key, value);
    },
    removeItem: (key) => store.removeItem(key),
    keys: () => store.keys(),
    seal: () => {
      isSealed = true;
    },
    open: () => {
      isSealed = false;
    },
  };
}
