import * as v from 'valibot';
import type { StorageArea } from './area';

/** One key of one area, with the shape that its value must have. */
export interface Item<T> {
  readonly key: string;
  /** The stored value, or the default where nothing or nonsense is stored. Never rejects for nonsense. */
  read(): Promise<T>;
  write(value: T): Promise<void>;
  /** Reads, changes and writes; changes through one item are carried out one after the other. */
  update(change: (value: T) => T): Promise<T>;
  remove(): Promise<void>;
}

/** What an item is built from. */
export interface ItemOptions<T> {
  readonly area: StorageArea;
  /** Ends in the version of the value's shape. */
  readonly key: string;
  readonly schema: v.GenericSchema<unknown, T>;
  readonly fallback: T;
  /** Told about values that did not fit; each key is named, its value never is. */
  readonly warn: (text: string) => void;
}

/** Builds a validated item. */
export function createItem<T>({ area, key, schema, fallback, warn }: ItemOptions<T>): Item<T> {
  let queue: Promise<unknown> = Promise.resolve();
  let misfits = 0;
  const read = async (): Promise<T> => {
    const stored = (await area.get(key))[key];
    if (stored === undefined) return fallback;
    const parsed = v.safeParse(schema, stored);
    if (parsed.success) return parsed.output;
    misfits += 1;
    warn(`Stored value "${key}" did not fit and was replaced by its default (${misfits}).`);
    return fallback;
  };
  const write = (value: T) => area.set({ [key]: value });
  const update = (change: (value: T) => T): Promise<T> => {
    const turn = queue.then(async () => {
      const next = change(await read());
      await write(next);
      return next;
    });
    queue = turn.catch(() => {});
    return turn;
  };
  return { key, read, write, update, remove: () => area.remove(key) };
}
