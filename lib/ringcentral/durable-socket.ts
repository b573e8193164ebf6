import './globals';
import WebSocketExtension, { Events } from '@rc-ex/ws';
import type WsSubscription from '@rc-ex/ws/subscription';
import * as v from 'valibot';
import type { Clock } from '../shared/clock';
import type { Outcome } from '../shared/outcome';
import { withDeadline } from './deadline';
import { DurableSubscription } from './durable-subscription';
import { connectionDetailsSchema, type Frame, type TappedSocket, tapFrames } from './frames';
import { createTokenKeeper, type GatewayToken, type TokenKeeper, TokenRefused } from './gateway-token';
import { type Heartbeat, startHeartbeat } from './heartbeat';
import type { ResumeState, SavedSubscription } from './resume-state';

interface SocketPorts {
  readonly saved: ResumeState;
  readonly takeToken: () => Promise<Outcome<GatewayToken>>;
  /** `frame` is undefined if it could not be read; `resume` is there when our place in the stream moved with it. */
  readonly onFrame: (frame: Frame | undefined, resume: ResumeState | undefined) => void;
  /** A subscription was made. */
  readonly onResume: (resume: ResumeState) => void;
  /** The connection in use ended or fell silent. */
  readonly onLost: () => void;
  readonly clock: Clock;
}

const SUBSCRIPTION = '/restapi/v1.0/subscription';
const CONNECT_DEADLINE_MS = 12_000;
const OPEN = 1;

/**
 * One connection after another to RingCentral's notification gateway, over the official extension without the habits
 * that lose events in a worker: its reconnect loop, its beat after 60 s, its throwing listeners, its hold on `wsc`.
 * Whoever uses it decides when to `recover()`.
 */
export class DurableSocket extends WebSocketExtension {
  readonly #ports: SocketPorts;
  readonly #token: TokenKeeper;
  #resume: ResumeState;
  #current: TappedSocket | undefined;
  #heartbeat: Heartbeat | undefined;
  #isStopped = false;

  constructor(ports: SocketPorts) {
    const { wsc } = ports.saved;
    super({ autoRecover: { enabled: false }, ...(wsc !== undefined && { wscToken: wsc }) });
    this.#ports = ports;
    this.#token = createTokenKeeper(ports.takeToken, ports.clock);
    this.#resume = ports.saved;
    // Emitted once the socket exists and before any frame can arrive.
    this.eventEmitter.on(Events.newWebSocketObject, (socket: TappedSocket) => this.#attach(socket));
  }

  get isOpen(): boolean {
    return this.ws?.readyState === OPEN && this.#current !== undefined;
  }

  override async _connect(recover = false): Promise<void> {
    try {
      await this.#connectOnce(recover);
    } catch (error) {
      const isPlaceRefused = recover && !this.wsc && !(error instanceof TokenRefused);
      if (!isPlaceRefused) throw error;
      this.abandon();
      await this.#connectOnce(false);
    }
  }

  /** Called by register() of @ringcentral/subscriptions: takes up the saved subscription, or makes one. */
  override async subscribe(eventFilters: string[]): Promise<WsSubscription> {
    const onSubscribed = (subscription: SavedSubscription): void => {
      this.#resume = { ...this.#resume, subscription };
      this.#ports.onResume(this.#resume);
    };
    const subscription = new DurableSubscription({ socket: this, eventFilters, onSubscribed });
    this.subscription = subscription;
    const saved = this.connectionDetails.recoveryState === 'Successful' ? this.#resume.subscription : undefined;
    if (saved) subscription.resume(saved);
    else await subscription.subscribe();
    return subscription;
  }

  /** Lets the connection go without waiting for its end, which takes a minute when it is half open. */
  abandon(): void {
    this.#heartbeat?.stop();
    this.#heartbeat = undefined;
    this.#current = undefined;
    this.ws?.close();
  }

  /** Lets the platform forget the subscription. Best effort: it does so by itself some minutes after the connection. */
  farewell(): void {
    const id = this.subscription?.subscriptionInfo?.id;
    if (id !== undefined) this.#sendMeta({ type: 'ClientRequest', method: 'DELETE', path: `${SUBSCRIPTION}/${id}` });
  }

  /** Ends it for good: no connection is made any more. */
  stop(): void {
    this.#isStopped = true;
    this.abandon();
    this.disable();
  }

  async #connectOnce(recover: boolean): Promise<void> {
    const { uri, accessToken } = await this.#token.take();
    if (this.#isStopped) throw new Error('The subscription was stopped');
    this.wsToken = { uri, ws_access_token: accessToken, expires_in: 0 };
    // The library's own check; the keeper has looked at the time already.
    this.wsTokenExpiresAt = Number.POSITIVE_INFINITY;
    const late = (): Promise<never> => Promise.reject(new Error('The gateway did not answer in time'));
    await withDeadline(this.#ports.clock, CONNECT_DEADLINE_MS, () => super._connect(recover), late);
  }

  #attach(socket: TappedSocket): void {
    this.#current = socket;
    const whenCurrent = (act: () => void): void => {
      if (this.#current === socket) act();
    };
    socket.addEventListener('open', () => this.#token.spend());
    socket.addEventListener('close', () => whenCurrent(() => this.#lose()));
    // The close event follows; without a listener some hosts would report an uncaught error.
    socket.addEventListener('error', () => undefined);
    tapFrames(socket, (frame) => whenCurrent(() => this.#handleFrame(frame)));
  }

  #handleFrame(frame: Frame | undefined): void {
    this.#heartbeat?.heard();
    if (frame?.type === 'ConnectionDetails') this.#handleDetails(frame);
    else if (frame?.type === 'Error') this.#handleError(frame);
    else this.#ports.onFrame(frame, frame?.wsc === undefined ? undefined : this.#moveTo(frame.wsc));
  }

  #handleDetails(frame: Frame): void {
    const details = v.safeParse(connectionDetailsSchema, frame.body);
    const isRecovered = details.success && details.output.recoveryState === 'Successful';
    if (!isRecovered) this.#resume = {};
    // The place of a recovered connection may lie behind events that are still on their way, so the old one stays.
    const resume = isRecovered || frame.wsc === undefined ? undefined : this.#moveTo(frame.wsc);
    this.#heartbeat?.stop();
    this.#heartbeat = startHeartbeat({
      clock: this.#ports.clock,
      sendBeat: () => this.#sendMeta({ type: 'Heartbeat' }),
      onSilent: () => this.#lose(),
    });
    this.#ports.onFrame(frame, resume);
  }

  /** Before the connection details it means that the gateway does not know our place (WSG-400): forget it. */
  #handleError(frame: Frame): void {
    const isHandshake = this.#heartbeat === undefined;
    if (isHandshake) {
      delete this.wsc;
      this.#resume = {};
    }
    this.#ports.onFrame(frame, isHandshake ? this.#resume : undefined);
  }

  #moveTo(wsc: string): ResumeState {
    this.wsc = { token: wsc, sequence: 0 };
    this.#resume = { ...this.#resume, wsc };
    return this.#resume;
  }

  #lose(): void {
    this.abandon();
    this.#ports.onLost();
  }

  #sendMeta(meta: Record<string, string>): void {
    if (this.isOpen) void this.ws.send(JSON.stringify([{ ...meta, messageId: crypto.randomUUID() }]));
  }
}
