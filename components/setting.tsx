import type { ComponentChildren } from 'preact';
import type { TextKey, Translate } from './translate';

export interface SettingProps {
  readonly title: string;
  readonly hint?: string | undefined;
  /** Chosen by an administrator: shown, not changed. */
  readonly isLocked?: boolean;
  readonly children: ComponentChildren;
}

/** One line of the settings: what it is on one side, its control on the other. */
export function Setting({ title, hint, isLocked = false, children }: SettingProps) {
  return (
    <div class={isLocked ? 'set locked' : 'set'}>
      <div>
        <b>{title}</b>
        {hint !== undefined && <span>{hint}</span>}
      </div>
      {children}
    </div>
  );
}

export interface SegmentsProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: Value;
  readonly options: readonly (readonly [value: Value, text: TextKey])[];
  readonly isDisabled?: boolean;
  readonly onChange: (value: Value) => void;
  readonly t: Translate;
}

/** One of a few values, as radio buttons side by side. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  return (
    <fieldset class="seg" disabled={props.isDisabled ?? false}>
      <legend class="hidden">{props.label}</legend>
      {props.options.map(([value, text]) => (
        <label key={value}>
          <input
            type="radio"
            class="hidden"
            name={props.name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{props.t(text)}</span>
        </label>
      ))}
    </fieldset>
  );
}

export interface SwitchProps {
  readonly name: string;
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off. */
export function Switch({ name, label, isOn, isDisabled = false, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      data-field={name}
      disabled={isDisabled}
      onClick={() => onChange(!isOn)}
    />
  );
}
