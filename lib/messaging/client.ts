import type { Command } from '../call/commands';
import type { Snapshot } from '../call/snapshot';
import type { PortLike } from './port-like';
import type { FromUi, RequestOutcome, SendOutcome, ToUi, UiRequest } from './protocol';

/** A snapshot that changes over time, as components consume it. */
export interface SnapshotSource {
  current(): Snapshot;
  subscribe(listener: () => void): () => void;
}

/** Everything that is not a snapshot or an answer to something this client sent. */
export type Push = Extract<ToUi, { kind: 'status' | 'levels' | 'layout' | 'prefill' | 'idle' }>;

export interface ClientPorts {
  /** Opens a port; throws when the extension that this script belongs to is gone. */
  readonly connect: () => PortLike;
  readonly mintId: () => string;
  /** Calls back once after `delayMs`; returns the way to cancel. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** What is shown before the first greeting. */
  readonly initial: Snapshot;
  readonly onPush: (push: Push) => void;
  /** The extension was updated or removed: this script can never connect again. */
  readonly onOrphaned: () => void;
}

/** A UI's end of the connection to the background. */
export interface Client extends SnapshotSource {
  /** True once the background has said what is going on. */
  hasGreeting(): boolean;
  send(command: Command): Promise<SendOutcome>;
  request(request: UiRequest): Promise<RequestOutcome>;
  /** Connects unless connected. */
  open(): void;
  /** Hangs up until `open` is called; what was under way is rejected as disconnected. */
  close(): void;
}

/** Unit: milliseconds. Starting a call may take long; its progress is in the snapshot meanwhile. */
export const ANSWER_DEADLINE_MS = 15_000;
/** Signing in takes as long as a person takes. */
const REQUEST_DEADLINE_MS = 600_000;
const RECONNECT_DELAYS_MS = [0, 100, 300, 1_000, 3_000];
const LAST_RECONNECT_DELAY_MS = 5_000;

const LOST: SendOutcome = { ok: false, refusal: { refused: 'disconnected' } };
const REQUEST_LOST: RequestOutcome = { ok: false, problem: 'disconnected' };

interface Pending<T> {
  wait(id: string): Promise<T>;
  settle(id: string, outcome: T): void;
  rejectAll(): void;
}

type SnapshotBox = ReturnType<typeof createSnapshotBox>;

/** A list of those who wait for an answer, each with a deadline. */
function createPending<T>(ports: ClientPorts, lost: T, deadlineMs: number): Pending<T> {
  const waiting = new Map<string, (outcome: T) => void>();
  return {
    wait: (id: string): Promise<T> =>
      new Promise((resolve) => {
        const cancel = ports.after(deadlineMs, () => waiting.get(id)?.(lost));
        waiting.set(id, (outcome) => {
          waiting.delete(id);
          cancel();
          resolve(outcome);
        });
      }),
    settle: (id: string, outcome: T) => waiting.get(id)?.(outcome),
    rejectAll: () => {
      for (const settle of [...waiting.values()]) settle(lost);
    },
  };
}

/** Keeps the newest snapshot: within an epoch only forward, a new epoch always. */
function createSnapshotBox(initial: Snapshot) {
  const listeners = new Set<() => void>();
  let snapshot = initial;
  let epoch = '';
  let revision = -1;
  return {
    current: () => snapshot,
    hasGreeting: () => epoch !== '',
    take: (message: Extract<ToUi, { kind: 'snapshot' }>): void => {
      if (message.epoch === epoch && message.revision <= revision) return;
      ({ snapshot, epoch, revision } = message);
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

class PortClient implements Client {
  readonly #ports: ClientPorts;
  readonly #box: SnapshotBox;
  readonly #acks: Pending<SendOutcome>;
  readonly #answers: Pending<RequestOutcome>;
  #port: PortLike | undefined;
  #wantsOpen = false;
  #failures = 0;
  #cancelRetry = () => {};

  constructor(ports: ClientPorts) {
    this.#ports = ports;
    this.#box = createSnapshotBox(ports.initial);
    this.#acks = createPending(ports, LOST, ANSWER_DEADLINE_MS);
    this.#answers = createPending(ports, REQUEST_LOST, REQUEST_DEADLINE_MS);
  }

  current = () => this.#box.current();
  subscribe = (listener: () => void) => this.#box.subscribe(listener);
  hasGreeting = () => this.#box.hasGreeting();

  send = (command: Command): Promise<SendOutcome> =>
    this.#ask(this.#acks, LOST, (id) => ({ kind: 'command', id, command }));

  request = (request: UiRequest): Promise<RequestOutcome> =>
    this.#ask(this.#answers, REQUEST_LOST, (id) => ({ kind: 'request', id, request }));

  open = (): void => {
    this.#wantsOpen = true;
    this.#cancelRetry();
    this.#connect();
  };

  close = (): void => {
    this.#wantsOpen = false;
    this.#cancelRetry();
    const closing = this.#port;
    this.#lose();
    closing?.disconnect();
  };

  #ask<T>(pending: Pending<T>, lost: T, toMessage: (id: string) => FromUi): Promise<T> {
    if (!this.#port) return Promise.resolve(lost);
    const id = this.#ports.mintId();
    const answer = pending.wait(id);
    this.#port.post(toMessage(id));
    return answer;
  }

  #connect(): void {
    if (this.#port || !this.#wantsOpen) return;
    try {
      this.#adopt(this.#ports.connect());
    } catch {
      // `connect` throws for one reason only: the extension that injected this script is no longer there.
      this.#wantsOpen = false;
      this.#ports.onOrphaned();
    }
  }

  #adopt(opened: PortLike): void {
    this.#port = opened;
    opened.onMessage((message) => {
      // Only the background can be at the other end of a port that we opened.
      if (this.#port === opened) this.#receive(message as ToUi);
    });
    opened.onDisconnect(() => {
      if (this.#port !== opened) return;
      this.#lose();
      if (this.#wantsOpen) this.#retry();
    });
  }

  #retry(): void {
    const delayMs = RECONNECT_DELAYS_MS[this.#failures] ?? LAST_RECONNECT_DELAY_MS;
    this.#failures += 1;
    this.#cancelRetry = this.#ports.after(delayMs, () => this.#connect());
  }

  #receive(message: ToUi): void {
    this.#failures = 0;
    if (message.kind === 'snapshot') this.#box.take(message);
    else if (message.kind === 'ack') this.#acks.settle(message.id, message.outcome);
    else if (message.kind === 'answer') this.#answers.settle(message.id, message.outcome);
    else this.#ports.onPush(message);
  }

  #lose(): void {
    this.#port = undefined;
    this.#acks.rejectAll();
    this.#answers.rejectAll();
  }
}

/** Connects, reconnects with back-off, and keeps the newest snapshot. */
export const createClient = (ports: ClientPorts): Client => new PortClient(ports);
