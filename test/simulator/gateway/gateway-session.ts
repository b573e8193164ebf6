import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { SignedIn } from '../oauth/token-types';
import { type Notification, toEnvelope } from '../world/notification';
import { CONNECTION_FACTS, serverNotification, type Wsc } from './frames';

/** What a client asked to be told about. */
export interface Subscription {
  readonly id: string;
  readonly createdAtMs: number;
  /** With ids in place of `~`. */
  filters: readonly string[];
  /** Asked for, but not allowed. */
  disabled: readonly string[];
}

/** A stream of notifications that outlives its sockets. */
export interface GatewaySession {
  readonly id: string;
  readonly user: SignedIn;
  socket: WebSocket | undefined;
  /** Half open: the socket stays, nothing goes out any more. */
  silent: boolean;
  /** Missed events are about to be sent: new ones wait their turn in the buffer. */
  replaying: boolean;
  subscription: Subscription | undefined;
  sequence: number;
  /** The last frames sent or missed, newest last. */
  buffer: { readonly sequence: number; readonly frame: string }[];
  /** Undefined while a socket is there. Unit: milliseconds since the epoch. */
  lostAtMs: number | undefined;
}

/** Opens a stream at its beginning. */
export function createGatewaySession(user: SignedIn): GatewaySession {
  return {
    id: randomUUID(),
    user,
    socket: undefined,
    silent: false,
    replaying: false,
    subscription: undefined,
    sequence: 1,
    buffer: [],
    lostAtMs: undefined,
  };
}

/** The token of a place in a stream. Opaque to clients. */
export function wscAt(session: GatewaySession, sequence: number): Wsc {
  return { token: Buffer.from(`${session.id}/${sequence}`).toString('base64url'), sequence };
}

/** Reads a token; undefined if it is none of ours. */
export function parseWsc(token: string): { readonly sessionId: string; readonly sequence: number } | undefined {
  const match = /^([0-9a-f-]{36})\/(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  return match?.[1] === undefined ? undefined : { sessionId: match[1], sequence: Number(match[2]) };
}

/** Whether a lost stream may still be taken up. */
export function isRecoverable(session: GatewaySession, nowMs: number, withinMs: number): boolean {
  return session.lostAtMs === undefined || nowMs - session.lostAtMs <= withinMs;
}

/** Sends a notification to a stream, or keeps it for one that is lost. */
export function push(session: GatewaySession, notification: Notification): void {
  const { subscription, user } = session;
  if (!subscription) return;
  session.sequence += 1;
  const envelope = toEnvelope(notification, { id: subscription.id, ownerId: user.extensionId });
  const frame = serverNotification(wscAt(session, session.sequence), envelope);
  session.buffer.push({ sequence: session.sequence, frame });
  if (session.buffer.length > CONNECTION_FACTS.recoveryBufferSize) session.buffer.shift();
  if (!session.replaying) transmit(session, frame);
}

/** Writes a frame to the stream's socket, if it has one that speaks. */
export function transmit(session: GatewaySession, frame: string): void {
  if (session.socket?.readyState === session.socket?.OPEN && !session.silent) session.socket?.send(frame);
}
