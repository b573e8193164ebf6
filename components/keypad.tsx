import { useState } from 'preact/hooks';
import type { Act } from './call-props';
import type { Translate } from './translate';

const KEYS: readonly (readonly [key: string, letters: string])[] = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];

/** So many of the last tones are shown. */
const SHOWN_TONES = 12;

/** A drawn pad: keys typed into a page's panel could be read by the page, so it listens to buttons only. */
export function Keypad({ act, t }: { readonly act: Act; readonly t: Translate }) {
  const [sent, setSent] = useState('');
  const press = (event: Event, key: string) => {
    setSent((before) => (before + key).slice(-SHOWN_TONES));
    act(event, { kind: 'sendTones', tones: key });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a border and a legend
    <div class="keypad" role="group" aria-label={t('keypad')}>
      <p class="tones">
        <span class="hidden">{t('tones_sent')} </span>
        {[...sent].join(' ')}
      </p>
      <div class="keys">
        {KEYS.map(([key, letters]) => (
          <button key={key} type="button" data-action="tone" data-tone={key} onClick={(event) => press(event, key)}>
            {key}
            <small aria-hidden="true">{letters}</small>
          </button>
        ))}
      </div>
    </div>
  );
}
