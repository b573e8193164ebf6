import type { WebSocket } from 'ws';
import { CONNECTION_FACTS, errorFrame } from './frames';

/** When a connection ends by itself. Unit: milliseconds. */
export interface LifeTimes {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** Half an hour without traffic, or a day in all. Source: ringcentral-api-docs, notifications/websockets. */
export const PLATFORM_LIFE_TIMES: LifeTimes = {
  idleMs: CONNECTION_FACTS.idleTimeout * 1000,
  absoluteMs: CONNECTION_FACTS.absoluteTimeout * 1000,
};

/** Ends a socket with `WSG-902` when idle and with `WSG-903` at the end of its life. */
export function createLifeTimers(socket: WebSocket, times: LifeTimes): { traffic(): void } {
  const end = (errorCode: string, message: string) => {
    if (socket.readyState === socket.OPEN) socket.send(errorFrame(errorCode, message));
    socket.close(1008);
  };
  const absolute = setTimeout(() => end('WSG-903', 'Absolute timeout'), times.absoluteMs);
  let idle = setTimeout(() => end('WSG-902', 'Idle timeout'), times.idleMs);
  socket.on('close', () => {
    clearTimeout(absolute);
    clearTimeout(idle);
  });
  return {
    traffic() {
      clearTimeout(idle);
      idle = setTimeout(() => end('WSG-902', 'Idle timeout'), times.idleMs);
    },
  };
}
