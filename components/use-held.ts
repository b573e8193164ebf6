import { useEffect, useRef, useState } from 'preact/hooks';
import { HOLD_MS } from './steady-order';

/** Handlers for the element that must hold still. */
export interface HoldHandlers {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocusIn: () => void;
  readonly onFocusOut: () => void;
}

/** True while pointer or focus is inside, and for a second after. */
export function useHeld(): readonly [boolean, HoldHandlers] {
  const [isHeld, setHeld] = useState(false);
  const inside = useRef({ pointer: false, focus: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (what: 'pointer' | 'focus', isInside: boolean) => {
    inside.current[what] = isInside;
    clearTimeout(timer.current);
    if (inside.current.pointer || inside.current.focus) setHeld(true);
    else timer.current = setTimeout(() => setHeld(false), HOLD_MS);
  };
  const handlers = {
    onPointerEnter: () => set('pointer', true),
    onPointerLeave: () => set('pointer', false),
    onFocusIn: () => set('focus', true),
    onFocusOut: () => set('focus', false),
  };
  return [isHeld, handlers];
}
