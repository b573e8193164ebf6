import type { Items } from '../../lib/storage/items';

/** The name of this profile's phone; minted once, or RingCentral would count every start as another phone. */
export const instanceIdIn = ({ instanceId }: Pick<Items, 'instanceId'>): Promise<string> =>
  instanceId.update((id) => id || crypto.randomUUID());
