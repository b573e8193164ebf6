import type { Command } from '../call/commands';
import type { Snapshot } from '../call/snapshot';
import type { PortLike } from './port-like';
import type { FromUi, RequestOutcome, SendOutcome, ToUi, UiRequest } from './protocol';

export type { PanelPlace, PopupView } from './protocol';

/** A snapshot that changes over time, as components consume it. */
export interface SnapshotSource<Nothing = never> {
  /** What was `initial`, until the background has spoken. */
  current(): Snapshot | Nothing;
  subscribe(listener: () => void): () => void;
}

/** Everything that is not a snapshot or an answer to something this client sent. */
export type Push = Extract<ToUi, { kind: 'status' | 'levels' | 'layout' | 'prefill' | 'focus' | 'idle' }>;

/** What a client needs of the page that it runs in. */
export interface ClientPorts<Nothing = never> {
  /** Opens a port; throws when the extension that this script belongs to is gone. */
  readonly connect: () => PortLike;
  readonly mintId: () => string;
  /** Calls back once after `delayMs`; returns the way to cancel. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
  /** What is shown before the first greeting. */
  readonly initial: Snapshot | Nothing;
  readonly onPush: (push: Push) => void;
  /** The extension was updated or removed: this script can never connect again. */
  readonly onOrphaned: () => void;
}

/** A UI's end of the connection to the background. */
export interface Client<Nothing = never> extends SnapshotSource<Nothing> {
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

/** A list of those who wait for an answer, each with a deadline. */
function createPending<T>(ports: Pick<ClientPorts, 'after'>, lost: T, deadlineMs: number): Pending<T> {
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
      for (const settle of waiting.values()) settle(lost);
    },
  };
}

/** Keeps the newest snapshot: within an epoch only forward, a new epoch always. */
function createSnapshotBox<Nothing>(initial: Snapshot | Nothing) {
  const listeners = new Set<() => void>();
  let snapshot: Snapshot | Nothing = initial;
  let epoch = '';
  let revision = -1;
  return {
    current: () => snapshot,
    take: (message: Extract<ToUi, { kind: 'snapshot' }>): void => {
      if (message.epoch === epoch && message.revision <= revision) return;
      ({ epoch, revision } = message);
      // biome-ignore lint/complexity/useLiteralKeys: the panel's build shortens this name elsewhere, never in a message
      snapshot = message['snapshot'];
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

const delayMsAfter = (failures: number) => RECONNECT_DELAYS_MS[failures] ?? LAST_RECONNECT_DELAY_MS;

type LinePorts = Pick<ClientPorts, 'connect' | 'after' | 'onOrphaned'>;

/** `connect` throws for one reason only: the extension that injected this script is no longer there. */
function tryToConnect({ connect, onOrphaned }: LinePorts): PortLike | undefined {
  try {
    return connect();
  } catch {
    onOrphaned();
    return undefined;
  }
}

/** Keeps one port open while it is wanted; reconnects with back-off. `lost` is told of each end. */
function createLine(ports: LinePorts, receive: (message: unknown) => void, lost: () => void) {
  let port: PortLike | undefined;
  let wantsOpen = false;
  let failures = 0;
  let cancelRetry = () => {};
  const connect = (): void => {
    if (port || !wantsOpen) return;
    port = tryToConnect(ports);
    if (port) follow(port);
    else wantsOpen = false;
  };
  const follow = (opened: PortLike): void => {
    opened.onMessage((message) => {
      if (port !== opened) return;
      failures = 0;
      receive(message);
    });
    opened.onDisconnect(() => {
      if (port !== opened) return;
      drop();
      if (wantsOpen) cancelRetry = ports.after(delayMsAfter(failures++), connect);
    });
  };
  const drop = (): void => {
    port = undefined;
    lost();
  };
  return {
    /** The port, while there is one. */
    port: () => port,
    /** Opens the port, or hangs up. */
    want: (isWanted: boolean): void => {
      wantsOpen = isWanted;
      cancelRetry();
      if (isWanted) return void connect();
      const closing = port;
      drop();
      closing?.disconnect();
    },
  };
}

/** Connects, reconnects with back-off, and keeps the newest snapshot. */
export function createClient<Nothing = never>(ports: ClientPorts<Nothing>): Client<Nothing> {
  const { take, ...box } = createSnapshotBox(ports.initial);
  const acks = createPending(ports, LOST, ANSWER_DEADLINE_MS);
  const answers = createPending(ports, REQUEST_LOST, REQUEST_DEADLINE_MS);
  const receive = (received: unknown): void => {
    // Only the background can be at the other end of a port that we opened.
    const message = received as ToUi;
    if (message.kind === 'snapshot') take(message);
    else if (message.kind === 'ack') acks.settle(message.id, message.outcome);
    else if (message.kind === 'answer') answers.settle(message.id, message.outcome);
    else ports.onPush(message);
  };
  const { port, want } = createLine(ports, receive, () => {
    acks.rejectAll();
    answers.rejectAll();
  });
  const ask = <T>(pending: Pending<T>, toMessage: (id: string) => FromUi): Promise<T> => {
    const id = ports.mintId();
    const answer = pending.wait(id);
    port()?.post(toMessage(id));
    if (!port()) pending.rejectAll();
    return answer;
  };
  return {
    ...box,
    open: () => want(true),
    close: () => want(false),
    send: (command) => ask(acks, (id) => ({ kind: 'command', id, command })),
    request: (request) => ask(answers, (id) => ({ kind: 'request', id, request })),
  };
}
