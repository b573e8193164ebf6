import { useState } from 'preact/hooks';
import { cleanName } from '../lib/call/clean-name';
import type { NewPerson } from '../lib/call/commands';
import { isSameNumber } from '../lib/call/number';
import type { RowView } from '../lib/call/snapshot';
import { Avatar } from './avatar';
import { CrmLink } from './crm-link';
import { CHECK, Icon, PLUS } from './icon';
import { formatCallee } from './parse-callee';
import type { Translate } from './translate';

/** What is known about the page of the current tab. */
export type PageView =
  /** Nobody looks for numbers there; `onFind` switches it on, within the click. */
  | { readonly kind: 'off'; readonly host: string; readonly onFind: () => void }
  | { readonly kind: 'on'; readonly people: readonly NewPerson[]; readonly isComplete: boolean };

export interface OnThisPageProps {
  readonly page: PageView | undefined;
  /** People who are about to be called. */
  readonly chosen: readonly NewPerson[];
  /** People who are on the call, with their rows. */
  readonly onCall?: readonly RowView[];
  readonly country: string;
  readonly onAdd: (person: NewPerson) => void;
  readonly onShow?: (row: RowView) => void;
  readonly t: Translate;
}

/** So many are shown until the rep wants all. */
const FIRST = 4;

/** The numbers of the page that the popup was opened on, with whose they are. */
export function OnThisPage(props: OnThisPageProps) {
  const { page, t } = props;
  if (!page) return null;
  return (
    <section aria-label={t('on_this_page')} data-section="on-this-page">
      {page.kind === 'off' ? (
        <button type="button" class="link find-numbers" data-action="find-numbers" onClick={page.onFind}>
          {t('page_find', page.host)}
        </button>
      ) : (
        <>
          <h3 class="group">{t('on_this_page')}</h3>
          <Found {...props} {...page} />
        </>
      )}
    </section>
  );
}

type FoundProps = OnThisPageProps & Extract<PageView, { kind: 'on' }>;

function Found(props: FoundProps) {
  const { people, isComplete, t } = props;
  const [isLong, setLong] = useState(false);
  const shown = isLong ? people : people.slice(0, FIRST);
  const rest = people.length - shown.length;
  return (
    <>
      <ul class="recents">
        {shown.map((person) => (
          <PageRow key={`${person.number};${person.extension ?? ''}`} {...props} person={person} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="link find-numbers" data-action="show-all" onClick={() => setLong(true)}>
          {t('page_show_all', String(people.length))}
        </button>
      )}
      <p class="hint page-state" role="status">
        {isComplete ? people.length === 0 && t('page_nobody') : t('page_looking')}
      </p>
    </>
  );
}

function PageRow(props: FoundProps & { readonly person: NewPerson }) {
  const { person, country, t } = props;
  const formatted = formatCallee(person.number, country);
  const number = person.extension === undefined ? formatted : t('with_extension', formatted, person.extension);
  const name = cleanName(person.name) || number;
  return (
    <li data-number={person.number}>
      <Avatar name={name} />
      <span class="who">
        <b>
          <bdi>{name}</bdi>
        </b>
        {name !== number && <bdi class="number">{number}</bdi>}
        <CrmLink {...person} t={t} />
      </span>
      <PageAction {...props} name={name} />
    </li>
  );
}

interface RowProps {
  readonly person: NewPerson;
  readonly name: string;
}

function PageAction({ person, chosen, onCall = [], name, ...props }: FoundProps & RowProps) {
  const { onAdd, onShow, t } = props;
  const row = onCall.find(({ number }) => isSameNumber(number, person.number));
  const isChosen = chosen.some((other) => isSameNumber(other.number, person.number));
  if (row) {
    return (
      <button
        type="button"
        class="icon"
        data-action="show-row"
        aria-label={t('show_on_call', name)}
        onClick={() => onShow?.(row)}
      >
        <Icon path={CHECK} />
      </button>
    );
  }
  return (
    <button
      type="button"
      class="icon"
      data-action="add-from-page"
      disabled={isChosen}
      aria-label={isChosen ? t('on_list') : t('add_name', name)}
      onClick={() => onAdd({ ...person, name: cleanName(person.name) })}
    >
      <Icon path={isChosen ? CHECK : PLUS} />
    </button>
  );
}
