import { useEffect, useRef, useState } from 'preact/hooks';
import type { NotesState } from '../../components/record-notes';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import { notesText } from '../../lib/record/notes';
import type { RecordStore } from '../../lib/storage/record-store';

const RETRY_MS = 500;

/** What stands in the field, read once for each call; undefined until then. */
function useStoredNotes(record: Pick<RecordStore, 'readNotes'>, callId: string): string | undefined {
  const [stored, setStored] = useState<{ readonly callId: string; readonly text: string } | undefined>();
  useEffect(() => {
    let isWanted = callId !== '';
    const take = (text: string): void => {
      if (isWanted) setStored({ callId, text });
    };
    record.readNotes(callId).then(
      (lines) => take(notesText(lines)),
      () => take(''),
    );
    return () => {
      isWanted = false;
    };
  }, [record, callId]);
  return stored?.callId === callId ? stored.text : undefined;
}

/**
 * The notes of one call: what is stored, and the way to change it. Each change goes to the background in the same turn,
 * which outlives the popup; one that is not confirmed is sent again.
 */
export function useNotes({ client }: ExtensionClient, record: Pick<RecordStore, 'readNotes'>, callId: string) {
  const text = useStoredNotes(record, callId);
  const [state, setState] = useState<NotesState>('idle');
  const newest = useRef<object | undefined>(undefined);
  useEffect(() => {
    setState('idle');
    return () => {
      newest.current = undefined;
    };
  }, [callId]);
  const send = async (change: { readonly callId: string; readonly text: string }): Promise<void> => {
    const outcome = await client.request({ kind: 'saveNotes', ...change });
    if (newest.current !== change) return;
    setState(outcome.ok ? 'saved' : 'failed');
    if (!outcome.ok) setTimeout(() => newest.current === change && void send(change), RETRY_MS);
  };
  const onText = (typed: string): void => {
    const change = { callId, text: typed };
    newest.current = change;
    setState('saving');
    void send(change);
  };
  return text === undefined ? undefined : { text, state, onText };
}
