import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../lib/call/snapshot';
import { announcements } from './announcements';
import type { Translate } from './translate';

/** Nine people who join at once are one message. Unit: milliseconds. */
const BATCH_MS = 2000;

/** The one polite live region. */
export function Announcer({ snapshot, t }: { readonly snapshot: Snapshot; readonly t: Translate }) {
  const [text, setText] = useState('');
  const previous = useRef(snapshot);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    waiting.current.push(...announcements(previous.current, snapshot, t));
    previous.current = snapshot;
    if (waiting.current.length === 0 || timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      setText(waiting.current.splice(0).join(' '));
    }, BATCH_MS);
  }, [snapshot, t]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div class="hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
