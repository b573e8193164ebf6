import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { RecordEntry } from '../call/model';
import type { NoteLine } from '../record/notes';

interface Schema extends DBSchema {
  /** One row a call, so that old ones are found without reading all of them. */
  calls: { key: string; value: { readonly id: string; readonly startedAtMs: number } };
  entries: { key: [callId: string, sequence: number]; value: RecordEntry };
  notes: { key: string; value: { readonly callId: string; readonly lines: readonly NoteLine[] } };
}

/** An open connection. */
export type RecordDatabase = IDBPDatabase<Schema>;

/** Every store of the record. */
export const RECORD_STORES = ['calls', 'entries', 'notes'] as const;

const NAME = 'record';
/** Grows with the shape of the stores. */
const VERSION = 1;

/** Opens the database of this profile, and again where the browser has closed it. */
export function createRecordOpener(): () => Promise<RecordDatabase> {
  let opened: Promise<RecordDatabase> | undefined;
  const forget = (): void => {
    opened = undefined;
  };
  const open = () =>
    openDB<Schema>(NAME, VERSION, {
      upgrade: (database) => {
        database.createObjectStore('calls', { keyPath: 'id' });
        database.createObjectStore('entries', { keyPath: ['callId', 'sequence'] });
        database.createObjectStore('notes', { keyPath: 'callId' });
      },
      // A newer version of the extension waits for this connection to close.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
  return () => {
    opened ??= open().catch((cause: unknown) => {
      forget();
      throw cause;
    });
    return opened;
  };
}
