import { useState } from 'preact/hooks';
import { matches } from '../lib/record/search';
import type { CallSummary } from '../lib/record/summary';
import { Button } from './button';
import { CrmRecords } from './crm-records';
import { momentText } from './moment';
import { peopleText } from './record-words';
import type { Translate } from './translate';

export interface HistoryListProps {
  readonly title: string;
  /** Of the heading; 3 unless said otherwise. */
  readonly level?: 2 | 3;
  /** Past calls, the newest first; null where they could not be read. */
  readonly calls: readonly CallSummary[] | null;
  /** Shown without a search. */
  readonly atFirst: number;
  readonly nowMs: number;
  /** How a call looks on screen: in private mode without names. */
  readonly shown?: ((call: CallSummary) => CallSummary) | undefined;
  readonly onOpen: (callId: string) => void;
  readonly onCallAgain?: ((call: CallSummary) => void) | undefined;
  readonly t: Translate;
}

/** Past calls with their people, and a search over all of them. */
export function HistoryList(props: HistoryListProps) {
  const { title, calls, atFirst, t } = props;
  const [query, setQuery] = useState('');
  const [hasMore, setMore] = useState(false);
  if (calls === null) return <p class="note bad">{t('history_unreadable')}</p>;
  const found = query.trim() === '' ? calls : calls.filter((call) => matches(call, query));
  const isCut = !hasMore && found.length > atFirst;
  return (
    <section class="history" aria-label={title}>
      {props.level === 2 ? <h2 class="group">{title}</h2> : <h3 class="group">{title}</h3>}
      {calls.length > 0 && (
        <input
          type="search"
          data-field="search-history"
          aria-label={t('search_history')}
          placeholder={t('search_history')}
          value={query}
          onInput={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      <ul class="recents past">
        {(isCut ? found.slice(0, atFirst) : found).map((call) => (
          <PastCall key={call.id} {...props} call={call} />
        ))}
      </ul>
      {found.length === 0 && (
        <p class="note" role="status">
          {t(calls.length === 0 ? 'history_empty' : 'history_no_match')}
        </p>
      )}
      {isCut && (
        <Button does="history-more" class="link" onClick={() => setMore(true)}>
          {t('history_more')}
        </Button>
      )}
    </section>
  );
}

function PastCall({ call, nowMs, shown, onOpen, onCallAgain, t }: HistoryListProps & { readonly call: CallSummary }) {
  const visible = shown ? shown(call) : call;
  const names = peopleText(visible, t);
  const canCall = onCallAgain && call.people.some(({ number }) => number !== '');
  return (
    <li data-call={call.id} data-rang={call.rang}>
      <button type="button" class="past-call" data-action="open-call" onClick={() => onOpen(call.id)}>
        <b class="past-who">{names}</b>
        <span class="past-line">{pastLine(call, nowMs, t)}</span>
      </button>
      {canCall && (
        <Button
          does="call-again"
          class="link"
          aria-label={t('call_again_names', names)}
          onClick={() => onCallAgain(call)}
        >
          {t('call_again')}
        </Button>
      )}
      <CrmRecords people={visible.people} most={1} t={t} />
    </li>
  );
}

const MINUTE_MS = 60_000;

function pastLine({ startedAtMs, endedAtMs, people, rang }: CallSummary, nowMs: number, t: Translate): string {
  if (rang) return [momentText(startedAtMs, nowMs), t(`call_${rang}`)].join(' · ');
  const minutes = endedAtMs === null ? null : Math.max(1, Math.round((endedAtMs - startedAtMs) / MINUTE_MS));
  const duration =
    minutes === null
      ? t('end_not_seen')
      : new Intl.NumberFormat(undefined, { style: 'unit', unit: 'minute' }).format(minutes);
  return [momentText(startedAtMs, nowMs), t('with_people', people.length), duration].join(' · ');
}
