import type { KeyValueStore } from '../../../lib/ringcentral/store';

/** A store that a test can look into. */
export interface MemoryStore extends KeyValueStore {
  readonly items: Map<string, string>;
}

/** Asynchronous like the browser's. */
export function createMemoryStore(): MemoryStore {
  const items = new Map<string, string>();
  return {
    items,
    getItem: async (key) => items.get(key) ?? null,
    setItem: async (key, value) => {
      items.set(key, value);
    },
    removeItem: async (key) => {
      items.delete(key);
    },
    keys: async () => [...items.keys()],
  };
}
