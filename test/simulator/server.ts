import type { IncomingMessage } from 'node:http';
import { addressesFor, CRM_HOST, OTHER_CRM_HOST, type SimulatorAddresses, toAddresses } from './addresses';
import { createCertificate } from './certificate';
import { answerControl } from './control/control-front';
import { answerCrm } from './crm/crm';
import { numberIn } from './faults/fault-box';
import { servePlain, serveTls } from './http/servers';
import { type Acceptor, serveUpgrades } from './http/upgrades';
import { createStunResponder } from './media/stun';
import type { TokenResponse } from './oauth/token-types';
import { createParts, type Parts, type SimulatorOptions } from './parts';
import { answerPlatform, type PlatformAddresses } from './platform-front';
import { createSipFront, type SipFront } from './sip/front';
import type { Ledger } from './world/ledger';
import type { World } from './world/world';

export type { SimulatorAddresses } from './addresses';
export type { SimulatorOptions } from './parts';

const CRM_HOSTS = new Set([CRM_HOST, OTHER_CRM_HOST]);

/** A running simulator. */
export interface Simulator extends SimulatorAddresses {
  readonly world: World;
  /** PEM, for Node clients that want to trust it. */
  readonly certificate: string;
  /** As `GET /ledger` shows it, measured levels included. */
  ledger(): Ledger;
  /** A token response for an extension number (default: the first user). Undefined for an unknown one. */
  signIn(extensionNumber?: string): TokenResponse | undefined;
  close(): Promise<void>;
}

/** Starts everything: REST, gateway, SIP, media, CRM and control. Rejects if the port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const [certificate, stun] = await Promise.all([createCertificate(), createStunResponder()]);
  const { front, parts } = createPartsWithSip(options, stun.port);
  const ports = { tls: 0, stun: stun.port };
  const addresses = (host: string) => addressesFor(host, ports);
  const platform = { ...parts.platform, addressesFor: addresses };
  const tls = await serveTls(options.port ?? 0, certificate, (incoming) =>
    CRM_HOSTS.has(incoming.host) ? answerCrm(incoming) : answerPlatform(platform, incoming),
  );
  ports.tls = tls.port;
  const closeSockets = serveUpgrades(tls.server, createAcceptor(parts, front, addresses));
  const control = await servePlain((incoming) => answerControl(parts.control, incoming));
  return {
    ...toAddresses({ tls: tls.port, control: control.port }, certificate.spki),
    world: parts.world,
    certificate: certificate.certificate,
    ledger: () => parts.control.ledger(),
    signIn: (extensionNumber) => parts.control.signIn(extensionNumber),
    async close() {
      closeSockets();
      await Promise.all([front.close(), tls.close(), control.close(), stun.close()]);
    },
  };
}

function createPartsWithSip(options: SimulatorOptions, stunPort: number): { front: SipFront; parts: Parts } {
  const fronts: SipFront[] = [];
  const parts = createParts(options, (world) => {
    const { callGraceMs } = options;
    const front = createSipFront({
      line: world,
      stun: { port: stunPort },
      ...(callGraceMs !== undefined && { callGraceMs }),
    });
    fronts.push(front);
    return front;
  });
  const [front] = fronts;
  if (!front) throw new Error('the SIP front was not started');
  return { front, parts };
}

/** SIP by its subprotocol, the gateway by its path and a fresh token; nothing else. */
function createAcceptor(parts: Parts, front: SipFront, addresses: (host: string) => PlatformAddresses): Acceptor {
  return (request) => {
    if (request.headers['sec-websocket-protocol']?.includes('sip')) return (socket) => front.handleSocket(socket);
    const url = new URL(request.url ?? '/', 'https://simulator.invalid');
    if (url.pathname !== '/ws') return 404;
    const refusal = parts.faults.take('refuseGateway');
    if (refusal) return numberIn(refusal, 'status');
    const reusable = parts.world.state.switches.wsTokenReuse === 'accepted';
    const user = parts.platform.wsTokens.take(url.searchParams.get('access_token') ?? '', reusable);
    if (!user) return 401;
    const wsc = url.searchParams.get('wsc') ?? undefined;
    return (socket) => parts.gateway.accept(socket, user, wsc, addresses(hostOf(request)));
  };
}

function hostOf(request: IncomingMessage): string {
  return (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
}
