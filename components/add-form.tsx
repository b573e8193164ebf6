import type { NewPerson } from '../lib/call/commands';
import type { DialRules } from '../lib/call/dial-rules';
import { isSameNumber } from '../lib/call/number';
import type { RowView, Snapshot } from '../lib/call/snapshot';
import type { AccountView } from './account-view';
import type { Send } from './call-props';
import { type Draft, EMPTY_DRAFT } from './draft';
import { OnThisPage, type PageView } from './on-this-page';
import { PeopleField } from './people-field';
import type { Privacy } from './private-button';
import { isApart } from './row-state';
import type { Translate } from './translate';
import { useDraftForm } from './use-draft-form';

export interface AddFormProps {
  readonly snapshot: Snapshot;
  readonly account: AccountView;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly send: Send;
  /** What may be dialled; the background has the last word. */
  readonly rules?: DialRules | undefined;
  /** What is on the page of the current tab; undefined where nobody can know. */
  readonly page?: PageView | undefined;
  readonly privacy?: Privacy | undefined;
  readonly t: Translate;
}

/** Moves the focus to a row of the list above. */
const focusRow = ({ id }: RowView): void =>
  document.querySelector<HTMLElement>(`[data-person="${CSS.escape(id)}"]`)?.focus();

function useAddForm({ snapshot, account, draft, onDraft, send, rules }: AddFormProps) {
  const onCall = snapshot.rows.filter((row) => !isApart(row));
  const context = {
    ...account,
    onCall: onCall.map(({ number }) => number),
    freePlaces: snapshot.capacity - snapshot.placesTaken,
    rules,
  };
  const submit = async (people: readonly NewPerson[]) => {
    const refusal = await send({ kind: 'add', people });
    if (refusal === null) onDraft(EMPTY_DRAFT);
    return refusal;
  };
  // Whoever is on the call is shown there instead of being dialled again.
  const onAlready = (input: string) => {
    const row = onCall.find(({ number }) => isSameNumber(number, input));
    if (row) focusRow(row);
  };
  return { onCall, context, form: useDraftForm({ draft, onDraft, context, submit, onAlready }) };
}

/** Adds people to the running call. */
export function AddForm(props: AddFormProps) {
  const { account, draft, page, t } = props;
  const { onCall, context, form } = useAddForm(props);
  const isEmpty = draft.people.length === 0 && draft.text.trim() === '';
  const isDisabled = form.isBusy || form.isSettling || isEmpty;
  const pick = (person: NewPerson) => form.change({ ...draft, picked: [person] }, []);
  return (
    <>
      <form class="body add-form" onSubmit={form.handleSubmit}>
        <PeopleField
          label={t('add_person')}
          draft={draft}
          context={context}
          problems={form.problems}
          shown={props.privacy?.shown}
          onChange={form.change}
          t={t}
        />
        <button type="submit" class="btn primary" data-action="add" disabled={isDisabled}>
          {t('add')}
        </button>
      </form>
      <OnThisPage
        page={page}
        chosen={draft.people}
        onCall={onCall}
        country={account.country}
        onAdd={pick}
        onShow={focusRow}
        t={t}
      />
    </>
  );
}
