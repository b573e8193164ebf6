import { Button } from './button';
import { isolated } from './person-name';
import { takeFocus } from './take-focus';
import type { Translate } from './translate';

export interface RemoveQuestionProps {
  readonly name: string;
  readonly onConfirm: (event: Event) => void;
  readonly onKeep: () => void;
  readonly t: Translate;
}

/** Asks in the row itself. The harmless answer has the focus. */
export function RemoveQuestion({ name, onConfirm, onKeep, t }: RemoveQuestionProps) {
  return (
    <div class="ask">
      <p>{t('remove_question', isolated(name))}</p>
      <Button does="confirm-remove" class="btn danger" onClick={onConfirm}>
        {t('remove')}
      </Button>
      <Button does="keep" class="btn" ref={takeFocus} onClick={onKeep}>
        {t('keep')}
      </Button>
    </div>
  );
}
