import { useRef } from 'preact/hooks';
import type { CallParts } from './call-props';
import { nowMs } from './now-ms';

/** Louder than breathing and keys. Unit: 0 to 1. */
const SPEECH = 0.15;
/** A pause between sentences is no reason to take the warning away. Unit: milliseconds. */
const PAUSE_MS = 4000;

/** Says whether the rep speaks into a muted microphone. */
export function useTalkingMuted({ snapshot, level }: Pick<CallParts, 'snapshot' | 'level'>): boolean {
  const spokeAtMs = useRef(-PAUSE_MS);
  if (!snapshot.host.muted) spokeAtMs.current = -PAUSE_MS;
  else if (level && level.microphone > SPEECH) spokeAtMs.current = nowMs();
  return nowMs() - spokeAtMs.current < PAUSE_MS;
}
