import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';

/** Who takes a WebSocket. A number refuses the upgrade with that HTTP status. */
export type Acceptor = (request: IncomingMessage) => ((socket: WebSocket) => void) | number;

/** Hands WebSocket upgrades of a server to whoever takes them. Returns a function that closes all sockets. */
export function serveUpgrades(server: Server, accept: Acceptor): () => void {
  const sockets = new WebSocketServer({
    noServer: true,
    handleProtocols: (protocols) => (protocols.has('sip') ? 'sip' : false),
  });
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const taker = accept(request);
    if (typeof taker === 'number') {
      stream.end(`HTTP/1.1 ${taker} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // A client that breaks off is closed like any other; there is nobody to tell.
      socket.on('error', () => socket.terminate());
      taker(socket);
    });
  });
  return () => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  };
}
