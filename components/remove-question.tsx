import { useEffect, useRef } from 'preact/hooks';
import { NAME_SLOT, NamedText } from './named-text';
import type { Translate } from './translate';

export interface RemoveQuestionProps {
  readonly name: string;
  readonly onConfirm: (event: Event) => void;
  readonly onKeep: () => void;
  readonly t: Translate;
}

/** Asks in the row itself. The harmless answer has the focus. */
export function RemoveQuestion({ name, onConfirm, onKeep, t }: RemoveQuestionProps) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend that screen readers repeat
    <div class="question" role="group" aria-label={t('remove_question', undefined, [name])}>
      <p>
        <NamedText text={t('remove_question', undefined, NAME_SLOT)} name={name} />
      </p>
      <button type="button" class="btn danger" data-action="confirm-remove" onClick={onConfirm}>
        {t('remove')}
      </button>
      <button type="button" class="btn" data-action="keep" ref={keep} onClick={onKeep}>
        {t('keep')}
      </button>
    </div>
  );
}
