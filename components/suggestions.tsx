import { cleanName } from '../lib/call/clean-name';
import type { NewPerson } from '../lib/call/commands';
import { isSameNumber } from '../lib/call/number';
import { Avatar } from './avatar';
import { CHECK, Icon, PLUS } from './icon';
import { formatCallee } from './parse-callee';
import { There } from './there';
import type { Translate } from './translate';

/** People who can be added with one click, such as those of earlier calls. */
export interface SuggestionGroup {
  readonly title: string;
  readonly people: readonly NewPerson[];
}

export interface SuggestionsProps {
  readonly groups: readonly SuggestionGroup[];
  readonly chosen: readonly NewPerson[];
  readonly country: string;
  readonly onAdd: (person: NewPerson) => void;
  readonly t: Translate;
}

/** Lists of people below the field. */
export function Suggestions(props: SuggestionsProps) {
  const shown = props.groups.filter(({ people }) => people.length > 0);
  return (
    <>
      {shown.map(({ title, people }) => (
        <section key={title} aria-label={title}>
          <h3 class="group">{title}</h3>
          <ul class="recents">
            {people.map((person) => (
              <Suggestion key={person.number} {...props} person={person} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Suggestion({ person, chosen, country, onAdd, t }: SuggestionsProps & { readonly person: NewPerson }) {
  const number = formatCallee(person.number, country);
  const name = cleanName(person.name) || number;
  const isChosen = chosen.some((other) => isSameNumber(other.number, person.number));
  return (
    <li>
      <Avatar name={name} />
      <span class="who">
        <b>
          <bdi>{name}</bdi>
        </b>
        {name !== number && <bdi class="number">{number}</bdi>} <There number={person.number} country={country} t={t} />
      </span>
      <button
        type="button"
        class="icon"
        data-action="add-suggestion"
        disabled={isChosen}
        aria-label={isChosen ? t('on_list') : t('add_name', name)}
        onClick={() => onAdd(person)}
      >
        <Icon path={isChosen ? CHECK : PLUS} />
      </button>
    </li>
  );
}
