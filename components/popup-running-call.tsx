import type { ComponentChildren } from 'preact';
import type { NewPerson } from '../lib/call/commands';
import type { Snapshot } from '../lib/call/snapshot';
import { AccountLine, GearButton } from './account-line';
import type { AccountView } from './account-view';
import { Announcer } from './announcer';
import { CallHeader } from './call-header';
import type { CallProps, Send } from './call-props';
import { CallView } from './call-view';
import { type Draft, EMPTY_DRAFT } from './draft';
import { PeopleField } from './people-field';
import { isApart } from './row-state';
import { Timeline } from './timeline';
import type { Translate } from './translate';
import { TypedKeypad } from './typed-keypad';
import { useAct } from './use-act';
import { useSince } from './use-clock';
import { useDraftForm } from './use-draft-form';

export interface PopupRunningCallProps extends CallProps {
  /** Null while signed out. */
  readonly account: AccountView | null;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onOpenOptions: () => void;
  /** Below the controls: is everything well? */
  readonly children?: ComponentChildren;
  readonly dir?: 'ltr' | 'rtl' | undefined;
}

/** The running call in the popup: the same list and controls as the panel, and a field to add people. */
export function PopupRunningCall(props: PopupRunningCallProps) {
  const { snapshot, account, level, t } = props;
  const agedMs = useSince(snapshot, props.receivedAtMs);
  const [act, trouble] = useAct(props);
  const isOver = snapshot.host.phase.kind === 'ended';
  const title = t(isOver ? 'title_ended' : 'title_on_call');
  return (
    <div class="pl" dir={props.dir ?? 'ltr'}>
      <section class="popup" data-view="running-call" data-host-phase={snapshot.host.phase.kind}>
        <CallHeader title={title} snapshot={snapshot} agedMs={agedMs} level={level} t={t}>
          <GearButton onClick={props.onOpenOptions} t={t} />
        </CallHeader>
        <CallView
          {...props}
          removal={props.removal ?? 'ask'}
          agedMs={agedMs}
          act={act}
          trouble={trouble}
          keypad={(press) => <TypedKeypad act={press} t={t} />}
        >
          {account !== null && snapshot.actions.includes('add') && <AddForm {...props} account={account} />}
        </CallView>
        {isOver && <Timeline entries={snapshot.timeline} agedMs={agedMs} t={t} />}
        {!isOver && props.children}
        {account !== null && <AccountLine account={account} t={t} />}
      </section>
      <Announcer snapshot={snapshot} t={t} />
    </div>
  );
}

interface AddFormProps {
  readonly snapshot: Snapshot;
  readonly account: AccountView;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly send: Send;
  readonly t: Translate;
}

function AddForm({ snapshot, account, draft, onDraft, send, t }: AddFormProps) {
  const context = {
    ...account,
    onCall: snapshot.rows.filter((row) => !isApart(row)).map(({ number }) => number),
    freePlaces: snapshot.capacity - snapshot.placesTaken,
  };
  const submit = async (people: readonly NewPerson[]) => {
    const refusal = await send({ kind: 'add', people });
    if (refusal === null) onDraft(EMPTY_DRAFT);
    return refusal;
  };
  const form = useDraftForm({ draft, onDraft, context, submit });
  const isEmpty = draft.people.length === 0 && draft.text.trim() === '';
  return (
    <form class="body add-form" onSubmit={form.handleSubmit}>
      <PeopleField
        label={t('add_person')}
        draft={draft}
        context={context}
        problems={form.problems}
        onChange={form.change}
        t={t}
      />
      <button type="submit" class="btn primary" data-action="add" disabled={form.isBusy || isEmpty}>
        {t('add')}
      </button>
    </form>
  );
}
