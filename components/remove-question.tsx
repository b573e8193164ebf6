import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button';
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
  const question = t('remove_question', undefined, NAME_SLOT);
  return (
    <div class="question">
      <p>
        <NamedText text={question} name={name} />
      </p>
      <Button does="confirm-remove" class="btn danger" onClick={onConfirm}>
        {t('remove')}
      </Button>
      <Button does="keep" class="btn" ref={keep} onClick={onKeep}>
        {t('keep')}
      </Button>
    </div>
  );
}
