import type { Line } from '../world/line';
import type { DigestGuard } from './digest';
import type { FaultState } from './faults';
import { addressOf, headerOf, type SipRequest, userOf } from './message';
import { createToken, type ReplyOptions, replyTo } from './reply';
import type { SipSocket } from './socket';

const DEFAULT_EXPIRES_S = 60;

/** A registered device. It keeps its identity when it comes back on another socket. */
export interface Contact {
  readonly authorizationId: string;
  readonly instanceId: string;
  readonly username: string;
  readonly uri: string;
  readonly socket: SipSocket;
}

/** Knows which device is reachable on which socket. */
export interface Registrar {
  handle(socket: SipSocket, request: SipRequest): void;
  contacts(): readonly Contact[];
  /** The device that registered on this socket last. */
  contactOn(socket: SipSocket): Contact | undefined;
  socketClosed(socket: SipSocket): void;
  close(): void;
}

function keyOf(contact: { readonly authorizationId: string; readonly instanceId: string }): string {
  return `${contact.authorizationId} ${contact.instanceId}`;
}

function expiresOf(request: SipRequest): number {
  const text = /;expires=(\d+)/.exec(headerOf(request, 'Contact'))?.[1] ?? headerOf(request, 'Expires');
  return text === '' ? DEFAULT_EXPIRES_S : Number(text);
}

function instanceOf(request: SipRequest): string {
  return /\+sip\.instance="<urn:uuid:([^>]+)>"/.exec(headerOf(request, 'Contact'))?.[1] ?? '';
}

interface RegistrarParts {
  readonly line: Line;
  readonly guard: DigestGuard;
  readonly faults: FaultState;
  readonly onRegistered: (contact: Contact) => void;
}

class LineRegistrar implements Registrar {
  private readonly kept = new Map<string, Contact>();
  private readonly expiry = new Map<string, NodeJS.Timeout>();

  constructor(private readonly parts: RegistrarParts) {}

  handle(socket: SipSocket, request: SipRequest): void {
    const { faults, guard } = this.parts;
    if (faults.current().registerSilent) return;
    const reply = (options: ReplyOptions) => socket.send(replyTo(request, { tag: createToken(), ...options }));
    const refusal = faults.takeRefusal('refuseRegister');
    const verdict = guard.verify(request, 'Authorization');
    if (refusal) reply(refusal);
    else if (verdict.kind === 'signed') reply(this.register(socket, request, verdict.authorizationId));
    else if (verdict.kind === 'wrong') reply({ status: 403 });
    else reply({ status: 401, headers: guard.challenge('WWW-Authenticate', request.uri.replace(/^sips?:/, '')) });
  }

  contacts(): readonly Contact[] {
    return [...this.kept.values()];
  }

  contactOn(socket: SipSocket): Contact | undefined {
    return this.contacts().findLast((contact) => contact.socket === socket);
  }

  socketClosed(socket: SipSocket): void {
    for (const contact of this.contacts()) if (contact.socket === socket) this.lose(contact);
  }

  close(): void {
    for (const timer of this.expiry.values()) clearTimeout(timer);
  }

  private register(socket: SipSocket, request: SipRequest, authorizationId: string): ReplyOptions {
    const expiresS = expiresOf(request);
    const instanceId = instanceOf(request);
    const outcome = this.parts.line.register({ authorizationId, instanceId, expiresS });
    if (outcome !== 'ok') return { status: outcome === 'too-many' ? 603 : 403 };
    const username = userOf(headerOf(request, 'To'));
    const uri = addressOf(headerOf(request, 'Contact'));
    this.keep({ authorizationId, instanceId, username, uri, socket }, expiresS);
    return { status: 200, headers: [['Contact', headerOf(request, 'Contact')]] };
  }

  private keep(contact: Contact, expiresS: number): void {
    const key = keyOf(contact);
    clearTimeout(this.expiry.get(key));
    this.kept.delete(key);
    if (expiresS === 0) return;
    this.kept.set(key, contact);
    const timer = setTimeout(() => this.lose(contact), expiresS * 1_000);
    timer.unref();
    this.expiry.set(key, timer);
    this.parts.onRegistered(contact);
  }

  private lose(contact: Contact): void {
    const key = keyOf(contact);
    if (this.kept.get(key) !== contact) return;
    this.kept.delete(key);
    clearTimeout(this.expiry.get(key));
    this.parts.line.contactLost(contact);
  }
}

/** Creates an empty registrar. */
export function createRegistrar(parts: RegistrarParts): Registrar {
  return new LineRegistrar(parts);
}
