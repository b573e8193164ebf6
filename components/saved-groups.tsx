import { useState } from 'preact/hooks';
import { cleanName } from '../lib/call/clean-name';
import type { NewPerson } from '../lib/call/commands';
import { isSameNumber } from '../lib/call/number';
import type { Snapshot } from '../lib/call/snapshot';
import { Button } from './button';
import { CHECK, Icon, MORE, PLUS } from './icon';
import { formatCallee } from './parse-callee';
import { takeFocus } from './take-focus';
import type { Translate } from './translate';

/** People who are called together again and again. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly people: readonly NewPerson[];
}

/** The rep's groups, and what is done with them. */
export interface Groups {
  readonly list: readonly Group[];
  /** Somebody may look on: no names, and nothing is saved. */
  readonly isPrivate?: boolean;
  readonly onSave: (name: string, people: readonly NewPerson[]) => void;
  readonly onRename: (id: string, name: string) => void;
  readonly onRemove: (id: string) => void;
}

interface SavedGroupsProps {
  readonly groups: Groups;
  readonly chosen: readonly NewPerson[];
  readonly country: string;
  readonly onChoose: (people: readonly NewPerson[]) => void;
  readonly t: Translate;
}

/** Longest name of a group. */
const MAX_NAME = 60;

/** Groups below the field: one click puts all their people on the list. */
export function SavedGroups(props: SavedGroupsProps) {
  const { groups, t } = props;
  const [changing, setChanging] = useState('');
  if (groups.list.length === 0) return null;
  return (
    <section aria-label={t('groups')}>
      <h3 class="group">{t('groups')}</h3>
      <ul class="recents">
        {groups.list.map((group) =>
          group.id === changing ? (
            <ChangeGroup key={group.id} group={group} groups={groups} onDone={() => setChanging('')} t={t} />
          ) : (
            <GroupRow key={group.id} {...props} group={group} onChange={() => setChanging(group.id)} />
          ),
        )}
      </ul>
    </section>
  );
}

function GroupRow(props: SavedGroupsProps & { readonly group: Group; readonly onChange: () => void }) {
  const { group, chosen, country, t } = props;
  const name = cleanName(group.name);
  const names = group.people.map((person) => cleanName(person.name) || formatCallee(person.number, country));
  const isChosen = group.people.every((person) => chosen.some((other) => isSameNumber(other.number, person.number)));
  return (
    <li class="saved-group" data-group={name}>
      <span class="who">
        <b>
          <bdi>{name}</bdi>
        </b>
        <bdi class="number">{props.groups.isPrivate ? t('people_count', names.length) : names.join(', ')}</bdi>
      </span>
      <Button
        does="change-group"
        class="icon"
        icon={MORE}
        aria-label={t('group_change', name)}
        onClick={props.onChange}
      />
      <Button
        does="choose-group"
        class="icon"
        disabled={isChosen}
        aria-label={isChosen ? t('on_list') : t('group_choose', name)}
        onClick={() => props.onChoose(group.people)}
      >
        <Icon path={isChosen ? CHECK : PLUS} />
      </Button>
    </li>
  );
}

interface ChangeGroupProps {
  readonly group: Group;
  readonly groups: Groups;
  readonly onDone: () => void;
  readonly t: Translate;
}

function ChangeGroup({ group, groups, onDone, t }: ChangeGroupProps) {
  const rename = (name: string) => {
    groups.onRename(group.id, name);
    onDone();
  };
  return (
    <li class="saved-group">
      <NameForm name={group.name} onSave={rename} onCancel={onDone} t={t} />
      <Button does="delete-group" class="btn danger" onClick={() => groups.onRemove(group.id)}>
        {t('group_delete')}
      </Button>
    </li>
  );
}

interface NameFormProps {
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
  readonly t: Translate;
}

/** Not a form of its own: it stands in the one that starts the call. */
function NameForm({ name, onSave, onCancel, t }: NameFormProps) {
  const [text, setText] = useState(name);
  const save = () => text.trim() !== '' && onSave(text.trim());
  const handleKey = (event: KeyboardEvent) => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save();
    else onCancel();
  };
  return (
    <span class="name-form">
      <input
        data-field="group-name"
        aria-label={t('group_name')}
        placeholder={t('group_name')}
        autoComplete="off"
        maxLength={MAX_NAME}
        ref={takeFocus}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={handleKey}
      />
      <Button does="save-group" class="btn" disabled={text.trim() === ''} onClick={save}>
        {t('save')}
      </Button>
    </span>
  );
}

interface SaveGroupProps {
  readonly people: readonly NewPerson[];
  readonly groups: Groups;
  readonly t: Translate;
}

/** Everybody on a call, or who was on it, as they would be called again. */
export const peopleOn = ({ rows }: Snapshot): readonly NewPerson[] =>
  rows
    .filter(({ number, isSomeoneElse }) => number !== '' && !isSomeoneElse)
    .map(({ number, name, extension }) => ({ number, name, ...(extension !== undefined && { extension }) }));

const sameNumbers = (a: readonly NewPerson[], b: readonly NewPerson[]): boolean =>
  a.length === b.length && a.every(({ number }) => b.some((other) => isSameNumber(other.number, number)));

/** Keeps these people under a name, unless a group has exactly them already. */
export function SaveGroup({ people, groups, t }: SaveGroupProps) {
  const [isOpen, setOpen] = useState(false);
  const known = groups.list.find((group) => sameNumbers(group.people, people));
  if (people.length < 2 || groups.isPrivate) return null;
  if (known)
    return (
      <p class="save-group hint" role="status">
        {t('group_saved')} · <bdi>{cleanName(known.name)}</bdi>
      </p>
    );
  const save = (name: string) => {
    groups.onSave(name, people);
    setOpen(false);
  };
  return (
    <p class="save-group">
      {isOpen ? (
        <NameForm name="" onSave={save} onCancel={() => setOpen(false)} t={t} />
      ) : (
        <Button does="new-group" class="link" onClick={() => setOpen(true)}>
          {t('group_save')}
        </Button>
      )}
    </p>
  );
}
