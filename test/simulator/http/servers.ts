import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../certificate';
import { type Incoming, type Outgoing, readIncoming, writeOutgoing } from './exchange';

/** Answers one request. */
export type Handler = (incoming: Incoming) => Outgoing | Promise<Outgoing>;

/** A listening server. */
export interface Listening {
  readonly server: Server;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves TLS on loopback. `port` 0 picks a free one. Rejects if the port is taken. */
export function serveTls(port: number, { key, certificate }: Certificate, handler: Handler): Promise<Listening> {
  return listen(createTlsServer({ key, cert: certificate }), port, handler);
}

/** Serves plain HTTP on a free loopback port. */
export function servePlain(handler: Handler): Promise<Listening> {
  return listen(createHttpServer(), 0, handler);
}

async function listen(server: Server, port: number, handler: Handler): Promise<Listening> {
  server.on('request', (request, response) => {
    readIncoming(request)
      .then(handler)
      .then((outgoing) => writeOutgoing(response, outgoing))
      .catch((cause: unknown) => writeOutgoing(response, { status: 500, body: { error: String(cause) } }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
