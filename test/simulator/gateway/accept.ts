import type { WebSocket } from 'ws';
import { type FaultBox, textIn } from '../faults/fault-box';
import type { SignedIn } from '../oauth/token-types';
import { type RestService, userKey } from '../rest/rest-service';
import type { RestAddresses } from '../rest/rest-types';
import type { World } from '../world/world';
import { type ClientFrame, clientResponse, connectionDetails, errorFrame, heartbeat, parseClientFrame } from './frames';
import { createGatewaySession, type GatewaySession, isRecoverable, parseWsc, transmit, wscAt } from './gateway-session';
import { createLifeTimers, type LifeTimes } from './life-timers';
import { handleSubscription, subscriptionGroup, subscriptionIdIn } from './subscription-routes';

/** What the gateway needs. */
export interface GatewayParts {
  readonly world: World;
  readonly faults: FaultBox;
  readonly rest: RestService;
  readonly times: LifeTimes;
}

/** A socket on its way in. */
export interface Arrival {
  readonly parts: GatewayParts;
  readonly sessions: Map<string, GatewaySession>;
  readonly socket: WebSocket;
  readonly user: SignedIn;
  readonly addresses: RestAddresses;
}

interface Recovery {
  readonly session: GatewaySession;
  readonly state: 'Successful' | 'Failed';
  readonly errorCode?: string;
  readonly from: number;
}

/** Serves a socket: a new stream, or with `wsc` the one that broke off. A malformed `wsc` is an error and the end. */
export function acceptSocket(arrival: Arrival, wsc: string | undefined): void {
  const { socket, user } = arrival;
  const place = wsc === undefined ? undefined : parseWsc(wsc);
  if (wsc !== undefined && !place) {
    socket.send(errorFrame('WSG-400', 'Malformed wsc token'));
    socket.close(1008);
    return;
  }
  const recovery = place && recover(arrival, place);
  const session = recovery?.session ?? createGatewaySession(user);
  listen(arrival, session);
  open(arrival, session);
  if (recovery) resume(arrival, recovery);
  else transmit(session, connectionDetails(wscAt(session, session.sequence), nowMs(arrival)));
}

function nowMs({ parts }: Arrival): number {
  return parts.world.state.nowMs();
}

/** Finds the stream that a client wants back. `WSG-1003`: of another sign-in; `WSG-1005`: nothing subscribed. */
function recover(arrival: Arrival, place: { sessionId: string; sequence: number }): Recovery {
  const { parts, sessions, user } = arrival;
  const session = sessions.get(place.sessionId);
  const failed = (errorCode: string): Recovery => ({
    session: createGatewaySession(user),
    state: 'Failed',
    errorCode,
    from: 0,
  });
  const fault = parts.faults.take('failRecovery');
  if (fault) return failed(textIn(fault, 'errorCode') ?? 'WSG-1005');
  if (session && session.user.id !== user.id) return failed('WSG-1003');
  if (session && !session.subscription) return failed('WSG-1005');
  if (!session || !isRecoverable(session, nowMs(arrival), parts.times.recoveryMs)) {
    return failed(parts.world.state.switches.lateRecoveryError);
  }
  return { session, state: 'Successful', from: place.sequence };
}

function listen({ parts, socket, addresses }: Arrival, session: GatewaySession): void {
  const everyMs = parts.world.state.switches.gatewayPingMs;
  const timers = createLifeTimers(socket, parts.times, { everyMs, isSilent: () => session.silent });
  socket.on('message', (data) => {
    timers.traffic();
    const frame = parseClientFrame(String(data));
    if (frame && !session.silent) void answer(parts, session, frame, addresses); // failures are answers too
  });
}

/** Makes a socket the stream's own; one that was there before is cut off. */
function open(arrival: Arrival, session: GatewaySession): void {
  const { socket, sessions } = arrival;
  const before = session.socket;
  sessions.set(session.id, session);
  session.socket = socket;
  session.silent = false;
  session.lostAtMs = undefined;
  before?.terminate();
  socket.on('close', () => {
    if (session.socket !== socket) return;
    session.socket = undefined;
    session.lostAtMs = nowMs(arrival);
  });
}

/**
 * How long the gateway takes to find what was missed. Not zero: a client of RingCentral's own loses events that come
 * in one piece with ConnectionDetails, and in its author's recordings (tylerlong/rc-ws-recover-test) none were lost.
 */
const REPLAY_AFTER_MS = 20;

function resume(arrival: Arrival, { session, state, errorCode, from }: Recovery): void {
  const { parts } = arrival;
  const lying = state === 'Successful' && parts.faults.take('lyingRecovery') !== undefined;
  const replayFrom = lying ? session.sequence : from;
  const asked = parts.world.state.switches.recoveredWsc === 'asked' && state === 'Successful';
  const wsc = wscAt(session, asked ? from : session.sequence);
  transmit(session, connectionDetails(wsc, nowMs(arrival), { state, ...(errorCode !== undefined && { errorCode }) }));
  session.replaying = true;
  setTimeout(() => {
    session.replaying = false;
    for (const { sequence, frame } of session.buffer) if (sequence > replayFrom) transmit(session, frame);
  }, REPLAY_AFTER_MS);
}

async function answer(
  { world, rest }: GatewayParts,
  session: GatewaySession,
  frame: ClientFrame,
  addresses: RestAddresses,
): Promise<void> {
  if (frame.type === 'Heartbeat') {
    transmit(session, heartbeat(frame.messageId));
    return;
  }
  const { method, path, query, body } = frame;
  const { user } = session;
  const id = subscriptionIdIn(path);
  const response =
    id === undefined
      ? await rest.answer({ method, path, query, body, user, addresses })
      : await rest.guarded({ method, path, user: userKey(user), group: subscriptionGroup(method) }, () =>
          handleSubscription(world, session, { method, id, body }),
        );
  if (response.lose) session.socket?.terminate();
  else transmit(session, clientResponse(frame.messageId, response));
}
