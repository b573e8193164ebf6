import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

function holdsFocus(box: Element | null): boolean {
  const root = box?.getRootNode() as (Node & DocumentOrShadowRoot) | undefined;
  return box?.contains(root?.activeElement ?? null) ?? false;
}

/**
 * When what has the focus disappears, the next best thing inside takes over, or the keyboard would be back at the top
 * of the page. Whoever passes the focus on by themselves comes first.
 */
export function useKeptFocus(nextBest: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const isInside = () => holdsFocus(box.current);
  const wasInside = isInside();
  useLayoutEffect(() => {
    if (wasInside && !isInside()) box.current?.querySelector<HTMLElement>(nextBest)?.focus();
  });
  return box;
}
