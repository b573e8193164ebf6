import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefusalReason } from '../lib/call/reasons';
import type { Act, CallProps } from './call-props';
import { refusalText } from './text';
import type { TextKey } from './translate';

/** A refusal stays long enough to be read. Unit: milliseconds. */
const SHOWN_MS = 8000;

/** Nothing to tell: what the rep wished for is already so. */
const SILENT: readonly RefusalReason[] = ['already-done'];

/** Sends commands past the guard; `trouble` names the text of the last refusal. */
export function useAct({ send, guard }: Pick<CallProps, 'send' | 'guard'>): readonly [Act, TextKey | null] {
  const [trouble, setTrouble] = useState<TextKey | null>(null);
  const isMounted = useRef(true);
  useEffect(
    () => () => {
      isMounted.current = false;
    },
    [],
  );
  useEffect(() => {
    if (trouble === null) return;
    const timer = setTimeout(() => setTrouble(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [trouble]);
  const show = (key: TextKey) => {
    if (isMounted.current) setTrouble(key);
  };
  const act: Act = (event, command) => {
    if (guard !== undefined && !guard(event)) return show('click_not_seen');
    setTrouble(null);
    send(command).then(
      (refusal) => {
        if (refusal !== null && !SILENT.includes(refusal.refused)) show(refusalText(refusal.refused));
      },
      () => show(refusalText('disconnected')),
    );
  };
  return [act, trouble];
}
