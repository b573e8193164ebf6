import type { PlatformAddresses } from './platform-front';

/** Where a simulator is reached: the first line on stdout. */
export interface SimulatorAddresses {
  /** REST and OAuth for clients on loopback. */
  readonly url: string;
  /** SIP WebSocket for clients on loopback. */
  readonly sip: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spki: string;
  /** For Chromium's `--host-resolver-rules`. */
  readonly hostRules: string;
  /** Control API, plain http. */
  readonly control: string;
  /** Demo CRM under its mapped name. */
  readonly crm: string;
}

/** Host name of the demo CRM. */
export const CRM_HOST = 'crm.example.com';

/** The same pages on a site of their own, for whatever must not have been enabled there. */
export const OTHER_CRM_HOST = 'other.example.com';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Writes the addresses of a simulator. */
export function toAddresses(ports: { tls: number; control: number }, spki: string): SimulatorAddresses {
  const tls = `127.0.0.1:${ports.tls}`;
  return {
    url: `https://${tls}`,
    sip: `wss://${tls}`,
    spki,
    hostRules: `MAP *.ringcentral.com ${tls},MAP ${CRM_HOST} ${tls},MAP ${OTHER_CRM_HOST} ${tls}`,
    control: `http://127.0.0.1:${ports.control}`,
    crm: `https://${CRM_HOST}/`,
  };
}

/**
 * The addresses that answers carry: the platform's own names for clients who came by them (a browser with host rules),
 * loopback for those who came by loopback (Node, which maps no names).
 */
export function addressesFor(host: string, ports: { tls: number; stun: number }): PlatformAddresses {
  const stunServers = [`127.0.0.1:${ports.stun}`];
  if (LOOPBACK.has(host)) {
    const tls = `127.0.0.1:${ports.tls}`;
    return { server: `https://${tls}`, gateway: `wss://${tls}/ws`, outboundProxy: tls, stunServers };
  }
  return {
    server: `https://${host}`,
    gateway: 'wss://ws-api.ringcentral.com/ws',
    outboundProxy: 'sip.ringcentral.com:5083',
    stunServers,
  };
}
