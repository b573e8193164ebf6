import { useState } from 'preact/hooks';
import { takeFocus } from './take-focus';
import type { Translate } from './translate';

/** How what was typed last is doing. */
export type NotesState = 'idle' | 'saving' | 'saved' | 'failed';

export interface RecordNotesProps {
  /** What is stored; what is typed goes before it. */
  readonly text: string;
  readonly state: NotesState;
  /** Each change, as it is typed. */
  readonly onText: (text: string) => void;
  /** The rep asked for the notes: the field takes the focus. */
  readonly isFocused?: boolean;
  readonly t: Translate;
}

const WORDS = { saving: 'notes_saving', saved: 'saved', failed: 'notes_failed' } as const;

/** A field for notes. Nothing has to be pressed for them to be kept. */
export function RecordNotes({ text, state, onText, isFocused = false, t }: RecordNotesProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const handleInput = ({ currentTarget }: { readonly currentTarget: HTMLTextAreaElement }) => {
    setTyped(currentTarget.value);
    onText(currentTarget.value);
  };
  return (
    <section class="notes">
      <label class="notes-head" for="notes">
        <span class="notes-name">{t('notes')}</span>
        <span role="status" data-notes={state} class={state === 'failed' ? 'notes-state bad' : 'notes-state'}>
          {state === 'idle' ? '' : t(WORDS[state])}
        </span>
      </label>
      <textarea
        id="notes"
        ref={isFocused ? takeFocus : null}
        data-field="notes"
        rows={3}
        maxLength={20_000}
        dir="auto"
        aria-describedby="notes-hint"
        value={typed ?? text}
        onInput={handleInput}
      />
      <p id="notes-hint" class="hint">
        {t('notes_hint')}
      </p>
    </section>
  );
}
