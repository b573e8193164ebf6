import type { Line } from '../world/line';
import type { DigestGuard } from './digest';
import type { FaultState } from './faults';
import { addressOf, headerOf, type SipRequest, userOf } from './message';
import { createToken, replyTo } from './reply';
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
  /** The newest registration of the same device. */
  refreshed(contact: Contact): Contact | undefined;
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

/** Creates an empty registrar. */
export function createRegistrar(parts: {
  readonly line: Line;
  readonly guard: DigestGuard;
  readonly faults: FaultState;
  readonly onRegistered: (contact: Contact) => void;
}): Registrar {
  const { line, guard, faults } = parts;
  const contacts = new Map<string, Contact>();
  const expiry = new Map<string, NodeJS.Timeout>();

  function lose(contact: Contact): void {
    if (contacts.get(keyOf(contact)) !== contact) return;
    contacts.delete(keyOf(contact));
    clearTimeout(expiry.get(keyOf(contact)));
    line.contactLost(contact);
  }

  function keep(contact: Contact, expiresS: number): void {
    clearTimeout(expiry.get(keyOf(contact)));
    contacts.delete(keyOf(contact));
    if (expiresS === 0) return;
    contacts.set(keyOf(contact), contact);
    const timer = setTimeout(() => lose(contact), expiresS * 1_000);
    timer.unref();
    expiry.set(keyOf(contact), timer);
    parts.onRegistered(contact);
  }

  function register(socket: SipSocket, request: SipRequest, authorizationId: string): void {
    const expiresS = expiresOf(request);
    const instanceId = instanceOf(request);
    const outcome = line.register({ authorizationId, instanceId, expiresS });
    const tag = createToken();
    if (outcome === 'refused') return socket.send(replyTo(request, { status: 403, tag }));
    if (outcome === 'too-many') return socket.send(replyTo(request, { status: 603, tag }));
    const contact = headerOf(request, 'Contact');
    socket.send(replyTo(request, { status: 200, tag, headers: [['Contact', contact]] }));
    const username = userOf(headerOf(request, 'To'));
    keep({ authorizationId, instanceId, username, uri: addressOf(contact), socket }, expiresS);
  }

  function domainOf(request: SipRequest): string {
    return request.uri.replace(/^sips?:/, '');
  }

  return {
    handle(socket, request) {
      if (faults.current().registerSilent) return;
      const refusal = faults.takeRefusal('refuseRegister');
      if (refusal) return socket.send(replyTo(request, { ...refusal, tag: createToken() }));
      const verdict = guard.verify(request, 'Authorization');
      if (verdict.kind === 'signed') return register(socket, request, verdict.authorizationId);
      if (verdict.kind === 'wrong') return socket.send(replyTo(request, { status: 403, tag: createToken() }));
      const headers = guard.challenge('WWW-Authenticate', domainOf(request));
      socket.send(replyTo(request, { status: 401, tag: createToken(), headers }));
    },
    contacts: () => [...contacts.values()],
    contactOn: (socket) => [...contacts.values()].reverse().find((contact) => contact.socket === socket),
    refreshed: (contact) => contacts.get(keyOf(contact)),
    socketClosed: (socket) => {
      for (const contact of [...contacts.values()]) if (contact.socket === socket) lose(contact);
    },
    close: () => {
      for (const timer of expiry.values()) clearTimeout(timer);
    },
  };
}
