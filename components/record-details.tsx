import { useState } from 'preact/hooks';
import { Button } from './button';
import { RecordNotes, type RecordNotesProps } from './record-notes';
import { RecordSummary, type RecordSummaryProps } from './record-summary';

export interface RecordDetailsProps extends Omit<RecordSummaryProps, 'children'> {
  readonly notes: Omit<RecordNotesProps, 't'>;
  readonly onBack: () => void;
  /** Resolves to whether it is gone. */
  readonly onDelete: () => Promise<boolean>;
}

/** One past call: what happened, its notes, and the way to be rid of it. */
export function RecordDetails(props: RecordDetailsProps) {
  const { notes, onBack, t } = props;
  return (
    <div class="details" data-view="past-call">
      <Button does="back" class="link" onClick={onBack}>
        {t('back')}
      </Button>
      <RecordSummary {...props}>
        <RecordNotes {...notes} t={t} />
      </RecordSummary>
      <DeleteCall {...props} />
    </div>
  );
}

function DeleteCall({ onDelete, t }: Pick<RecordDetailsProps, 'onDelete' | 't'>) {
  const [isAsked, setAsked] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const remove = async (): Promise<void> => setFailed(!(await onDelete()));
  return (
    <>
      <Button
        does="delete-call"
        class={isAsked ? 'btn danger' : 'btn'}
        onClick={() => (isAsked ? void remove() : setAsked(true))}
        onBlur={() => setAsked(false)}
      >
        {t(isAsked ? 'delete_call_sure' : 'delete_call')}
      </Button>
      {hasFailed && (
        <p class="hint bad" role="alert">
          {t('delete_failed')}
        </p>
      )}
    </>
  );
}
