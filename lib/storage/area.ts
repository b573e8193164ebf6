/** The parts of a storage area that are used; the browser's areas and the tests' fakes both have them. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** An area that can also be listed: `null` asks for everything. */
export interface ListableArea extends StorageArea {
  get(key: string | null): Promise<Record<string, unknown>>;
}
