import { createHash, X509Certificate } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generate } from 'selfsigned';
import { WebSocketServer } from 'ws';
import { createStunResponder } from '../simulator/media/stun';
import { createSipFront, type SipFront, type SipFrontOptions } from '../simulator/sip/front';
import type { Line } from '../simulator/world/line';

/** A front behind TLS on loopback, as a device reaches it. */
export interface SipServer {
  readonly front: SipFront;
  /** `host:port` for `outboundProxy`. */
  readonly proxy: string;
  readonly stunPort: number;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  close(): Promise<void>;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Starts a front with a certificate of its own. */
export async function startSipServer(
  line: Line,
  options: Omit<SipFrontOptions, 'line' | 'stun'> = {},
): Promise<SipServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: '127.0.0.1' }], { keyType: 'ec' });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  const stun = await createStunResponder();
  const front = createSipFront({ line, stun, ...options });
  const server = createServer({ key, cert }, (_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Phone</title>');
  });
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'sip' });
  sockets.on('connection', (ws) => front.handleSocket(ws));
  const port = await listen(server);
  return {
    front,
    proxy: `127.0.0.1:${port}`,
    stunPort: stun.port,
    spki: createHash('sha256').update(publicKey).digest('base64'),
    async close() {
      await front.close();
      sockets.close();
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), stun.close()]);
    },
  };
}
