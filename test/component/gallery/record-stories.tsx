import { HistoryList } from '../../../components/history-list';
import { EMPTY_DRAFT, PopupNewCall, PopupRunningCall } from '../../../components/popup';
import type { Privacy } from '../../../components/private-button';
import { RecordDetails } from '../../../components/record-details';
import { RecordLines } from '../../../components/record-lines';
import { RecordNotes } from '../../../components/record-notes';
import { RecordSummary } from '../../../components/record-summary';
import type { Snapshot } from '../../../lib/call/snapshot';
import { hidePerson, hideSnapshot } from '../../../lib/messaging/mask';
import { notesText } from '../../../lib/record/notes';
import { ACCOUNT } from '../page-fixtures';
import { PANEL_CALLS } from '../panel-calls';
import { NOW_MS, PAST, STORED, SUMMARY } from '../record-fixtures';
import type { PopupState } from './states';
import type { Story, StoryParts } from './story';

const nothing = () => {};
const accept = async () => null;
const copied = async () => 'copied' as const;
const nowhere = async () => 'paste_nowhere' as const;
const privacy = (isOn: boolean): Privacy => ({
  isOn,
  isLocked: false,
  onToggle: nothing,
  shown: (person) => (isOn ? hidePerson(person) : person),
});
const NOTES = { text: notesText(STORED.notes), state: 'saved', onText: nothing } as const;

interface RunningProps extends StoryParts {
  readonly snapshot: Snapshot;
  readonly isPrivate?: boolean;
  readonly isOver?: boolean;
}

function Running({ snapshot, isPrivate = false, isOver = false, ...parts }: RunningProps) {
  const { t } = parts;
  const notes = <RecordNotes {...NOTES} t={t} />;
  const live = (
    <>
      <details class="record-part">
        <summary>{t('timeline')}</summary>
        <RecordLines lines={SUMMARY.lines} t={t} />
      </details>
      <details class="record-part" open>
        <summary>{t('notes')}</summary>
        {notes}
      </details>
    </>
  );
  const over = (
    <RecordSummary summary={SUMMARY} onCopy={copied} onPaste={nowhere} t={t}>
      {notes}
    </RecordSummary>
  );
  return (
    <PopupRunningCall
      snapshot={isPrivate ? hideSnapshot(snapshot) : snapshot}
      send={accept}
      onOpenPopup={nothing}
      account={ACCOUNT}
      draft={EMPTY_DRAFT}
      onDraft={nothing}
      onOpenOptions={nothing}
      privacy={privacy(isPrivate)}
      record={isOver ? over : live}
      {...parts}
    />
  );
}

const Recent = (parts: StoryParts) => (
  <PopupNewCall
    account={ACCOUNT}
    draft={EMPTY_DRAFT}
    onDraft={nothing}
    onStart={accept}
    onOpenOptions={nothing}
    privacy={privacy(false)}
    recent={() => (
      <HistoryList
        title={parts.t('recent')}
        calls={PAST}
        atFirst={2}
        nowMs={NOW_MS}
        onOpen={nothing}
        onCallAgain={nothing}
        t={parts.t}
      />
    )}
    {...parts}
  />
);

const PastCall = ({ t, dir }: StoryParts) => (
  <div class="pl" dir={dir}>
    <div class="popup">
      <div class="scroll">
        <RecordDetails
          summary={SUMMARY}
          onCopy={copied}
          onPaste={nowhere}
          notes={NOTES}
          onBack={nothing}
          onDelete={async () => true}
          t={t}
        />
      </div>
    </div>
  </div>
);

const LONG: Snapshot = { ...PANEL_CALLS.live, notices: [{ kind: 'long-call' }], elapsedMs: 14_400_000 };

type RecordState =
  | 'popup-notes'
  | 'popup-summary'
  | 'popup-recent'
  | 'popup-past-call'
  | 'popup-private'
  | 'popup-long-call';

/** The record of a call in the popup: while it runs, after it, and later. */
export const RECORD_STORIES: Readonly<Record<RecordState & PopupState, Story>> = {
  'popup-notes': { show: (parts) => <Running snapshot={PANEL_CALLS.live} {...parts} /> },
  'popup-summary': {
    show: (parts) => <Running snapshot={PANEL_CALLS.ended} isOver {...parts} />,
    clicks: ['[data-action="copy-summary"]'],
  },
  'popup-recent': { show: (parts) => <Recent {...parts} /> },
  'popup-past-call': {
    show: (parts) => <PastCall {...parts} />,
    clicks: ['[data-action="paste-summary"]', '[data-action="delete-call"]'],
  },
  'popup-private': { show: (parts) => <Running snapshot={PANEL_CALLS.live} isPrivate {...parts} /> },
  'popup-long-call': { show: (parts) => <Running snapshot={LONG} {...parts} /> },
};
