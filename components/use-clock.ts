import { useEffect, useMemo, useReducer } from 'preact/hooks';

/** Milliseconds since a snapshot arrived, renewed each second. Unit of `receivedAtMs`: `performance.now()`. */
export function useSince(snapshot: object, receivedAtMs: number | undefined): number {
  const [, renew] = useReducer((count: number) => count + 1, 0);
  useEffect(() => everySecond(() => renew(undefined)), []);
  const startMs = useMemo(() => receivedAtMs ?? performance.now(), [snapshot, receivedAtMs]);
  return Math.max(0, performance.now() - startMs);
}

/** One tick for a whole view. A hidden page has none and catches up when it is seen again. */
function everySecond(tick: () => void): () => void {
  let timer = setInterval(tick, 1000);
  const follow = () => {
    clearInterval(timer);
    if (document.hidden) return;
    tick();
    timer = setInterval(tick, 1000);
  };
  document.addEventListener('visibilitychange', follow);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', follow);
  };
}
