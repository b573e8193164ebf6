import type { Clock } from '../shared/clock';

/** A worker lives 30 s after the last traffic, and RingCentral asks for a beat in silence. */
const BEAT_INTERVAL_MS = 20_000;
/** A beat and its answer are due by then: beyond it the socket is half open. */
const SILENCE_LIMIT_MS = 30_000;

/** Watches one connection. */
export interface Heartbeat {
  /** Something was heard. */
  heard(): void;
  stop(): void;
}

/** Sends a beat every 20 s and calls `onSilent` once, 30 s after the last sign of life. */
export function startHeartbeat(ports: { clock: Clock; sendBeat: () => void; onSilent: () => void }): Heartbeat {
  const { clock } = ports;
  let heardMs = clock.steadyMs();
  const beat = (): void => {
    cancelBeat = clock.after(BEAT_INTERVAL_MS, beat);
    ports.sendBeat();
  };
  const check = (): void => {
    const leftMs = heardMs + SILENCE_LIMIT_MS - clock.steadyMs();
    if (leftMs > 0) cancelCheck = clock.after(leftMs, check);
    else ports.onSilent();
  };
  let cancelBeat = clock.after(BEAT_INTERVAL_MS, beat);
  let cancelCheck = clock.after(SILENCE_LIMIT_MS, check);
  return {
    heard: () => {
      heardMs = clock.steadyMs();
    },
    stop: () => {
      cancelBeat();
      cancelCheck();
    },
  };
}
