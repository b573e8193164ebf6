import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PreferenceSettings, Preferences } from './preferences';
import { Setting, Switch } from './setting';
import type { TextKey, Translate } from './translate';

/** Names of preferences whose values are of one type. */
export type PreferenceOf<Value> = {
  [Name in keyof Preferences]: Preferences[Name] extends Value ? Name : never;
}[keyof Preferences];

export interface PreferenceProps<Name extends keyof Preferences> {
  readonly settings: PreferenceSettings;
  readonly name: Name;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly t: Translate;
}

/** One preference; what an administrator fixed says so and is not changed. */
export function Preference(
  props: PreferenceProps<keyof Preferences> & { readonly children: (isLocked: boolean) => ComponentChildren },
) {
  const isLocked = props.settings.locked?.[props.name] === true;
  return (
    <Setting title={props.title} hint={isLocked ? props.t('set_by_admin') : props.hint} isLocked={isLocked}>
      {props.children(isLocked)}
    </Setting>
  );
}

/** A preference that is on or off. */
export function SwitchPreference(props: PreferenceProps<PreferenceOf<boolean>>) {
  const { settings, name, title } = props;
  return (
    <Preference {...props}>
      {(isLocked) => (
        <Switch
          name={name}
          label={title}
          isOn={settings.preferences[name]}
          isDisabled={isLocked}
          onChange={(isOn) => settings.onChange({ [name]: isOn })}
        />
      )}
    </Preference>
  );
}

export interface SelectPreferenceProps<Name extends keyof Preferences> extends PreferenceProps<Name> {
  /** Values with their texts. */
  readonly options: readonly (readonly [value: Preferences[Name] & (string | number), text: string])[];
}

/** A preference with one of a few values. A value that is not among them is shown as it is. */
export function SelectPreference<Name extends PreferenceOf<string | number>>(props: SelectPreferenceProps<Name>) {
  const { settings, name, title, options } = props;
  const value = settings.preferences[name];
  const isKnown = options.some(([known]) => known === value);
  const choose = (text: string) => {
    const chosen = options.find(([known]) => String(known) === text);
    if (chosen) settings.onChange({ [name]: chosen[0] });
  };
  return (
    <Preference {...props}>
      {(isLocked) => (
        <select
          data-field={name}
          aria-label={title}
          value={String(value)}
          disabled={isLocked}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {!isKnown && <option value={String(value)}>{String(value)}</option>}
          {options.map(([known, text]) => (
            <option key={String(known)} value={String(known)}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Preference>
  );
}

export interface TextEditorProps {
  readonly name: string;
  readonly label: string;
  /** What is saved. */
  readonly text: string;
  /** So many lines; 1 is a field. */
  readonly lines?: number;
  readonly isDisabled?: boolean;
  /** Saves, or names the text of what is wrong with it. */
  readonly onSave: (text: string) => { readonly problem: TextKey; readonly about: string } | null;
  readonly t: Translate;
}

/** A text that is saved by a button, because half of it may mean something else. */
export function TextEditor(props: TextEditorProps) {
  const { name, label, text: saved, lines = 1, isDisabled = false, t } = props;
  const [text, setText] = useState(saved);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setText(saved), [saved]);
  const save = (event: Event) => {
    event.preventDefault();
    const wrong = props.onSave(text);
    setProblem(wrong && t(wrong.problem, wrong.about));
  };
  const field = {
    'data-field': name,
    'aria-label': label,
    'aria-invalid': problem !== null,
    spellcheck: false,
    value: text,
    disabled: isDisabled,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => setText(event.currentTarget.value),
  };
  return (
    <form class="inline" onSubmit={save}>
      {lines === 1 ? <input autoComplete="off" {...field} /> : <textarea rows={lines} {...field} />}
      <button type="submit" class="btn" data-action={`save-${name}`} disabled={isDisabled || text === saved}>
        {t(text !== '' && text === saved ? 'saved' : 'save')}
      </button>
      {problem !== null && (
        <p class="bad" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
