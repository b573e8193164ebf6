import './globals';
import type { SDK } from '@ringcentral/sdk';
import { Subscriptions } from '@ringcentral/subscriptions';
import type { PartyPatch } from '../call/party';
import type { Clock } from '../shared/clock';
import { type Failure, failure, type Outcome, success } from '../shared/outcome';
import { withDeadline } from './deadline';
import { DurableSocket } from './durable-socket';
import { SubscribeFailed } from './durable-subscription';
import { createFrameWriter } from './frame-writer';
import type { Frame } from './frames';
import { type GatewayToken, TokenRefused } from './gateway-token';
import { createReconnect, type Reconnect } from './reconnect';
import { type ResumeState, readResumeState } from './resume-state';
import { toPatches } from './to-facts';

/** The telephony subscription, kept alive until it is stopped. */
export interface Events {
  /** Resolves once it is live, or with the reason why not; then nothing goes on in the background. Never rejects. */
  start(): Promise<Outcome<void>>;
  /** Ends it on purpose: nothing is kept to resume from. */
  stop(): void;
}

/** What the stream of events is built from. */
export interface EventsPorts {
  /** @ringcentral/subscriptions insists on one. */
  readonly sdk: SDK;
  readonly requestToken: () => Promise<Outcome<GatewayToken>>;
  /** What `saveResume` saved last. */
  readonly loadResume: () => Promise<unknown>;
  readonly hooks: {
    /** Resolves once the facts are saved; only then the place behind them is. */
    onPatches(patches: readonly PartyPatch[]): Promise<void>;
    onState(state: 'live' | 'lost'): void;
    saveResume(state: ResumeState | null): Promise<void>;
  };
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: (level: 'info' | 'warn', text: string) => void;
}

/** The extension's own parties: needed. The account's: welcome, they tell when a colleague really answered. */
const EVENT_FILTERS = [
  '/restapi/v1.0/account/~/extension/~/telephony/sessions',
  '/restapi/v1.0/account/~/telephony/sessions',
];
const START_DEADLINE_MS = 20_000;

/** Registers with a socket of ours. */
class DurableSubscriptions extends Subscriptions {
  readonly #socket: DurableSocket;

  constructor(sdk: SDK, socket: DurableSocket) {
    super({ sdk });
    this.#socket = socket;
  }

  override async newWsExtension(): Promise<DurableSocket> {
    await this.rc.installExtension(this.#socket);
    return this.#socket;
  }
}

/** One life of the subscription, from start to stop. */
interface Life {
  readonly socket: DurableSocket;
  readonly reconnect: Reconnect;
  readonly settled: () => Promise<void>;
  isLive: boolean;
  isOver: boolean;
}

/**
 * Builds the link; nothing happens before `start()`. Every connection is followed by `onState('live')`, after which the
 * caller reads the call: recovery makes it fast, reading makes it true.
 */
export function createEvents(ports: EventsPorts): Events {
  let life: Life | undefined;
  let starting: Promise<Outcome<void>> | undefined;
  let forgetting = Promise.resolve();

  const begin = async (): Promise<Outcome<void>> => {
    await forgetting;
    // Unreadable storage is a fresh start: recovery is a comfort, not the truth.
    const saved = readResumeState(await ports.loadResume().catch(() => undefined));
    life = createLife(ports, saved);
    const outcome = await register(ports, life);
    if (!outcome.ok) end(life);
    return outcome;
  };
  return {
    start() {
      if (life && !life.isOver && life.isLive) return Promise.resolve(success(undefined));
      if (life && !life.isOver && starting === undefined) end(life);
      starting ??= begin().finally(() => {
        starting = undefined;
      });
      return starting;
    },
    stop() {
      life?.socket.farewell();
      if (life) end(life);
      const settled = life?.settled ?? (() => Promise.resolve());
      // A place that could not be forgotten is refused or recovered later; both are harmless.
      forgetting = settled().then(() => ports.hooks.saveResume(null).catch(() => undefined));
    },
  };
}

function end(life: Life): void {
  life.isOver = true;
  life.isLive = false;
  life.reconnect.stop();
  life.socket.stop();
}

function createLife(ports: EventsPorts, saved: ResumeState): Life {
  const { clock, hooks, random, log } = ports;
  const writer = createFrameWriter(hooks, (problem) => log('warn', `Events: ${problem}`));
  const socket = new DurableSocket({
    saved,
    clock,
    takeToken: ports.requestToken,
    onResume: (resume) => writer.add({ resume }),
    onFrame: (frame, resume) => {
      const { patches, junk } = readPatches(frame);
      if (junk > 0) log('warn', `Events: ${junk} could not be read`);
      if (patches.length > 0 || resume) writer.add({ patches, ...(resume && { resume }) });
    },
    onLost: () => {
      if (!life.isLive) return;
      life.isLive = false;
      hooks.onState('lost');
      life.reconnect.schedule();
    },
  });
  const reconnect = createReconnect({ clock, random, attempt: () => void recover(ports, life) });
  const life: Life = { socket, reconnect, settled: writer.settled, isLive: false, isOver: false };
  return life;
}

function readPatches(frame: Frame | undefined): { patches: readonly PartyPatch[]; junk: number } {
  if (!frame) return { patches: [], junk: 1 };
  return frame.type === 'ServerNotification' ? toPatches(frame.body) : { patches: [], junk: 0 };
}

async function register(ports: EventsPorts, life: Life): Promise<Outcome<void>> {
  const subscription = new DurableSubscriptions(ports.sdk, life.socket).createSubscription();
  const attempt = async (): Promise<Outcome<void>> => {
    await subscription.setEventFilters(EVENT_FILTERS).register();
    return becomeLive(ports, life);
  };
  const late = (): Outcome<void> => failure('unknown');
  return withDeadline(ports.clock, START_DEADLINE_MS, attempt, late).catch(toStartFailure);
}

function becomeLive({ hooks }: EventsPorts, life: Life): Outcome<void> {
  if (life.isOver || !life.socket.isOpen) return failure('unknown');
  life.isLive = true;
  life.reconnect.noteLive();
  hooks.onState('live');
  return success(undefined);
}

async function recover(ports: EventsPorts, life: Life): Promise<void> {
  const outcome = await life.socket.recover().then(() => becomeLive(ports, life), toStartFailure);
  if (outcome.ok || life.isOver) return;
  // What is left of this attempt would count as a connection.
  life.socket.abandon();
  // Signed out as well: without tokens nothing is sent, and once the rep signs in again it comes back by itself.
  life.reconnect.schedule(outcome);
}

const toStartFailure = (error: unknown): Failure =>
  error instanceof TokenRefused || error instanceof SubscribeFailed ? error.failure : failure('unknown');
