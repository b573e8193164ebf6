import { useState } from 'preact/hooks';
import { Button } from './button';
import type { Act } from './call-props';

/** Each key, then its letters. */
const KEYS = '1 2ABC 3DEF 4GHI 5JKL 6MNO 7PQRS 8TUV 9WXYZ * 0+ #'.split(' ');

/** So many of the last tones are shown. */
const SHOWN_TONES = 12;

/** A drawn pad: keys typed into a page's panel could be read by the page, so it listens to buttons only. */
export function Keypad({ act }: { readonly act: Act }) {
  const [sent, setSent] = useState('');
  const press = (tones: string) => (event: Event) => {
    setSent((before) => (before + tones).slice(-SHOWN_TONES));
    act({ kind: 'sendTones', tones })(event);
  };
  return (
    <div class="keypad">
      <p class="tones">{[...sent].join(' ')}</p>
      <div class="keys">
        {KEYS.map(([key = '', ...letters]) => (
          <Button key={key} does="tone" data-tone={key} onClick={press(key)}>
            {key}
            <small aria-hidden="true">{letters.join('')}</small>
          </Button>
        ))}
      </div>
    </div>
  );
}
