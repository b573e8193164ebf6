import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { CallSummary } from '../lib/record/summary';
import { Button } from './button';
import { HistoryList } from './history-list';
import { Setting } from './setting';
import type { Translate } from './translate';

export interface HistorySettings {
  /** The newest first; null where they could not be read. */
  readonly calls: readonly CallSummary[] | null;
  /** Against which the moments of the list are told. */
  readonly nowMs: number;
  readonly onExport: (format: 'csv' | 'json') => void;
  /** Resolves to whether they are gone. */
  readonly onDeleteAll: () => Promise<boolean>;
  readonly shown?: ((call: CallSummary) => CallSummary) | undefined;
  /** The call that was opened in the list, in full. */
  readonly details: (callId: string, close: () => void) => ComponentChildren;
}

interface SectionProps {
  readonly history: HistorySettings;
  readonly t: Translate;
}

const AT_FIRST = 10;

/** Past calls: the list, the way to take them along, and the way to be rid of them. */
export function OptionsHistory({ history, t }: SectionProps) {
  const [openId, setOpenId] = useState('');
  const isOpen = history.calls?.some(({ id }) => id === openId) ?? false;
  if (isOpen) return <>{history.details(openId, () => setOpenId(''))}</>;
  return (
    <>
      <Export history={history} t={t} />
      <DeleteHistory history={history} t={t} />
      <HistoryList
        title={t('history')}
        level={2}
        calls={history.calls}
        atFirst={AT_FIRST}
        nowMs={history.nowMs}
        shown={history.shown}
        onOpen={setOpenId}
        t={t}
      />
    </>
  );
}

function Export({ history: { calls, onExport }, t }: SectionProps) {
  const isEmpty = (calls ?? []).length === 0;
  return (
    <Setting title={t('history_export')} hint={t('history_export_hint')}>
      <div class="inline">
        <Button does="export-csv" class="btn" disabled={isEmpty} onClick={() => onExport('csv')}>
          {t('as_table')}
        </Button>
        <Button does="export-json" class="btn" disabled={isEmpty} onClick={() => onExport('json')}>
          {t('as_data')}
        </Button>
      </div>
    </Setting>
  );
}

function DeleteHistory({ history: { calls, onDeleteAll }, t }: SectionProps) {
  const [isAsked, setAsked] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const remove = async (): Promise<void> => {
    setAsked(false);
    setFailed(!(await onDeleteAll()));
  };
  return (
    <Setting title={t('history_delete')} hint={t(hasFailed ? 'delete_failed' : 'history_delete_hint')}>
      <Button
        does="delete-history"
        class={isAsked ? 'btn danger' : 'btn'}
        disabled={(calls ?? []).length === 0}
        onClick={() => (isAsked ? void remove() : setAsked(true))}
        onBlur={() => setAsked(false)}
      >
        {t(isAsked ? 'delete_sure' : 'history_delete')}
      </Button>
    </Setting>
  );
}
