import { DefaultSipClient } from 'ringcentral-web-phone/sip-client';
import type InboundMessage from 'ringcentral-web-phone/sip-message/inbound';
import SipMessage from 'ringcentral-web-phone/sip-message/index';
import type OutboundMessage from 'ringcentral-web-phone/sip-message/outbound/index';
import type { SipClientOptions } from 'ringcentral-web-phone/types';
import type { Clock } from '../shared/clock';
import { expiresOf, phraseOf, sequenceOf, statusOf } from './sip-answer';
import { toGoodbyes } from './web-phone-goodbye';

/** 64 times T1 of RFC 3261: after that nobody answers an INVITE over a reliable transport. Unit: milliseconds. */
const INVITE_DEADLINE_MS = 32_000;
const OTHER_DEADLINE_MS = 5000;
/** A blackholed connection would otherwise wait for the operating system, up to minutes. Unit: milliseconds. */
const CONNECT_DEADLINE_MS = 8000;
/** web-phone refreshes 3 s before the end; later than this after it, no refresh is under way any more. */
const REFRESH_GRACE_MS = 10_000;

const TIMEOUT = { status: 408, phrase: 'Request Timeout' } as const;
const NO_TRANSPORT = { status: 503, phrase: 'Service Unavailable' } as const;
const CANCELLED = { status: 487, phrase: 'Request Terminated' } as const;

interface Pending {
  readonly request: OutboundMessage;
  readonly settle: (answer: SipMessage) => void;
}

/** The server said no. */
export class SipRefusal extends Error {
  readonly status: number;

  constructor(status: number, phrase: string) {
    super(`${status} ${phrase}`);
    this.name = 'SipRefusal';
    this.status = status;
  }
}

const callIdOf = (message: SipMessage): string => message.getHeader('Call-Id') ?? '';

/** A call has a tag of the other side in To; before that its INVITE is a first one. */
const isInDialog = (request: OutboundMessage): boolean => request.headers.To?.includes(';tag=') === true;

/** What RFC 3261 (8.1.3.1) prescribes: a request without an answer is treated as if it had got this one. */
function answerOurselves(request: OutboundMessage, answer: { status: number; phrase: string }): SipMessage {
  const { 'Call-Id': callId = '', CSeq = '', Via = '', From = '', To = '' } = request.headers;
  return new SipMessage(`SIP/2.0 ${answer.status} ${answer.phrase}`, { 'Call-Id': callId, CSeq, Via, From, To });
}

/**
 * web-phone's SIP client with an end to every wait, one socket at a time, and each answer given to the request it
 * belongs to. Emits `answer` for every final answer, `progress` for more than one provisional answer, `notRegistered`
 * (status) and `lost` (no socket).
 */
export class SipClient extends DefaultSipClient {
  readonly #clock: Clock;
  readonly #pending = new Map<string, Pending>();
  readonly #progressed = new Set<string>();
  readonly #abandoned = new Map<string, OutboundMessage>();
  readonly #forbidden = new Set<string>();
  #cancelWatchdog: (() => void) | undefined;
  #refusal: SipRefusal | undefined;

  constructor(options: SipClientOptions, clock: Clock) {
    super(options);
    this.#clock = clock;
  }

  isOpen(): boolean {
    return this.wsc?.readyState === 1; // OPEN; absent before the first connection
  }

