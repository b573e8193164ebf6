import type { Clock } from '../shared/clock';
import type { PhoneEvent } from './phone';
import { nextReconnectDelayMs } from './reconnect-policy';

/** web-phone's own start never settles when the server goes silent half-way. Unit: milliseconds. */
const START_DEADLINE_MS = 10_000;

/** Why the phone is not registered. */
export type UnregisteredWhy = Extract<PhoneEvent, { kind: 'unregistered' }>['why'];

interface RegistrationParts {
  /** Connects and registers; rejects, with a `status` where the server gave one. */
  readonly start: (options: { readonly useBackup: boolean }) => Promise<void>;
  /** Closes the socket whatever state it is in. */
  readonly drop: () => void;
  readonly hasBackup: () => boolean;
  readonly isInCall: () => boolean;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onRegistered: () => void;
  readonly onUnregistered: (why: UnregisteredWhy) => void;
}

/** SIP status → what the rep can be told. */
function toWhy(status: number): UnregisteredWhy {
  if (status === 603) return 'too-many-contacts';
  if (status === 0 || status === 408 || status >= 500) return 'no-answer';
  return 'refused';
}

function statusOfError(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : 0;
  return typeof status === 'number' ? status : 0;
}

/**
 * Keeps the phone registered.
 * ```
 *   closed ──open──▶ connecting ──200──▶ registered
 *      ▲                ▲    │ no answer, 603      │ socket lost, refresh refused
 *      │                │    ▼                     │
 *      ├──refused────── waiting ◀──────────────────┘
 *      └──close── (any)
 * ```
 */
export class Registration {
  readonly #parts: RegistrationParts;
  #state: 'closed' | 'connecting' | 'registered' | 'waiting' = 'closed';
  #attempt = 0;
  /** Names one attempt: what an earlier one still reports is ignored. */
  #generation = 0;
  #cancelTimer: (() => void) | undefined;
  /** What was told last, so that an hour of attempts is told once. */
  #told: UnregisteredWhy | undefined;

  constructor(parts: RegistrationParts) {
    this.#parts = parts;
  }

  isRegistered(): boolean {
    return this.#state === 'registered';
  }

  isOpen(): boolean {
    return this.#state !== 'closed';
  }

  /** Starts to connect. While it waits for the next attempt, that one comes now. */
  open(): void {
    if (this.#state === 'registered') this.#parts.onRegistered();
    if (this.#state !== 'closed' && this.#state !== 'waiting') return;
    this.#told = undefined; // whoever asks is told again
    this.#startAnew();
  }

  /** Says nothing: who closes knows better when the server knows it too. */
  close(): void {
    this.#enter('closed');
  }

  /** The socket closed, or a refresh was refused with `status`. */
  lost(status = 0): void {
    if (this.#state === 'registered') this.#fail(status === 0 ? 'closed' : toWhy(status));
  }

  /** What was registered was registered over a network that is gone. */
  networkChanged(): void {
    if (this.#state === 'registered') this.#tell('closed');
    if (this.isOpen()) this.#startAnew();
  }

  #enter(state: 'closed' | 'connecting' | 'registered' | 'waiting'): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    this.#generation++;
    this.#state = state;
  }

  #startAnew(): void {
    this.#attempt = 0;
    this.#connect();
  }

  #connect(): void {
    this.#enter('connecting');
    const generation = this.#generation;
    const settle = (report: () => void): void => {
      if (generation === this.#generation) report();
    };
    this.#cancelTimer = this.#parts.clock.after(START_DEADLINE_MS, () => settle(() => this.#fail('no-answer')));
    const useBackup = this.#attempt % 2 === 1 && this.#parts.hasBackup();
    this.#parts.start({ useBackup }).then(
      () => settle(() => this.#succeed()),
      (error: unknown) => settle(() => this.#fail(toWhy(statusOfError(error)))),
    );
  }

  #succeed(): void {
    this.#enter('registered');
    this.#attempt = 0;
    this.#told = undefined;
    this.#parts.onRegistered();
  }

  #fail(why: UnregisteredWhy): void {
    // Refused credentials do not get better by repeating; in a call the way out through them is still tried.
    const isFinal = why === 'refused' && !this.#parts.isInCall();
    this.#enter(isFinal ? 'closed' : 'waiting');
    this.#parts.drop();
    this.#tell(why);
    if (!isFinal) this.#wait();
  }

  #tell(why: UnregisteredWhy): void {
    if (why === this.#told) return;
    this.#told = why;
    this.#parts.onUnregistered(why);
  }

  #wait(): void {
    const { clock, isInCall, random } = this.#parts;
    const delayMs = nextReconnectDelayMs({ attempt: this.#attempt++, inCall: isInCall(), random });
    this.#cancelTimer = clock.after(delayMs, () => this.#connect());
  }
}
