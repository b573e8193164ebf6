import type { Snapshot } from '../../lib/call/snapshot';
import type { BackgroundDeps } from './deps';
import type { Preferences } from './preferences';
import { RecordKeeper } from './record-keeper';

export type { RecordKeeper } from './record-keeper';

/** Ties the record to the running call and to the settings. */
export const createRecordKeeper = (
  { record: store, clock, log }: BackgroundDeps,
  preferences: Preferences,
  snapshot: () => Snapshot,
): RecordKeeper =>
  new RecordKeeper({
    ...{ store, clock, snapshot },
    retention: () => preferences.retention(),
    warn: (text) => log('warn', text),
  });
