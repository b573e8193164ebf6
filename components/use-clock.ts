import { useEffect, useMemo, useReducer } from 'preact/hooks';
import { nowMs } from './now-ms';

/**
 * Milliseconds since a snapshot arrived, renewed each second by one tick for a whole view; a hidden page waits until
 * it is seen again. Unit of `receivedAtMs`: `performance.now()`.
 */
export function useSince(snapshot: object, receivedAtMs: number | undefined): number {
  const [, renew] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || renew(undefined), 1000);
    return () => clearInterval(timer);
  }, []);
  const startMs = useMemo(() => receivedAtMs ?? nowMs(), [snapshot, receivedAtMs]);
  return nowMs() - startMs;
}
