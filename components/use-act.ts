import type { Refusal } from '../lib/call/reasons';
import type { Act, CallProps } from './call-props';
import type { TextKey } from './translate';
import { useExpiring } from './use-expiring';

/** A refusal stays long enough to be read. Unit: milliseconds. */
const SHOWN_MS = 8000;

/** Sends commands past the guard; `trouble` names the text of the last refusal. */
export function useAct({ send, guard }: Pick<CallProps, 'send' | 'guard'>): readonly [Act, TextKey | null] {
  const [trouble, setTrouble] = useExpiring<TextKey>(SHOWN_MS);
  const act: Act = (command) => async (event) => {
    const isSeen = !guard || guard(event);
    setTrouble(isSeen ? null : 'click_not_seen');
    if (!isSeen) return;
    const refusal = await send(command).catch((): Refusal => ({ refused: 'disconnected' }));
    // What is so already needs no telling.
    if (refusal && refusal.refused !== 'already-done') setTrouble(`refused_${refusal.refused}`);
  };
  return [act, trouble];
}
