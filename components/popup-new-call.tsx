import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { CallMode, NewPerson } from '../lib/call/commands';
import type { DialRules } from '../lib/call/dial-rules';
import { CAPACITY } from '../lib/call/limits';
import type { Refusal } from '../lib/call/reasons';
import { AccountLine, GearButton } from './account-line';
import type { AccountView } from './account-view';
import { CallAlone } from './call-alone';
import { addPeople, type Draft } from './draft';
import { OnThisPage, type PageView } from './on-this-page';
import { formatCallee } from './parse-callee';
import { PeopleField } from './people-field';
import { type Privacy, PrivateButton } from './private-button';
import { type Groups, SavedGroups, SaveGroup } from './saved-groups';
import { type SuggestionGroup, Suggestions } from './suggestions';
import type { Translate } from './translate';
import { type DraftForm, useDraftForm } from './use-draft-form';

/** People of one conference beside the rep. */
const FREE_PLACES = CAPACITY - 1;

export interface StartRequest {
  readonly people: readonly NewPerson[];
  readonly callerId?: string;
  readonly mode?: CallMode;
}

export interface PopupNewCallProps {
  readonly account: AccountView;
  readonly draft: Draft;
  /** Each change; the entrypoint keeps it and hands it back as `draft`. */
  readonly onDraft: (draft: Draft) => void;
  /** What is on the page of the current tab; undefined where nobody can know. */
  readonly page?: PageView | undefined;
  readonly suggestions?: readonly SuggestionGroup[] | undefined;
  /** Resolves to why the start was refused, or null. */
  readonly onStart: (request: StartRequest) => Promise<Refusal | null>;
  readonly onOpenOptions: () => void;
  readonly privacy?: Privacy | undefined;
  /** What may be dialled; the background has the last word. */
  readonly rules?: DialRules | undefined;
  /** People who can be named instead of dialled, such as those of past calls. */
  readonly known?: readonly NewPerson[] | undefined;
  /** People who are called together again and again. */
  readonly groups?: Groups | undefined;
  /** Past calls; handed the way to put people on the list. */
  readonly recent?: ((add: (people: readonly NewPerson[]) => void) => ComponentChildren) | undefined;
  /** Above the account: is everything ready? */
  readonly children?: ComponentChildren;
  readonly dir?: 'ltr' | 'rtl' | undefined;
  readonly t: Translate;
}

/** Puts a call together: the only place where a call can begin. */
export function PopupNewCall(props: PopupNewCallProps) {
  const { account, draft, onDraft, t } = props;
  const context = contextOf(props);
  const [isAlone, setAlone] = useState(false);
  const submit = (people: readonly NewPerson[]) => props.onStart(toRequest(people, draft.callerId, isAlone));
  const form = useDraftForm({ draft, onDraft, context, submit });
  const add = (people: readonly NewPerson[]) => {
    const added = addPeople(draft, people, context);
    form.change(added.draft, added.problems);
  };
  return (
    <div class="pl" dir={props.dir ?? 'ltr'}>
      <form class="popup" data-view="new-call" onSubmit={form.handleSubmit}>
        <NewCallHeader {...props} />
        <div class="scroll">
          <div class="body">
            <PeopleField
              label={t('who_on_call')}
              draft={draft}
              context={context}
              problems={form.problems}
              shown={props.privacy?.shown}
              onChange={form.change}
              t={t}
            />
            <CallAlone draft={draft} isAlone={isAlone} onChange={setAlone} t={t} />
            <StartButton count={draft.people.length} isTyping={draft.text.trim() !== ''} {...form} t={t} />
            {props.groups && <SaveGroup people={draft.people} groups={props.groups} t={t} />}
          </div>
          <Offers {...props} onChoose={add} />
        </div>
        {props.children}
        <AccountLine account={account} t={t} />
      </form>
    </div>
  );
}

/** What numbers are judged by, and who can be named. */
function contextOf({ account, suggestions = [], known = [], rules }: PopupNewCallProps) {
  const suggested = suggestions.flatMap(({ people }) => people);
  return { ...account, onCall: [], freePlaces: FREE_PLACES, known: [...suggested, ...known], rules };
}

type Choose = (people: readonly NewPerson[]) => void;

type OffersProps = PopupNewCallProps & { readonly onChoose: Choose };

/** Everybody who can be put on the list with a click. */
function Offers({ page, account, draft, groups, suggestions, recent, onChoose, t }: OffersProps) {
  const shared = { chosen: draft.people, country: account.country, t };
  return (
    <>
      <OnThisPage {...shared} page={page} onAdd={(person) => onChoose([person])} />
      {groups && <SavedGroups {...shared} groups={groups} onChoose={onChoose} />}
      <Suggestions {...shared} groups={suggestions ?? []} onAdd={(person) => onChoose([person])} />
      {recent?.(onChoose)}
    </>
  );
}

function NewCallHeader(props: PopupNewCallProps) {
  const { account, draft, onDraft, onOpenOptions, privacy, t } = props;
  return (
    <header>
      <h2>{t('title_new_call')}</h2>
      <CallerIdSelect account={account} draft={draft} onDraft={onDraft} t={t} />
      {privacy && <PrivateButton privacy={privacy} t={t} />}
      <GearButton onClick={onOpenOptions} t={t} />
    </header>
  );
}

const toRequest = (people: readonly NewPerson[], callerId: string | undefined, isAlone: boolean): StartRequest => ({
  people,
  ...(callerId !== undefined && { callerId }),
  ...(isAlone && people.length === 1 && { mode: 'one-to-one' }),
});

interface StartButtonProps extends Pick<DraftForm, 'isBusy' | 'isSettling'> {
  readonly count: number;
  readonly isTyping: boolean;
  readonly t: Translate;
}

function StartButton({ count, isTyping, isBusy, isSettling, t }: StartButtonProps) {
  const isEmpty = count === 0 && !isTyping;
  const word = count === 0 ? t('start_nobody') : t('start_people', count);
  return (
    <button type="submit" class="btn primary wide" data-action="start" disabled={isBusy || isSettling || isEmpty}>
      {isBusy ? t('starting') : word}
    </button>
  );
}

type CallerIdProps = Pick<PopupNewCallProps, 'account' | 'draft' | 'onDraft' | 't'>;

/** Which number is shown to the people called. Where none was chosen RingCentral chooses, and nobody here knows which. */
function CallerIdSelect({ account, draft, onDraft, t }: CallerIdProps) {
  const { callerIds, country } = account;
  if (callerIds.length === 0) return null;
  const isFixed = callerIds.length === 1 && draft.callerId === callerIds[0];
  return (
    <select
      class="caller-id"
      data-field="caller-id"
      aria-label={t('caller_id')}
      value={draft.callerId ?? ''}
      onChange={(event) => onDraft({ ...draft, callerId: event.currentTarget.value || undefined })}
    >
      {!isFixed && <option value="">{t('caller_id_default')}</option>}
      {callerIds.map((number) => (
        <option key={number} value={number}>
          {t('from_number', formatCallee(number, country))}
        </option>
      ))}
    </select>
  );
}
