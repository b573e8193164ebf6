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
  const isPrivate = snapshot.notices.some(({ kind }) => kind === 'private');
  // What was said with names, or is about to be, is taken back where they are hidden now.
  useEffect(() => {
    waiting.current.splice(0);
    setText('');
  }, [isPrivate]);
  useEffect(() => {
    const batch = waiting.current;
    const isFirst = batch.length === 0;
    batch.push(...announcements(previous.current, snapshot, t));
    previous.current = snapshot;
    if (isFirst && batch.length > 0) setTimeout(() => setText(batch.splice(0).join(' ')), BATCH_MS);
  }, [snapshot, t]);
  return (
    <div class="hidden" role="status">
      {text}
    </div>
  );
}
