import { useMemo } from 'preact/hooks';
import type { Privacy } from '../../components/private-button';
import type { ReceivedSnapshot } from '../../components/use-snapshot';
import { hidePerson, hideSnapshot } from '../../lib/messaging/mask';
import { type Items, lockedBy, type Settings } from '../../lib/storage/items';
import { usePolicy } from './page-hooks';

/** Private mode, and the way to switch it. */
export function usePrivacy(items: Pick<Items, 'settings' | 'policy'>, { privateMode: isOn }: Settings): Privacy {
  const policy = usePolicy(items);
  return {
    isOn,
    isLocked: policy !== undefined && lockedBy(policy).privateMode === true,
    onToggle: () => void items.settings.update((settings) => ({ ...settings, privateMode: !isOn })),
    shown: (person) => (isOn ? hidePerson(person) : person),
  };
}

/** The call as it may be seen now. */
export const usePrivateView = (received: ReceivedSnapshot, isPrivate: boolean): ReceivedSnapshot =>
  useMemo(
    () => (isPrivate ? { ...received, snapshot: hideSnapshot(received.snapshot) } : received),
    [received, isPrivate],
  );
