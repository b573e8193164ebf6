import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { RECORD_FORMATS, type RecordFormat } from '../lib/record/document';
import type { CallSummary } from '../lib/record/summary';
import { Button } from './button';
import { CrmRecords } from './crm-records';
import { RecordLines } from './record-lines';
import { spanText } from './record-words';
import type { TextKey, Translate } from './translate';

/** What came of copying or pasting. */
export type CopyOutcome = 'copied' | 'copy_failed' | 'pasted' | 'paste_nowhere' | 'paste_refused';

export interface RecordSummaryProps {
  /** As it may be shown: in private mode without names. */
  readonly summary: CallSummary;
  readonly onCopy: (format: RecordFormat) => Promise<CopyOutcome>;
  /** Absent where there is no page to paste into. */
  readonly onPaste?: ((format: RecordFormat) => Promise<CopyOutcome>) | undefined;
  /** The notes, below what happened. */
  readonly children?: ComponentChildren;
  readonly t: Translate;
}

/** What happened in a call, and the ways to take it along. */
export function RecordSummary(props: RecordSummaryProps) {
  const { summary, t } = props;
  return (
    <section class="summary" data-summary={summary.id} aria-label={t('title_summary')}>
      <h3 class="summary-head">
        {t('title_summary')}
        <span class="summary-span">{spanText(summary, t)}</span>
      </h3>
      <TakeAlong {...props} />
      <CrmRecords people={summary.people} t={t} />
      <RecordLines lines={summary.lines} t={t} />
      {props.children}
    </section>
  );
}

const isBad = (outcome: CopyOutcome): boolean => outcome !== 'copied' && outcome !== 'pasted';

function TakeAlong({ onCopy, onPaste, t }: RecordSummaryProps) {
  const [format, setFormat] = useState<RecordFormat>('text');
  const [outcome, setOutcome] = useState<CopyOutcome | undefined>();
  const run = (work: (format: RecordFormat) => Promise<CopyOutcome>) => () => {
    setOutcome(undefined);
    void work(format).then(setOutcome);
  };
  return (
    <>
      <div class="take-along">
        <Button does="copy-summary" class="btn primary" onClick={run(onCopy)}>
          {t('copy_for_crm')}
        </Button>
        <FormatSelect format={format} onChange={setFormat} t={t} />
        {onPaste && (
          <Button does="paste-summary" class="btn" onClick={run(onPaste)}>
            {t('paste_into_page')}
          </Button>
        )}
      </div>
      <p class={outcome && isBad(outcome) ? 'hint bad' : 'hint'} role="status" data-outcome={outcome}>
        {outcome ? t(outcome) : ''}
      </p>
    </>
  );
}

interface FormatSelectProps {
  readonly format: RecordFormat;
  readonly onChange: (format: RecordFormat) => void;
  readonly t: Translate;
}

function FormatSelect({ format, onChange, t }: FormatSelectProps) {
  const choose = (value: string) => onChange(RECORD_FORMATS.find((known) => known === value) ?? 'text');
  return (
    <select
      data-field="record-format"
      aria-label={t('record_format')}
      value={format}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {RECORD_FORMATS.map((known) => (
        <option key={known} value={known}>
          {t(`format_${known}` satisfies TextKey)}
        </option>
      ))}
    </select>
  );
}
