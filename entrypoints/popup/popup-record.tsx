import type { ComponentChildren } from 'preact';
import { HistoryList } from '../../components/history-list';
import { RecordDetails } from '../../components/record-details';
import { RecordLines } from '../../components/record-lines';
import { RecordNotes } from '../../components/record-notes';
import { RecordSummary } from '../../components/record-summary';
import { toDocument } from '../../components/record-words';
import type { NewPerson } from '../../lib/call/commands';
import type { CallSummary, SummaryPerson } from '../../lib/record/summary';
import { hideSummary } from './private-view';
import { copyRecord, pasteRecord } from './take-along';
import { useNotes } from './use-notes';
import type { Popup, PopupParts } from './use-popup';

/** Past calls shown before somebody searches. */
const RECENT_CALLS = 4;

export interface RecordProps {
  readonly popup: Popup;
  readonly parts: PopupParts;
}

/** As it may be seen now; what is copied is the real one. */
const shownAs = (popup: Popup, call: CallSummary): CallSummary =>
  popup.settings.privateMode ? hideSummary(call) : call;

const takeAlong = (popup: Popup, call: CallSummary) => ({
  onCopy: (format: Parameters<typeof copyRecord>[1]) => copyRecord(toDocument(call, popup.t), format),
  onPaste: (format: Parameters<typeof pasteRecord>[1]) => pasteRecord(toDocument(call, popup.t), format),
});

/** The running call: what happened so far and notes, each behind its heading. Once it is over: the summary. */
export function CurrentRecord({ popup, parts }: RecordProps) {
  const { snapshot } = popup.received;
  const { t, calls } = popup;
  const notes = useNotes(parts.source, parts.record, snapshot.callId);
  const call = calls?.find(({ id }) => id === snapshot.callId);
  const isWanted = popup.openedAt === 'notes';
  const field = notes && <RecordNotes key={snapshot.callId} {...notes} isFocused={isWanted} t={t} />;
  if (!call) return null;
  if (snapshot.host.phase.kind === 'ended') {
    return (
      <RecordSummary summary={shownAs(popup, call)} {...takeAlong(popup, call)} t={t}>
        {field}
      </RecordSummary>
    );
  }
  return (
    <>
      <Part name="happened" title={t('timeline')}>
        <RecordLines lines={shownAs(popup, call).lines} t={t} />
      </Part>
      <Part name="notes" title={t('notes')} isOpen={isWanted || (notes?.text ?? '') !== ''}>
        {field}
      </Part>
    </>
  );
}

interface PartProps {
  readonly name: 'happened' | 'notes';
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

const Part = ({ name, title, isOpen = false, children }: PartProps) => (
  <details class="record-part" data-part={name} open={isOpen}>
    <summary>{title}</summary>
    {children}
  </details>
);

const toNewPerson = ({ number, name, crm }: SummaryPerson): NewPerson => ({ number, name, ...(crm && { crm }) });

/** Everybody who was ever called, by number; the newest name counts. */
export function peopleOf(calls: readonly CallSummary[]): readonly NewPerson[] {
  const known = new Map<string, NewPerson>();
  for (const person of calls.flatMap(({ people }) => people)) {
    if (person.number !== '' && person.name !== '' && !known.has(person.number)) {
      known.set(person.number, toNewPerson(person));
    }
  }
  return [...known.values()];
}

interface RecentProps {
  readonly popup: Popup;
  readonly add: (people: readonly NewPerson[]) => void;
  readonly onOpen: (callId: string) => void;
}

/** Past calls in the new call's view. */
export function Recent({ popup, add, onOpen }: RecentProps) {
  const { calls, t } = popup;
  if (calls === undefined || calls?.length === 0) return null;
  const callAgain = ({ people }: CallSummary) => add(people.filter(({ number }) => number !== '').map(toNewPerson));
  return (
    <HistoryList
      title={t('recent')}
      calls={calls}
      atFirst={RECENT_CALLS}
      nowMs={Date.now()}
      shown={(call) => shownAs(popup, call)}
      onOpen={onOpen}
      onCallAgain={callAgain}
      t={t}
    />
  );
}

interface PastCallProps extends RecordProps {
  readonly call: CallSummary;
  readonly onBack: () => void;
}

/** One past call instead of the new one. */
export function PastCall({ popup, parts, call, onBack }: PastCallProps) {
  const notes = useNotes(parts.source, parts.record, call.id);
  const remove = async (): Promise<boolean> => {
    const outcome = await parts.source.client.request({ kind: 'deleteRecords', callId: call.id });
    if (outcome.ok) onBack();
    return outcome.ok;
  };
  return (
    <div class="pl" dir={popup.dir}>
      <div class="popup">
        <div class="scroll">
          <RecordDetails
            summary={shownAs(popup, call)}
            {...takeAlong(popup, call)}
            notes={notes ?? { text: '', state: 'idle', onText: () => {} }}
            onBack={onBack}
            onDelete={remove}
            t={popup.t}
          />
        </div>
      </div>
    </div>
  );
}
