import type { WebSocket } from 'ws';
import { createMediaLeg } from '../media/answerer';
import { createMixer, type Mixer } from '../media/mixer';
import { toneOf } from '../media/tone';
import type { LegOrder, Line, MediaMeter, ToneOf } from '../world/line';
import { type CallTable, createCallTable } from './call-table';
import { createDigestGuard } from './digest';
import { createFaultState, type FaultState, isMediaBlocked, type SipFaults } from './faults';
import { createInDialog, type InDialog } from './in-dialog';
import { createIncomingCalls, type IncomingCalls } from './incoming';
import { hasTag, headerOf, type SipMessage, type SipRequest } from './message';
import { createOutboundCalls, type OutboundCalls } from './outbound';
import { createRegistrar, type Registrar } from './registrar';
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

interface Parts {
  readonly faults: FaultState;
  readonly mixer: Mixer;
  readonly table: CallTable;
  readonly registrar: Registrar;
  readonly outbound: OutboundCalls;
  readonly incoming: IncomingCalls;
  readonly inDialog: InDialog;
}

function createParts({ line, tones, callGraceMs, stun }: SipFrontOptions): Parts {
  const faults = createFaultState({});
  const mixer = createMixer({ line, tones: tones ?? toneOf });
  const table = createCallTable({ line, mixer, graceMs: callGraceMs ?? CALL_GRACE_MS });
  const guard = createDigestGuard((authorizationId) => line.credentials(authorizationId));
  const createLeg = () => createMediaLeg({ stunPort: stun.port });
  return {
    faults,
    mixer,
    table,
    registrar: createRegistrar({ line, guard, faults, onRegistered: (contact) => table.moveTo(contact) }),
    outbound: createOutboundCalls({ line, guard, faults, table, createLeg }),
    incoming: createIncomingCalls({ line, table, createLeg }),
    inDialog: createInDialog({ line, faults, table }),
  };
}

/** Serves a request that belongs to a call in progress, or should. */
function routeInCall(parts: Parts, socket: SipSocket, request: SipRequest): void {
  const { inDialog, outbound, registrar, table } = parts;
  const { method } = request;
  const call = table.find(headerOf(request, 'Call-Id'));
  if (!call) {
    // A tag in To means that the device believes in a call: it is not a new one.
    if (method === 'INVITE' && !hasTag(headerOf(request, 'To')))
      outbound.invite(socket, registrar.contactOn(socket), request);
    else if (method !== 'ACK') socket.send(replyTo(request, { status: 481, tag: createToken() }));
  } else if (method === 'INVITE') {
    // An INVITE for a call that is not up yet is a repetition: its answer is on the way.
    if (call.phase !== 'trying') void inDialog.reinvite(socket, call, request); // answers its failures itself
  } else if (method === 'ACK') inDialog.ack(call);
  else if (method === 'BYE') inDialog.bye(socket, call, request);
  else inDialog.info(socket, call, request);
}

/** Hands a request to the part that serves its method. */
function route(parts: Parts, socket: SipSocket, request: SipRequest): void {
  switch (request.method) {
    case 'REGISTER':
      parts.registrar.handle(socket, request);
      break;
    case 'CANCEL':
      parts.outbound.cancel(socket, request);
      break;
    case 'MESSAGE':
      parts.incoming.message(socket, request);
      break;
    case 'INVITE':
    case 'ACK':
    case 'BYE':
    case 'INFO':
      routeInCall(parts, socket, request);
      break;
    default:
      socket.send(replyTo(request, { status: request.method === 'OPTIONS' ? 200 : 501, tag: createToken() }));
  }
}

/** Hands an order of the line to the part that carries it out. */
function obey({ registrar, outbound, incoming, table }: Parts, order: LegOrder): void {
  switch (order.kind) {
    case 'progress':
    case 'answer':
    case 'refuse':
      outbound.obey(order);
      break;
    case 'bye':
      if (!outbound.end(order.callId)) table.bye(order.callId);
      break;
    case 'ring':
      void incoming.ring(order, registrar.contacts()); // has no failure of its own
      break;
    case 'cancel':
      incoming.cancel(order.callId);
      break;
    default:
      assertNever(order);
  }
}

class LineFront implements SipFront {
  private readonly sockets = new Set<SipSocket>();
  private readonly parts: Parts;
  private readonly stopObeying: () => void;

  constructor(options: SipFrontOptions) {
    this.parts = createParts(options);
    this.stopObeying = options.line.onOrder((order) => obey(this.parts, order));
    this.setFaults(options.faults ?? {});
  }

  get meter(): MediaMeter {
    return this.parts.mixer.meter;
  }

  handleSocket(ws: WebSocket): void {
    const onMessage = (socket: SipSocket, message: SipMessage): void => {
      if (message.kind === 'request') route(this.parts, socket, message);
      else void this.parts.incoming.response(message).catch(() => undefined); // an unusable SDP: the call has no audio
    };
    this.sockets.add(createSipSocket(ws, { onMessage, onClose: (socket) => this.lose(socket) }));
  }

  setFaults(faults: SipFaults): void {
    this.parts.faults.set(faults);
    this.parts.mixer.setSilent(faults.silentMedia ?? false);
    this.parts.table.cutMedia((to) => isMediaBlocked(faults, to));
  }

  dropSockets(): void {
    for (const socket of this.sockets) socket.drop();
  }

  async close(): Promise<void> {
    this.stopObeying();
    this.dropSockets();
    this.parts.registrar.close();
    this.parts.mixer.close();
    await Promise.all([this.parts.table.close(), this.parts.incoming.close()]);
  }

  private lose(socket: SipSocket): void {
    this.sockets.delete(socket);
    this.parts.registrar.socketClosed(socket);
    this.parts.table.socketClosed(socket);
  }
}

/** Starts the front on a line; the line's orders are obeyed from now on. */
export function createSipFront(options: SipFrontOptions): SipFront {
  return new LineFront(options);
}
