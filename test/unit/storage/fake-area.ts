import type { ListableArea } from '../../../lib/storage/area';

/** An area in memory that answers later, like the real one. */
export function createFakeArea(
  stored: Record<string, unknown> = {},
): ListableArea & { readonly stored: typeof stored } {
  return {
    stored,
    get: async (key) => {
      await Promise.resolve();
      if (key === null) return { ...stored };
      return key in stored ? { [key]: stored[key] } : {};
    },
    set: async (items) => {
      await Promise.resolve();
      Object.assign(stored, structuredClone(items));
    },
    remove: async (key) => {
      await Promise.resolve();
      delete stored[key];
    },
  };
}
