import type { WebSocket } from 'ws';
import { createMediaLeg } from '../media/answerer';
import { createMixer } from '../media/mixer';
import { toneOf } from '../media/tone';
import type { LegOrder, Line, MediaMeter, ToneOf } from '../world/line';
import { createCallTable } from './call-table';
import { createDigestGuard } from './digest';
import { createFaultState, type SipFaults } from './faults';
import { createInDialog } from './in-dialog';
import { createIncomingCalls } from './incoming';
import { headerOf, type SipMessage, type SipRequest } from './message';
import { createOutboundCalls } from './outbound';
import { createRegistrar } from './registrar';
import { createToken, replyTo } from './reply';
import { createSipSocket, type SipSocket } from './socket';

/** How long a call outlives the socket of its device: 64 times T1 of RFC 3261. Unit: milliseconds. */
const CALL_GRACE_MS = 32_000;

/** The phone network as a device sees it: SIP on WebSockets, and audio. */
export interface SipFront {
  /** Serves a WebSocket that was accepted with the subprotocol `sip`. */
  handleSocket(ws: WebSocket): void;
  /** Replaces the faults in force. */
  setFaults(faults: SipFaults): void;
  /** Cuts every device's connection, as a lost network does. Calls live on for the grace time. */
  dropSockets(): void;
  close(): Promise<void>;
  readonly meter: MediaMeter;
}

/** What the front needs. */
export interface SipFrontOptions {
  readonly line: Line;
  readonly stun: { readonly port: number };
  /** Default: `toneOf`. */
  readonly tones?: ToneOf;
  readonly faults?: SipFaults;
  /** How long a call outlives its socket. Unit: milliseconds. Default: 32 s. */
  readonly callGraceMs?: number;
}

function assertNever(value: never): never {
  throw new Error(`Unknown order ${JSON.stringify(value)}`);
}

/** Starts the front on a line; the line's orders are obeyed from now on. */
export function createSipFront(options: SipFrontOptions): SipFront {
  const { line } = options;
  const sockets = new Set<SipSocket>();
  const faults = createFaultState({});
  const mixer = createMixer({ line, tones: options.tones ?? toneOf });
  const table = createCallTable({ line, mixer, graceMs: options.callGraceMs ?? CALL_GRACE_MS });
  const guard = createDigestGuard((authorizationId) => line.credentials(authorizationId));
  const createLeg = () => createMediaLeg({ stunPort: options.stun.port });
  const registrar = createRegistrar({ line, guard, faults, onRegistered: (contact) => table.moveTo(contact) });
  const outbound = createOutboundCalls({ line, guard, faults, table, createLeg });
  const incoming = createIncomingCalls({ line, table, createLeg });
  const inDialog = createInDialog({ line, faults, table });

  function inCall(socket: SipSocket, request: SipRequest): void {
    const call = table.find(headerOf(request, 'Call-Id'));
    if (!call) {
      if (request.method !== 'ACK') socket.send(replyTo(request, { status: 481, tag: createToken() }));
      return;
    }
    if (request.method === 'INVITE' && call.phase === 'trying') return; // a repetition: its answer is on the way
    if (request.method === 'INVITE')
      void inDialog.reinvite(socket, call, request); // answers every failure itself
    else if (request.method === 'ACK') inDialog.ack(call);
    else if (request.method === 'BYE') inDialog.bye(socket, call, request);
    else inDialog.info(socket, call, request);
  }

  function handleRequest(socket: SipSocket, request: SipRequest): void {
    const isKnown = table.find(headerOf(request, 'Call-Id')) !== undefined;
    switch (request.method) {
      case 'REGISTER':
        return registrar.handle(socket, request);
      case 'CANCEL':
        return outbound.cancel(socket, request);
      case 'MESSAGE':
        return incoming.message(socket, request);
      case 'INVITE':
        return isKnown ? inCall(socket, request) : outbound.invite(socket, registrar.contactOn(socket), request);
      case 'ACK':
      case 'BYE':
      case 'INFO':
        return inCall(socket, request);
      default:
        return socket.send(replyTo(request, { status: request.method === 'OPTIONS' ? 200 : 501, tag: createToken() }));
    }
  }

  function handleMessage(socket: SipSocket, message: SipMessage): void {
    if (message.kind === 'request') return handleRequest(socket, message);
    void incoming.response(message); // an unusable answer leaves the caller ringing
  }

  function obey(order: LegOrder): void {
    switch (order.kind) {
      case 'progress':
      case 'answer':
      case 'refuse':
        return outbound.obey(order);
      case 'bye':
        return table.bye(order.callId);
      case 'ring':
        return void incoming.ring(order, registrar.contacts()); // has no failure of its own
      case 'cancel':
        return incoming.cancel(order.callId);
      default:
        return assertNever(order);
    }
  }

  function setFaults(next: SipFaults): void {
    faults.set(next);
    mixer.setSilent(next.silentMedia ?? false);
  }

  const stopObeying = line.onOrder(obey);
  setFaults(options.faults ?? {});

  return {
    meter: mixer.meter,
    setFaults,
    handleSocket(ws) {
      const onClose = (socket: SipSocket): void => {
        sockets.delete(socket);
        registrar.socketClosed(socket);
        table.socketClosed(socket);
      };
      sockets.add(createSipSocket(ws, { onMessage: handleMessage, onClose }));
    },
    dropSockets: () => {
      for (const socket of sockets) socket.drop();
    },
    async close() {
      stopObeying();
      for (const socket of sockets) socket.drop();
      registrar.close();
      mixer.close();
      await Promise.all([table.close(), incoming.close()]);
    },
  };
}
