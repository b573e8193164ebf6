import { createHash, randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import type { LineCredentials } from '../simulator/world/line';
import { eventually } from './waiting';

/** A device that writes SIP by hand and shows what came back, letter for letter. */
export interface RawSip {
  /** Everything that the network sent, oldest first. */
  readonly received: readonly string[];
  /** Sends a request and waits for its final answer. Headers may replace the usual ones. */
  request(method: string, options?: RawRequest): Promise<string>;
  /** Sends without waiting. Returns its CSeq. */
  send(method: string, options?: RawRequest): string;
  /** REGISTER with its challenge. Returns the last answer. */
  register(instanceId?: string, expiresS?: number): Promise<string>;
  /** INVITE with its challenge, up to the answer to the signed one. */
  invite(callId: string, callee: string, sdp: string): Promise<string>;
  close(): void;
}

interface RawRequest {
  readonly uri?: string;
  readonly callId?: string;
  readonly toTag?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** The status of an answer. */
export const statusOf = (message: string): number => Number(/^SIP\/2\.0 (\d{3})/.exec(message)?.[1]);

/** A header's value as it stands on the wire. */
export function wireHeader(message: string, name: string): string {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1]?.trimEnd() ?? '';
}

function toText(
  method: string,
  sequence: number,
  from: string,
  options: RawRequest & { readonly uri: string },
): string {
  const { uri, callId = 'raw', toTag, headers = [], body = '' } = options;
  const lines = [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/WSS raw.invalid;branch=z9hG4bK${randomUUID()}`,
    `From: ${from};tag=raw`,
    `To: <${uri}>${toTag === undefined ? '' : `;tag=${toTag}`}`,
    `Call-Id: ${callId}`,
    `CSeq: ${sequence} ${method}`,
    ...headers,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

class RawSipPhone implements RawSip {
  readonly received: string[] = [];
  private sequence = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly credentials: LineCredentials,
  ) {
    socket.on('message', (data) => this.received.push(String(data)));
  }

  send(method: string, options: RawRequest = {}): string {
    this.sequence += 1;
    const { username, domain } = this.credentials;
    const from = `<sip:${username}@${domain}>`;
    this.socket.send(toText(method, this.sequence, from, { uri: `sip:${domain}`, ...options }));
    return `${this.sequence} ${method}`;
  }

  request(method: string, options: RawRequest = {}): Promise<string> {
    const cseq = this.send(method, options);
    return eventually(() => this.received.find((each) => wireHeader(each, 'CSeq') === cseq && statusOf(each) >= 200));
  }

  async register(instanceId = 'raw', expiresS = 60): Promise<string> {
    const instance = `+sip.instance="<urn:uuid:${instanceId}>"`;
    const contact = `Contact: <sip:raw@raw.invalid;transport=wss>;${instance};expires=${expiresS}`;
    const challenge = wireHeader(await this.request('REGISTER', { headers: [contact] }), 'WWW-Authenticate');
    const signature = this.sign(challenge, 'REGISTER', `sip:${this.credentials.domain}`);
    return this.request('REGISTER', { headers: [contact, `Authorization: ${signature}`] });
  }

  async invite(callId: string, callee: string, body: string): Promise<string> {
    const uri = `sip:${callee}@${this.credentials.domain}`;
    const type = 'Content-Type: application/sdp';
    const challenge = await this.request('INVITE', { uri, callId, headers: [type], body });
    const signature = this.sign(wireHeader(challenge, 'Proxy-Authenticate'), 'INVITE', uri);
    return this.request('INVITE', { uri, callId, headers: [type, `Proxy-Authorization: ${signature}`], body });
  }

  close(): void {
    this.socket.terminate();
  }

  private sign(challenge: string, method: string, uri: string): string {
    const { authorizationId, domain, password } = this.credentials;
    const nonce = /, nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
    const response = md5(`${md5(`${authorizationId}:${domain}:${password}`)}:${nonce}:${md5(`${method}:${uri}`)}`);
    const values = Object.entries({ username: authorizationId, realm: domain, nonce, uri, response });
    return `Digest ${values.map(([key, value]) => `${key}="${value}"`).join(', ')}`;
  }
}

/** Connects. Rejects if the server refuses the socket. */
export async function connectRawSip(url: string, credentials: LineCredentials): Promise<RawSip> {
  const socket = new WebSocket(url, 'sip', { rejectUnauthorized: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return new RawSipPhone(socket, credentials);
}
