import { useRef, useState } from 'preact/hooks';

/** How long a list stays as it is after pointer and focus left it. Unit: milliseconds. */
const HOLD_MS = 1000;

/** Reports that the pointer or the focus came in or went out. */
export type Hold = (what: 'pointer' | 'focus', isInside: boolean) => void;

/** True while pointer or focus is inside, and for a second after. */
export function useHeld(): readonly [boolean, Hold] {
  const [isHeld, setHeld] = useState(false);
  const inside = useRef({ pointer: false, focus: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold: Hold = (what, isInside) => {
    inside.current[what] = isInside;
    clearTimeout(timer.current);
    if (inside.current.pointer || inside.current.focus) setHeld(true);
    else timer.current = setTimeout(() => setHeld(false), HOLD_MS);
  };
  return [isHeld, hold];
}
