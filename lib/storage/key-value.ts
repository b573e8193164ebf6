import type { ListableArea } from './area';

/** Text by key, the shape that RingCentral's SDK expects of a store. */
export interface KeyValueStore {
  getItem(key: string): Promise<string | null>;
  setItem(key: string, value: string): Promise<void>;
  removeItem(key: string): Promise<void>;
  keys(): Promise<string[]>;
}

/** A name space of an area, so that nobody reads or wipes what belongs to others. */
export function createKeyValueStore(area: ListableArea, prefix: string): KeyValueStore {
  return {
    getItem: async (key) => {
      const value = (await area.get(prefix + key))[prefix + key];
      return typeof value === 'string' ? value : null;
    },
    setItem: (key, value) => area.set({ [prefix + key]: value }),
    removeItem: (key) => area.remove(prefix + key),
    keys: async () => {
      const stored = Object.keys(await area.get(null));
      return stored.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    },
  };
}
