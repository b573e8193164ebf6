import type { RowView } from '../lib/call/snapshot';
import { useExpiring } from './use-expiring';

/** An armed removal that nobody confirms is forgotten. Unit: milliseconds. */
const ARMED_MS = 10_000;

const keyOf = (row: RowView) => `${row.id}:${row.generation}`;

/** Which row asks whether to remove its person. A row that changed under the question is no longer armed. */
export interface Armed {
  readonly isArmed: (row: RowView) => boolean;
  readonly arm: (row: RowView) => void;
  readonly disarm: () => void;
}

/** At most one row is armed, for ten seconds. */
export function useArmed(): Armed {
  const [key, setKey] = useExpiring<string>(ARMED_MS);
  return {
    isArmed: (row) => keyOf(row) === key && row.actions.includes('remove'),
    arm: (row) => setKey(keyOf(row)),
    disarm: () => setKey(null),
  };
}
