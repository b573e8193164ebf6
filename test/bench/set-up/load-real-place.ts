import { loadAsShipped } from '../load';
import type { Place } from './place';
import type * as realPlace from './real-place';

/** Bundles and opens the place in real time; the caller closes it. */
export async function loadRealPlace(): Promise<Place> {
  const module = await loadAsShipped<typeof realPlace>('test/bench/set-up/real-place.ts', 'real-place');
  return module.openRealPlace();
}
