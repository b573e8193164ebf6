import { useEffect, useState } from 'preact/hooks';
import type { Snapshot } from '../lib/call/snapshot';
import { nowMs } from './now-ms';

/** Whoever holds the latest snapshot: the messaging client, or a fixture. */
export interface SnapshotSource {
  current(): Snapshot;
  /** Calls back after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void;
}

/** A snapshot and the moment it was seen, for the timers. */
export interface ReceivedSnapshot {
  readonly snapshot: Snapshot;
  /** Unit: `performance.now()`. */
  readonly receivedAtMs: number;
}

/** The only hook with a subscription: client in, state out. */
export function useSnapshot(source: SnapshotSource): ReceivedSnapshot {
  const [received, setReceived] = useState(() => receive(source));
  useEffect(() => {
    const update = () => setReceived((last) => (last.snapshot === source.current() ? last : receive(source)));
    // A change between the first render and this effect would be lost otherwise.
    update();
    return source.subscribe(update);
  }, [source]);
  return received;
}

const receive = (source: SnapshotSource): ReceivedSnapshot => ({
  snapshot: source.current(),
  receivedAtMs: nowMs(),
});
