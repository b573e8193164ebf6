import type { NewPerson } from '../call/commands';
import type { Snapshot } from '../call/snapshot';
import { carryOut, checkPage, type Known, malformed } from './answer';
import type { Hub, HubPorts } from './hub-ports';
import { createPageLimits } from './limits';
import { hideSnapshot, maskSnapshot } from './mask';
import type { PortLike } from './port-like';
import { type FromUi, type Levels, PROTOCOL_VERSION, STUB_PORT, type ToUi, UI_PORT } from './protocol';
import { parseFromUi } from './schema';
import { classifySender, type ExtensionPage, type SenderClass } from './sender';
import { isWorthShowing } from './worth-showing';

interface Connection {
  readonly port: PortLike;
  readonly sender: Known;
  refused: number;
}

/** A page that goes on after so many refusals is not our panel. */
const MAX_REFUSALS = 50;

class PortHub implements Hub {
  readonly #connections = new Set<Connection>();
  readonly #limits;
  readonly #ports: HubPorts;
  #revision = 0;

  constructor(ports: HubPorts) {
    this.#ports = ports;
    this.#limits = createPageLimits(ports.callBacks);
  }

  handleConnect(port: PortLike): void {
    if (port.name === STUB_PORT) void this.#ports.ready.then(() => this.#answerStub(port));
    if (port.name === UI_PORT) this.#handleUi(port);
  }

  broadcastSnapshot(): void {
    this.#revision += 1;
    const snapshot = this.#ports.snapshot();
    const isShown = isWorthShowing(snapshot);
    for (const connection of [...this.#connections]) {
      if (connection.sender.kind === 'page' && !isShown) this.#sendAway(connection);
      else this.#postSnapshot(connection, snapshot);
    }
  }

  broadcastStatus(): void {
    for (const connection of this.#connections) this.#postSurroundings(connection);
  }

  broadcastLevels(levels: Levels): void {
    for (const { port } of this.#connections) post(port, { kind: 'levels', levels });
  }

  recheckSites(): void {
    for (const connection of [...this.#connections]) {
      const { sender } = connection;
      if (sender.kind === 'page' && !this.#ports.isSiteEnabled(sender.origin)) this.#sendAway(connection);
    }
  }

  hasPage(page: ExtensionPage): boolean {
    return this.#pagesOf(page).length > 0;
  }

  hasWatchers(): boolean {
    return this.hasPage('popup') || [...this.#connections].some(({ sender }) => sender.kind === 'page');
  }

  prefill(person: NewPerson): boolean {
    const popups = this.#pagesOf('popup');
    for (const { port } of popups) post(port, { kind: 'prefill', person });
    return popups.length > 0;
  }

  focusPanel(tabId: number, personId?: string): boolean {
    const panel = [...this.#connections].find(({ sender }) => sender.kind === 'page' && sender.tabId === tabId);
    if (panel) post(panel.port, { kind: 'focus', ...(personId !== undefined && { personId }) });
    return panel !== undefined;
  }

  #pagesOf(page: ExtensionPage): Connection[] {
    return [...this.#connections].filter(({ sender }) => sender.kind === 'extension' && sender.page === page);
  }

  /** Messages may come before the saved state is loaded; they wait for it in order. */
  #handleUi(port: PortLike): void {
    const early: unknown[] = [];
    let connection: Connection | undefined;
    let isOpen = true;
    port.onMessage((message) => {
      if (connection) this.#receive(connection, message);
      else early.push(message);
    });
    port.onDisconnect(() => {
      isOpen = false;
      if (connection) this.#drop(connection);
    });
    void this.#ports.ready.then(() => {
      if (!isOpen) return;
      connection = this.#admit(port);
      if (connection) for (const message of early) this.#receive(connection, message);
    });
  }

  #classify(port: PortLike): SenderClass {
    return classifySender(port.sender, this.#ports.self, this.#ports.isSiteEnabled);
  }

  #answerStub(port: PortLike): void {
    const sender = this.#classify(port);
    if (sender.kind === 'page' && isWorthShowing(this.#ports.snapshot())) this.#ports.injectPanel(sender.tabId);
    if (sender.kind === 'page') this.#ports.onPageVisible(sender.tabId, sender.origin);
    post(port, { kind: 'idle' });
    if (sender.kind !== 'page') port.disconnect();
  }

  #admit(port: PortLike): Connection | undefined {
    const sender = this.#classify(port);
    if (sender.kind === 'stranger') {
      this.#ports.warn('A stranger connected and was sent away.');
      port.disconnect();
      return undefined;
    }
    const connection: Connection = { port, sender, refused: 0 };
    this.#connections.add(connection);
    this.#greet(connection);
    return connection;
  }

  #greet(connection: Connection): void {
    const { sender } = connection;
    const snapshot = this.#ports.snapshot();
    if (sender.kind === 'page' && !isWorthShowing(snapshot)) {
      this.#sendAway(connection);
      return;
    }
    this.#postSnapshot(connection, snapshot);
    this.#postSurroundings(connection);
    this.#ports.onPresence();
  }

  #postSurroundings({ port, sender }: Connection): void {
    if (sender.kind === 'page') post(port, { kind: 'layout', layout: this.#ports.layout(sender.origin) });
    else post(port, { kind: 'status', status: this.#ports.status() });
  }

  #postSnapshot({ port, sender }: Connection, snapshot: Snapshot): void {
    post(port, {
      kind: 'snapshot',
      protocol: PROTOCOL_VERSION,
      epoch: this.#ports.epoch,
      revision: this.#revision,
      snapshot: sender.kind === 'page' ? this.#forPages(snapshot) : snapshot,
    });
  }

  #forPages(snapshot: Snapshot): Snapshot {
    return this.#ports.isPrivate() ? hideSnapshot(snapshot) : maskSnapshot(snapshot);
  }

  #sendAway(connection: Connection): void {
    post(connection.port, { kind: 'idle' });
    this.#drop(connection);
  }

  #drop(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    connection.port.disconnect();
    this.#ports.onPresence();
  }

  #receive(connection: Connection, raw: unknown): void {
    if (!this.#connections.has(connection)) return;
    const parsed = parseFromUi(raw);
    const refusal = parsed.kind === 'ok' ? this.#refusal(connection.sender, parsed.message) : malformed(parsed.id);
    if (refusal || parsed.kind !== 'ok') {
      this.#refuse(connection, refusal);
      return;
    }
    carryOut(this.#ports, parsed.message, connection.sender).then(
      (answer) => post(connection.port, answer),
      (cause: unknown) => this.#ports.warn(`A message of a UI failed: ${String(cause)}`),
    );
  }

  #refusal(sender: Known, message: FromUi): ToUi | undefined {
    return sender.kind === 'page' ? checkPage(this.#limits, message, sender, this.#ports.nowMs()) : undefined;
  }

  #refuse(connection: Connection, answer: ToUi | undefined): void {
    if (answer) post(connection.port, answer);
    connection.refused += 1;
    if (connection.sender.kind === 'page' && connection.refused > MAX_REFUSALS) this.#drop(connection);
  }
}

/** Checks who connects, greets with the whole picture, passes wishes on and spreads what changed. */
export const createHub = (ports: HubPorts): Hub => new PortHub(ports);

const post = (port: PortLike, message: ToUi): void => port.post(message);
