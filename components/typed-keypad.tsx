import type { Act } from './call-props';
import { Keypad } from './keypad';
import { takeFocus } from './take-focus';
import type { Translate } from './translate';

/** Longest text that is pasted as tones; what is longer was not meant for a telephone menu. */
const MAX_PASTED = 32;

const press = (pad: HTMLElement, tone: string) =>
  pad.querySelector<HTMLElement>(`[data-tone="${CSS.escape(tone)}"]`)?.click();

const isTone = (key: string): boolean => /^[0-9*#]$/.test(key);

/** The keypad of the popup: keys of the keyboard press it, and what is pasted too, while it has the focus. */
export function TypedKeypad({ act, t }: { readonly act: Act; readonly t: Translate }) {
  const handleKey = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isTone(event.key)) return;
    event.preventDefault();
    press(event.currentTarget, event.key);
  };
  const handlePaste = (event: ClipboardEvent & { readonly currentTarget: HTMLElement }) => {
    const tones = (event.clipboardData?.getData('text') ?? '').replace(/[\s()+.-]/g, '');
    event.preventDefault();
    if (tones.length <= MAX_PASTED && [...tones].every(isTone))
      for (const tone of tones) press(event.currentTarget, tone);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the focus so that the keyboard is its own
    <section aria-label={t('keypad_typed')} tabIndex={0} ref={takeFocus} onKeyDown={handleKey} onPaste={handlePaste}>
      <Keypad act={act} />
    </section>
  );
}
