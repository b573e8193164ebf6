import type { HistorySettings } from '../../components/options-history';
import { RecordDetails } from '../../components/record-details';
import { toDocument } from '../../components/record-words';
import type { ExtensionClient } from '../../lib/messaging/extension-client';
import { toCsv, toJson } from '../../lib/record/export';
import type { CallSummary } from '../../lib/record/summary';
import type { Settings } from '../../lib/storage/items';
import type { RecordStore } from '../../lib/storage/record-store';
import { t } from '../popup/page-hooks';
import { hideSummary } from '../popup/private-view';
import { copyRecord } from '../popup/take-along';
import { useHistory } from '../popup/use-history';
import { useNotes } from '../popup/use-notes';
import { saveAsFile } from './data';

interface HistoryParts {
  readonly source: ExtensionClient;
  readonly record: RecordStore;
  readonly settings: Settings;
}

const EXPORTS = {
  csv: { write: toCsv, name: 'partyline-calls.csv', type: 'text/csv' },
  json: { write: toJson, name: 'partyline-calls.json', type: 'application/json' },
} as const;

interface DetailsProps {
  readonly parts: HistoryParts;
  readonly call: CallSummary;
  readonly onBack: () => void;
}

function PastCall({ parts, call, onBack }: DetailsProps) {
  const { source, record, settings } = parts;
  const notes = useNotes(source, record, call.id);
  const remove = async (): Promise<boolean> => {
    const outcome = await source.client.request({ kind: 'deleteRecords', callId: call.id });
    if (outcome.ok) onBack();
    return outcome.ok;
  };
  return (
    <RecordDetails
      summary={settings.privateMode ? hideSummary(call) : call}
      onCopy={(format) => copyRecord(toDocument(call, t), format)}
      notes={notes ?? { text: '', state: 'idle', onText: () => {} }}
      onBack={onBack}
      onDelete={remove}
      t={t}
    />
  );
}

/** Past calls on the options page; undefined until they were read. */
export function useHistorySection(parts: HistoryParts): HistorySettings | undefined {
  const { source, record, settings } = parts;
  const calls = useHistory(record);
  if (calls === undefined) return undefined;
  return {
    calls,
    nowMs: Date.now(),
    onExport: (format) => {
      const { write, name, type } = EXPORTS[format];
      saveAsFile(write(calls ?? []), name, type);
    },
    onDeleteAll: async () => (await source.client.request({ kind: 'deleteRecords' })).ok,
    ...(settings.privateMode && { shown: hideSummary }),
    details: (callId, close) => {
      const call = calls?.find(({ id }) => id === callId);
      return call && <PastCall key={callId} parts={parts} call={call} onBack={close} />;
    },
  };
}
