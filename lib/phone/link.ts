import type { Clock } from '../shared/clock';
import { createOutbox } from './outbox';
import { parseToPhone } from './parse-message';
import type { FromPhone, PhoneEvent, ToPhone } from './phone';
import type { Phone } from './phone-core';
import type { PortLike } from './port';
import { nextLinkDelayMs } from './reconnect-policy';

/** Keeps the worker alive during a call; idle workers are stopped after 30 s. Unit: milliseconds. */
const BEAT_MS = 20_000;

interface LinkParts {
  /** Opens a port to the background, which wakes it. May throw when the extension was replaced. */
  readonly connect: () => PortLike;
  readonly clock: Clock;
  /** Asked late, because the phone itself reports into the link. */
  readonly phone: () => Phone;
  /** The background is gone: whatever it was watching, nobody sees it. */
  readonly onLost?: () => void;
}

/**
 * The phone's end of the link. Events are numbered and repeated until the background says that they are saved.
 * ```
 *   no port ──attach──▶ hello, whole outbox ──▶ events as they come
 *      ▲                                             │
 *      └─────── port drops: again after 0, 0.1, 0.3, 1, 3 s while in a call or something is unsaved
 * ```
 */
export class PhoneEndOfLink {
  readonly #parts: LinkParts;
  readonly #outbox = createOutbox();
  #port: PortLike | undefined;
  #attempt = 0;
  #cancelRetry: (() => void) | undefined;
  #cancelBeat: (() => void) | undefined;

  constructor(parts: LinkParts) {
    this.#parts = parts;
  }

  /** Connects now unless it is connected. */
  attach(): void {
    if (this.#port) return;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    const port = this.#open();
    if (!port) return;
    this.#port = port;
    port.onMessage((message) => this.#handleMessage(port, message));
    port.onDisconnect(() => this.#handleDisconnect(port));
    port.post({ kind: 'hello', statement: this.#parts.phone().statement() } satisfies FromPhone);
    for (const { sequence, event } of this.#outbox.waiting()) this.#postEvent(sequence, event);
    this.#armBeat();
  }

  /** A background that lost its port asked for a new one; the old one leads nowhere, whatever it looks like. */
  reattach(): void {
    this.#port?.disconnect();
    this.#port = undefined;
    this.attach();
  }

  /** Takes over an event; it is delivered sooner or later, in order. */
  publish(event: PhoneEvent): void {
    const { sequence } = this.#outbox.add(event);
    if (this.#port) this.#postEvent(sequence, event);
    else this.#retry();
    this.#armBeat();
  }

  /** Sends a measurement if somebody is there; it is never repeated. */
  publishLevels(levels: Omit<Extract<FromPhone, { kind: 'levels' }>, 'kind'>): void {
    this.#post({ kind: 'levels', ...levels });
  }

  /** Tells how the devices are; asked for again with every new link. */
  publishDevices(devices: Omit<Extract<FromPhone, { kind: 'devices' }>, 'kind'>): void {
    this.#post({ kind: 'devices', ...devices });
  }

  #open(): PortLike | undefined {
    try {
      return this.#parts.connect();
    } catch {
      this.#retry(); // an update in progress refuses ports; the phone goes on without one
      return undefined;
    }
  }

  #post(message: FromPhone): void {
    this.#port?.post(message);
  }

  #postEvent(sequence: number, event: PhoneEvent): void {
    this.#post({ kind: 'event', bootId: this.#parts.phone().bootId, sequence, event });
  }

  #handleMessage(port: PortLike, raw: unknown): void {
    const message = parseToPhone(raw);
    if (!message || port !== this.#port) return;
    // Only a word from the other side proves that the port leads somewhere.
    this.#attempt = 0;
    this.#handle(message);
    this.#armBeat();
  }

  #handle(message: ToPhone): void {
    const phone = this.#parts.phone();
    if (message.kind === 'ack') this.#outbox.acknowledge(message.sequence);
    else if (message.kind === 'ping') this.#post({ kind: 'beat' });
    else if (message.bootId === phone.bootId) phone.execute(message.command);
    else this.publish({ kind: 'statement', statement: phone.statement() });
  }

  #handleDisconnect(port: PortLike): void {
    if (port !== this.#port) return;
    this.#port = undefined;
    this.#parts.onLost?.();
    this.#retry();
  }

  #isNeeded(): boolean {
    return this.#parts.phone().isInCall() || this.#outbox.waiting().length > 0;
  }

  #retry(): void {
    if (this.#port || this.#cancelRetry || !this.#isNeeded()) return;
    this.#cancelRetry = this.#parts.clock.after(nextLinkDelayMs(this.#attempt++), () => {
      this.#cancelRetry = undefined;
      if (this.#isNeeded()) this.attach();
    });
  }

  /** One beat is always under way during a call, whatever happened to the port. */
  #armBeat(): void {
    if (this.#cancelBeat || !this.#parts.phone().isInCall()) return;
    this.#cancelBeat = this.#parts.clock.after(BEAT_MS, () => {
      this.#cancelBeat = undefined;
      if (this.#port) this.#post({ kind: 'beat' });
      else this.#retry();
      this.#armBeat();
    });
  }
}
