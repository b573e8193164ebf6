import { vi } from 'vitest';

/** Waits until `look` finds something. Rejects with what it looked for after `withinMs` (default 5 s). */
export function eventually<Found>(look: () => Found | undefined | false, withinMs = 5000): Promise<Found> {
  return vi.waitFor(
    () => {
      const found = look();
      if (found === undefined || found === false) throw new Error(`not seen: ${look.toString()}`);
      return found;
    },
    { timeout: withinMs, interval: 10 },
  );
}
