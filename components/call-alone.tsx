import type { Draft } from './draft';
import type { Translate } from './translate';

interface CallAloneProps {
  readonly draft: Draft;
  readonly isAlone: boolean;
  readonly onChange: (isAlone: boolean) => void;
  readonly t: Translate;
}

/** Offered where one person is to be called: an ordinary call, which can become a conference later. */
export function CallAlone({ draft, isAlone, onChange, t }: CallAloneProps) {
  const isTyping = draft.text.trim() !== '';
  const isOne = draft.people.length + (isTyping ? 1 : 0) === 1;
  return isOne ? (
    <label class="call-alone">
      <input
        type="checkbox"
        data-field="call-alone"
        checked={isAlone}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />{' '}
      {t('call_alone')}
    </label>
  ) : null;
}
