import { useRef } from 'preact/hooks';
import { cleanName } from '../lib/call/clean-name';
import type { NewPerson } from '../lib/call/commands';
import { addTyped, type Draft, type DraftContext, type DraftProblem, hasSeparator, withoutPerson } from './draft';
import { CROSS, Icon } from './icon';
import { formatCallee } from './parse-callee';
import { There } from './there';
import { handleTokenKey } from './token-keys';
import type { Translate } from './translate';

export interface PeopleFieldProps {
  readonly label: string;
  readonly draft: Draft;
  readonly context: DraftContext;
  readonly problems: readonly DraftProblem[];
  /** How somebody looks on screen: in private mode without a name. */
  readonly shown?: ((person: NewPerson) => NewPerson) | undefined;
  readonly onChange: (draft: Draft, problems: readonly DraftProblem[]) => void;
  readonly t: Translate;
}

/** People as chips, with a field that turns numbers into more of them. */
export function PeopleField(props: PeopleFieldProps) {
  const { draft, problems, t } = props;
  const input = useRef<HTMLInputElement>(null);
  const change = (next: Draft, left: readonly DraftProblem[]) => {
    props.onChange(next, left);
    input.current?.focus();
  };
  const remove = (index: number) => change(withoutPerson(draft, index), problems);
  const clear = () => change({ ...draft, people: [] }, []);
  return (
    <div class="field">
      <label for="people-input">{props.label}</label>
      {/* The whole box is the field for a pointer; the keyboard goes to the input itself. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        class="tokens"
        onClick={(event) => event.target === event.currentTarget && input.current?.focus()}
        onKeyDown={handleTokenKey}
      >
        <Chips {...props} people={draft.people} country={props.context.country} onRemove={remove} />
        <input
          id="people-input"
          ref={input}
          data-field="people"
          inputMode="text"
          autoComplete="off"
          spellcheck={false}
          placeholder={t('name_or_number')}
          value={draft.text}
          aria-invalid={problems.length > 0}
          aria-describedby="people-problems"
          {...fieldHandlers(props)}
        />
      </div>
      <ClearButton count={draft.people.length} onClear={clear} t={t} />
      <Problems problems={problems} isRest={draft.text.trim() !== ''} t={t} />
    </div>
  );
}

interface ClearProps {
  readonly count: number;
  readonly onClear: () => void;
  readonly t: Translate;
}

/** One person is taken out by their own cross. */
function ClearButton({ count, onClear, t }: ClearProps) {
  if (count < 2) return null;
  return (
    <button type="button" class="link" data-action="clear-people" onClick={onClear}>
      {t('clear_people')}
    </button>
  );
}

function fieldHandlers({ draft, context, problems, onChange }: PeopleFieldProps) {
  const commit = (text: string) => {
    const added = addTyped({ ...draft, text }, context);
    onChange(added.draft, added.problems);
  };
  return {
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      const { value } = currentTarget;
      if (hasSeparator(value) && problems.length === 0) commit(value);
      else onChange({ ...draft, text: value }, value === '' ? [] : problems);
    },
    onPaste: (event: ClipboardEvent) => {
      const pasted = event.clipboardData?.getData('text') ?? '';
      // An input drops line breaks, which separate people in a pasted column.
      if (!hasSeparator(pasted.trim())) return;
      event.preventDefault();
      commit(`${draft.text}, ${pasted}`);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.isComposing) return;
      if (event.key === 'Backspace' && draft.text === '' && draft.people.length > 0) {
        event.preventDefault();
        onChange(withoutPerson(draft, draft.people.length - 1), []);
      }
      const isComma = event.key === ',' && problems.length > 0;
      if (!(event.key === 'Enter' || isComma) || draft.text.trim() === '') return;
      event.preventDefault();
      commit(draft.text);
    },
  };
}

interface ChipsProps extends Pick<PeopleFieldProps, 'shown' | 't'> {
  readonly people: readonly NewPerson[];
  readonly country: string;
  readonly onRemove: (index: number) => void;
}

const Chips = ({ people, onRemove, ...rest }: ChipsProps) => (
  <>
    {people.map((person, index) => (
      <Chip key={person.number} {...rest} person={person} onRemove={() => onRemove(index)} />
    ))}
  </>
);

interface ChipProps extends Pick<ChipsProps, 'country' | 'shown' | 't'> {
  readonly person: NewPerson;
  readonly onRemove: () => void;
}

function Chip({ person, country, shown, onRemove, t }: ChipProps) {
  const seen = shown?.(person) ?? person;
  const number = withExtension(formatCallee(seen.number, country), seen.extension, t);
  const name = cleanName(seen.name);
  return (
    <span class="chip" data-number={person.number}>
      {name !== '' && <bdi class="chip-name">{name}</bdi>}
      <bdi class={name === '' ? undefined : 'number'}>{number}</bdi>
      <There number={person.number} country={country} t={t} />
      <button
        type="button"
        class="icon"
        data-action="remove-chip"
        aria-label={t('remove_chip', name || number)}
        onClick={onRemove}
      >
        <Icon path={CROSS} />
      </button>
    </span>
  );
}

const withExtension = (number: string, extension: string | undefined, t: Translate) =>
  extension === undefined ? number : t('with_extension', number, extension);

interface ProblemsProps extends Pick<PeopleFieldProps, 'problems' | 't'> {
  /** Is anything of it still in the field? */
  readonly isRest: boolean;
}

function Problems({ problems, isRest, t }: ProblemsProps) {
  // A number that costs more is called by pressing the button again; nothing else is.
  const isStuck = isRest && problems.some(({ reason }) => reason !== 'premium-unconfirmed');
  return (
    <div role="alert">
      <ul id="people-problems" class="problems">
        {problems.map(({ input, reason }) => (
          <li key={input} data-refused={reason}>
            {input === '' ? '' : <bdi>{cleanName(input)}: </bdi>}
            {t(`refused_${reason}`)}
          </li>
        ))}
      </ul>
      {isStuck && <p class="rest">{t('rest_in_field')}</p>}
    </div>
  );
}
