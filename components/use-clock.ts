import { useEffect, useMemo, useReducer } from 'preact/hooks';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** All timers of a page share one tick, and a hidden page has none. */
function sync() {
  const isWanted = listeners.size > 0 && !document.hidden;
  if (isWanted && timer === undefined) timer = setInterval(tick, 1000);
  if (!isWanted) {
    clearInterval(timer);
    timer = undefined;
  }
}

function tick() {
  for (const listener of listeners) listener();
}

function handleVisibility() {
  sync();
  if (!document.hidden) tick();
}

function onTick(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener('visibilitychange', handleVisibility);
  listeners.add(listener);
  sync();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener('visibilitychange', handleVisibility);
    sync();
  };
}

/** Milliseconds since a snapshot arrived, renewed each second. Unit of `receivedAtMs`: `performance.now()`. */
export function useSince(snapshot: object, receivedAtMs: number | undefined): number {
  const [, renew] = useReducer((count: number) => count + 1, 0);
  useEffect(() => onTick(() => renew(undefined)), []);
  const startMs = useMemo(() => receivedAtMs ?? performance.now(), [snapshot, receivedAtMs]);
  return Math.max(0, performance.now() - startMs);
}
