import type { Clock } from '../shared/clock';
import { failure, type Outcome, success } from '../shared/outcome';
import { parseFromPhone } from './parse-message';
import type { BootId, FromPhone, PhoneCommand, SipInfo, ToPhone } from './phone';
import type { PortLike } from './port';
import { Pulse } from './pulse';

/** From the wish to a phone that was asked to connect. Unit: milliseconds. */
const OPEN_DEADLINE_MS = 15_000;
/** A document that was asked to connect does so at once. Unit: milliseconds. */
const GREETING_DEADLINE_MS = 5_000;
/** A command that waits for the link is worth nothing after this; the conductor looks and decides anew. */
const QUEUED_MS = 15_000;
const QUEUED_MAX = 64;
/** The phone unregisters before its document goes. Unit: milliseconds. */
const CLOSE_DEADLINE_MS = 6000;

interface RemotePhoneParts {
  /** Makes sure that the phone's document exists and connects. */
  readonly ensureDocument: () => Promise<void>;
  readonly closeDocument: () => Promise<void>;
  /** Cached by whoever provides it; forgotten through `forgetProvision`. */
  readonly provision: () => Promise<Outcome<SipInfo>>;
  /** The server refused these credentials. */
  readonly forgetProvision?: () => void;
  /** Stable for this installation, or the server counts every start as another phone. */
  readonly instanceId: () => Promise<string>;
  readonly onMessage: (message: FromPhone) => void;
  /** The link dropped. */
  readonly onLost: () => void;
  /** The link is up, and nothing comes; or something does again. */
  readonly onSilent: (isSilent: boolean) => void;
  readonly clock: Clock;
}

interface QueuedCommand {
  readonly bootId: BootId;
  readonly command: PhoneCommand;
  readonly atMs: number;
}

/** The background's end of the link to the phone. */
export class RemotePhone {
  readonly #parts: RemotePhoneParts;
  #port: PortLike | undefined;
  #bootId: BootId | undefined;
  #queue: readonly QueuedCommand[] = [];
  #opening: Promise<Outcome<void>> | undefined;
  #greeted: (() => void)[] = [];
  #cancelClose: (() => void) | undefined;
  readonly #pulse: Pulse;

  constructor(parts: RemotePhoneParts) {
    this.#parts = parts;
    this.#pulse = new Pulse({ ...parts, ask: () => this.#post({ kind: 'ping' }) });
  }

  /** With a call on it the phone is asked for signs of life, and its document is nobody's to close. */
  watch = (hasCall: boolean): void => this.#pulse.watch(hasCall);

  /** Takes over a port that the phone opened; an older one is dropped. The caller has checked who sent it. */
  attach(port: PortLike): void {
    this.#port?.disconnect();
    this.#port = port;
    this.#bootId = undefined;
    port.onMessage((message) => {
      if (port === this.#port) this.#handleMessage(message);
    });
    port.onDisconnect(() => {
      if (port === this.#port) this.#handleLost();
    });
  }

  open(): Promise<Outcome<void>> {
    this.#cancelClose?.();
    this.#cancelClose = undefined;
    this.#opening ??= this.#withDeadline(this.#open()).finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  send(bootId: BootId, command: PhoneCommand): void {
    if (this.#bootId !== undefined) this.#post({ kind: 'command', bootId, command });
    else this.#enqueue({ bootId, command, atMs: this.#parts.clock.steadyMs() });
  }

  acknowledge(sequence: number): void {
    this.#post({ kind: 'ack', sequence });
  }

  close(): void {
    // Nobody there to unregister: the server forgets this phone by itself.
    if (this.#pulse.isSilent) {
      this.#closeDocument();
      return;
    }
    if (this.#bootId !== undefined) this.#post({ kind: 'command', bootId: this.#bootId, command: { kind: 'close' } });
    this.#cancelClose?.();
    this.#cancelClose = this.#parts.clock.after(CLOSE_DEADLINE_MS, () => this.#closeDocument());
  }

  async #open(): Promise<Outcome<void>> {
    const [provisioned, instanceId] = await Promise.all([
      this.#parts.provision(),
      this.#parts.instanceId(),
      this.#parts.ensureDocument(),
    ]);
    if (!provisioned.ok) return provisioned;
    if (!(await this.#isGreeted()) && !this.#pulse.isWatching) await this.#replaceDocument();
    await this.#whenGreeted();
    if (this.#bootId === undefined) return failure('not-sent');
    const command = { kind: 'open', sip: provisioned.value, instanceId } as const;
    this.#post({ kind: 'command', bootId: this.#bootId, command });
    return success(undefined);
  }

  #withDeadline(opening: Promise<Outcome<void>>): Promise<Outcome<void>> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(OPEN_DEADLINE_MS, () => resolve(failure('not-sent')));
      const settle = (outcome: Outcome<void>): void => {
        cancel();
        resolve(outcome);
      };
      // The document could not be made, or storage failed: nothing left this machine.
      opening.then(settle, () => settle(failure('not-sent')));
    });
  }

  /** A document that hangs never greets. */
  #isGreeted(): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(GREETING_DEADLINE_MS, () => resolve(false));
      void this.#whenGreeted().then(() => {
        cancel();
        resolve(true);
      });
    });
  }

  async #replaceDocument(): Promise<void> {
    await this.#parts.closeDocument().catch(() => undefined);
    await this.#parts.ensureDocument();
  }

  #whenGreeted(): Promise<void> {
    if (this.#bootId !== undefined) return Promise.resolve();
    return new Promise((resolve) => this.#greeted.push(resolve));
  }

  #handleMessage(raw: unknown): void {
    const message = parseFromPhone(raw);
    if (!message) return;
    this.#pulse.heard();
    if (message.kind === 'hello') this.#handleHello(message.statement.bootId);
    this.#parts.onMessage(message);
    if (message.kind === 'event' && message.event.kind === 'unregistered') this.#handleUnregistered(message.event.why);
  }

  #handleHello(bootId: BootId): void {
    this.#bootId = bootId;
    const freshFromMs = this.#parts.clock.steadyMs() - QUEUED_MS;
    for (const queued of this.#queue) {
      // Another boot id would only be refused: those legs are lost.
      if (queued.bootId === bootId && queued.atMs >= freshFromMs) this.#post({ kind: 'command', ...toCommand(queued) });
    }
    this.#queue = [];
    for (const resolve of this.#greeted.splice(0)) resolve();
  }

  #handleUnregistered(why: string): void {
    if (why === 'refused') this.#parts.forgetProvision?.();
    if (why === 'closed' && this.#cancelClose) this.#closeDocument();
  }

  #closeDocument(): void {
    this.#cancelClose?.();
    this.#cancelClose = undefined;
    // It fails only where there is none any more.
    this.#parts.closeDocument().catch(() => undefined);
  }

  #handleLost(): void {
    this.#port = undefined;
    this.#bootId = undefined;
    this.#pulse.heard();
    this.#parts.onLost();
  }

  /** The link may be up in a moment: a worker that was just woken has none yet. */
  #enqueue(queued: QueuedCommand): void {
    this.#queue = [...this.#queue, queued].slice(-QUEUED_MAX);
  }

  #post(message: ToPhone): void {
    this.#port?.post(message);
  }
}

const toCommand = ({ bootId, command }: QueuedCommand): { bootId: BootId; command: PhoneCommand } => ({
  bootId,
  command,
});

/** Builds the background's end of the link; it has the shape of the conductor's `PhoneLink`. */
export const createRemotePhone = (parts: RemotePhoneParts): RemotePhone => new RemotePhone(parts);