  /** Connects and registers, or rejects. */
  override async start(): Promise<void> {
    await super.start();
    if (this.#refusal) throw this.#refusal;
  }

  /** web-phone forgets the old socket without closing it, and both would then feed this client. */
  override async connect(): Promise<void> {
    this.drop();
    const connected = super.connect();
    const socket = this.wsc;
    socket.addEventListener('close', () => this.#handleClose(socket), { once: true });
    const cancel = this.#clock.after(CONNECT_DEADLINE_MS, () => socket.close());
    const closed = new Promise<never>((_, reject) => {
      socket.addEventListener('close', () => reject(new Error('The SIP server could not be reached.')), { once: true });
    });
    await Promise.race([connected, closed]).finally(cancel);
  }

  /** Closes the socket. Whoever waits for an answer gets 503. */
  drop(): void {
    const socket = this.wsc;
    if (!socket || socket.readyState > 1) return; // absent before the first connection
    socket.close();
    this.#handleClose(socket);
  }

  /** Also called by web-phone's refresh timer, which has no place for a rejection: the outcome is emitted instead. */
  override async register(expires: number): Promise<void> {
    try {
      await super.register(expires);
      this.#refusal = undefined;
    } catch (error) {
      this.#cancelWatchdog?.();
      const status = Number(/SIP\/2\.0 (\d{3})/.exec(error instanceof Error ? error.message : '')?.[1] ?? 0);
      this.#refusal = new SipRefusal(status, 'Not registered');
      this.emit('notRegistered', status);
    }
  }

  /** From now on no INVITE of this call leaves the machine; one that web-phone still tries is answered by 487. */
  forbid(callId: string): void {
    this.#forbidden.add(callId);
  }

  override send(request: OutboundMessage, waitForReply = false): Promise<InboundMessage> {
    const answered = waitForReply ? this.#waitForAnswer(request) : Promise.resolve(new SipMessage());
    this.#transmit(request, waitForReply);
    return answered;
  }

  /** Every message passes here before web-phone sees it. */
  override emit(name: string, ...args: unknown[]): void {
    const [message] = args;
    if (name === 'inboundMessage' && message instanceof SipMessage) this.#receive(message);
    else super.emit(name, ...args);
  }

  /** Unregisters, if there is a connection, and closes it. Over within seconds, whatever the server does. */
  async leave(): Promise<void> {
    this.#cancelWatchdog?.();
    if (this.isOpen()) await this.dispose();
    else this.drop();
  }

  #transmit(request: OutboundMessage, waitForReply: boolean): void {
    const isForbidden = request.subject.startsWith('INVITE ') && this.#forbidden.has(callIdOf(request));
    const isUnsent = isForbidden && !isInDialog(request);
    if (isUnsent) this.#clock.after(0, () => this.#answer(request, CANCELLED));
    else if (this.isOpen()) this.wsc.send(request.toString());
    // A browser drops what is sent into a closing socket, without a word.
    else if (waitForReply) this.#clock.after(0, () => this.#answer(request, NO_TRANSPORT));
    if (!isUnsent) super.emit('outboundMessage', request);
  }

  #answer(request: OutboundMessage, answer: { status: number; phrase: string }): void {
    const { key, number, method } = sequenceOf(request);
    if (!this.#pending.has(key)) return;
    if (method === 'INVITE' && !isInDialog(request) && answer !== CANCELLED) this.#abandoned.set(number, request);
    this.#receive(answerOurselves(request, answer));
  }

  #waitForAnswer(request: OutboundMessage): Promise<SipMessage> {
    const { key, method } = sequenceOf(request);
    return new Promise((resolve, reject) => {
      const isFirstInvite = method === 'INVITE' && !isInDialog(request);
      const deadlineMs = isFirstInvite ? INVITE_DEADLINE_MS : OTHER_DEADLINE_MS;
      const cancel = this.#clock.after(deadlineMs, () => this.#handleTimeout(request));
      const settle = (answer: SipMessage): void => {
        cancel();
        this.#pending.delete(key);
        const status = statusOf(answer) ?? 0;
        // web-phone does not look at the status of these two and would wait, or use an empty description.
        const isRefused = status >= 300 && (method === 'INFO' || (method === 'INVITE' && isInDialog(request)));
        if (isRefused) reject(new SipRefusal(status, phraseOf(answer)));
        else resolve(answer);
      };
      this.#pending.set(key, { request, settle });
    });
  }

  #handleTimeout(request: OutboundMessage): void {
    this.#answer(request, TIMEOUT);
    // A call is renewed because the network misbehaves, and then silence means that the socket is dead as well.
    if (sequenceOf(request).method === 'INVITE' && isInDialog(request)) this.drop();
  }

  #receive(message: SipMessage): void {
    const status = statusOf(message);
    if (status === undefined) super.emit('inboundMessage', message);
    else if (status !== 100) this.#receiveAnswer(message, status);
  }

  #receiveAnswer(message: SipMessage, status: number): void {
    const { key, number, method } = sequenceOf(message);
    const pending = this.#pending.get(key);
    const isOurs = pending !== undefined && callIdOf(pending.request) === callIdOf(message);
    const abandoned = pending ? undefined : this.#abandoned.get(number);
    if (abandoned) this.#refuseLate(abandoned, message, status);
    if (abandoned || (isOurs && status < 200 && isInDialog(pending.request))) return; // a re-INVITE wants a final answer
    if (method === 'REGISTER' && status < 300) this.#armWatchdog(message);
    if (status >= 200) super.emit('answer', message);
    if (isOurs) pending.settle(message);
    if (method === 'INVITE') this.#receiveInviteAnswer(message, status, isOurs ? pending.request : undefined);
    else super.emit('inboundMessage', message);
  }

  /**
   * web-phone takes the first answer to a signed INVITE for progress whatever it says, and the second for the end even
   * if it is more progress. So it gets exactly one of each: a final answer without progress comes twice.
   */
  #receiveInviteAnswer(message: SipMessage, status: number, request: OutboundMessage | undefined): void {
    const { number } = sequenceOf(message);
    if (status < 200) {
      if (this.#progressed.has(number)) super.emit('progress', message);
      else this.#progressed.add(number);
      return;
    }
    // It compares with this very text.
    if (status === 200) message.subject = 'SIP/2.0 200 OK';
    const isSigned = request?.headers['Proxy-Authorization'] !== undefined;
    const hadProgress = this.#progressed.delete(number);
    if (hadProgress || !isSigned) super.emit('inboundMessage', message);
    // Later, so that `call()` has taken the first one and listens.
    else this.#clock.after(0, () => super.emit('inboundMessage', message));
  }

  /** The call was given up, but the server came back with it: nobody may ring, or talk, on a leg that we forgot. */
  #refuseLate(request: OutboundMessage, message: SipMessage, status: number): void {
    if (status >= 200) this.#abandoned.delete(sequenceOf(request).number);
    const goodbyes = toGoodbyes(request, message, status);
    for (const goodbye of goodbyes) this.#transmit(goodbye, false);
  }

  #armWatchdog(answer: SipMessage): void {
    this.#cancelWatchdog?.();
    const expiresS = expiresOf(answer);
    if (expiresS === undefined || expiresS === 0) return;
    this.#cancelWatchdog = this.#clock.after(expiresS * 1000 + REFRESH_GRACE_MS, () => this.drop());
  }

  #handleClose(socket: WebSocket): void {
    if (socket !== this.wsc) return;
    this.#cancelWatchdog?.();
    for (const { request } of [...this.#pending.values()]) this.#answer(request, NO_TRANSPORT);
    super.emit('lost');
  }
}
