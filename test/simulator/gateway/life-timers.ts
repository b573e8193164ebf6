import type { WebSocket } from 'ws';
import { CONNECTION_FACTS, errorFrame } from './frames';

/** When a connection ends by itself, and for how long it may be taken up again. Unit: milliseconds. */
export interface LifeTimes {
  readonly idleMs: number;
  readonly absoluteMs: number;
  readonly recoveryMs: number;
  /** How long a client may take to answer a ping. */
  readonly pongMs: number;
}

/** Half an hour without traffic, or a day in all. Source: ringcentral-api-docs, notifications/websockets. */
export const PLATFORM_LIFE_TIMES: LifeTimes = {
  idleMs: CONNECTION_FACTS.idleTimeout * 1000,
  absoluteMs: CONNECTION_FACTS.absoluteTimeout * 1000,
  recoveryMs: CONNECTION_FACTS.recoveryTimeout * 1000,
  pongMs: 10_000,
};

/** What pings need to know: how often, and whether the socket plays dead. */
interface Pinging {
  readonly everyMs: number;
  readonly isSilent: () => boolean;
}

/** Ends a socket with `WSG-902` when idle and with `WSG-903` at the end of its life; cuts it when it answers no ping. */
export function createLifeTimers(socket: WebSocket, times: LifeTimes, pinging: Pinging): { traffic(): void } {
  const end = (errorCode: string, message: string) => {
    if (socket.readyState === socket.OPEN) socket.send(errorFrame(errorCode, message));
    socket.close(1008);
  };
  const absolute = setTimeout(() => end('WSG-903', 'Absolute timeout'), times.absoluteMs);
  let idle = setTimeout(() => end('WSG-902', 'Idle timeout'), times.idleMs);
  const stopPings = startPings(socket, times.pongMs, pinging);
  socket.on('close', () => {
    clearTimeout(absolute);
    clearTimeout(idle);
    stopPings();
  });
  return {
    traffic() {
      clearTimeout(idle);
      idle = setTimeout(() => end('WSG-902', 'Idle timeout'), times.idleMs);
    },
  };
}

function startPings(socket: WebSocket, pongMs: number, { everyMs, isSilent }: Pinging): () => void {
  let waiting: NodeJS.Timeout | undefined;
  const ping = setInterval(() => {
    if (isSilent() || waiting) return;
    socket.ping();
    waiting = setTimeout(() => {
      if (!isSilent()) socket.terminate();
    }, pongMs);
  }, everyMs);
  socket.on('pong', () => {
    clearTimeout(waiting);
    waiting = undefined;
  });
  return () => {
    clearInterval(ping);
    clearTimeout(waiting);
  };
}
