import type { WebSocket } from 'ws';
import { formatSip, parseSip, type SipMessage } from './message';

const KEEP_ALIVE = '\r\n\r\n';
const KEEP_ALIVE_ANSWER = '\r\n';

/** One WebSocket of a device. */
export interface SipSocket {
  /** Does nothing once the socket is closed. */
  send(message: SipMessage): void;
  /** Cuts the connection without a closing handshake, as a lost network does. */
  drop(): void;
}

/** Wraps a WebSocket: answers keep-alives (RFC 7118, RFC 5626), passes messages on. */
export function createSipSocket(
  ws: WebSocket,
  handlers: {
    readonly onMessage: (socket: SipSocket, message: SipMessage) => void;
    readonly onClose: (socket: SipSocket) => void;
  },
): SipSocket {
  const socket: SipSocket = {
    send: (message) => {
      if (ws.readyState === ws.OPEN) ws.send(formatSip(message));
    },
    drop: () => ws.terminate(),
  };
  ws.on('message', (data) => {
    const text = String(data);
    if (text === KEEP_ALIVE) ws.send(KEEP_ALIVE_ANSWER);
    const message = parseSip(text);
    if (message) handlers.onMessage(socket, message);
  });
  ws.on('close', () => handlers.onClose(socket));
  ws.on('error', () => ws.terminate());
  return socket;
}
