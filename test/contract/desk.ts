import { expect, vi } from 'vitest';
import type { AttachablePhone, BackgroundDeps, PlatformHooks } from '../../entrypoints/background/deps';
import type { Platform } from '../../entrypoints/background/platform';
import { type Background, createBackground } from '../../entrypoints/background/wiring';
import type { Command } from '../../lib/call/commands';
import type { RowView, Snapshot } from '../../lib/call/snapshot';
import { createConductor } from '../../lib/conductor/conductor';
import type { CommandResult, Conductor } from '../../lib/conductor/ports';
import { createRingCentral } from '../../lib/ringcentral/ringcentral';
import type { Telephony } from '../../lib/ringcentral/telephony';
import type { Clock } from '../../lib/shared/clock';
import { failure, success } from '../../lib/shared/outcome';
import type { ListableArea } from '../../lib/storage/area';
import { createItems } from '../../lib/storage/items';
import { ModelPhone } from '../properties/model-phone';
import { numbersShownJoined } from '../properties/truth';
import { type Simulator, startSimulator } from '../simulator/server';
import { createFakeBrowser } from '../unit/background/fake-browser';
import { POPUP, SELF } from '../unit/messaging/hub-fixture';
import { createPortPair } from '../unit/messaging/port-pair';
import { createSkippableClock } from '../unit/ringcentral/skippable-clock';
import { createFakeArea } from '../unit/storage/fake-area';
import { createFakeRecord } from '../unit/storage/fake-record';
import { pressOnSignInPage, REDIRECT_URI } from './official-sdk';

export const DANA = '+16505550117';
export const TOM = '+14155550188';

/** As quick as the simulator can be: what is tested takes its time from the clock that can be pushed. */
const QUICK = { eventDelayMs: 5, progressAfterMs: 5, hostJoinMs: 10, bringInMs: 10, rateLimits: false };
const STEP_MS = 250;

/** A dead worker reads nothing and writes nothing. */
const whileAlive = (area: ListableArea, isAlive: () => boolean): ListableArea => ({
  get: async (key) => (isAlive() ? area.get(key) : {}),
  set: async (items) => (isAlive() ? area.set(items) : undefined),
  remove: async (key) => (isAlive() ? area.remove(key) : undefined),
});

/** The whole background with the real SDKs on a simulator; phone, browser and storage are made of memory. */
export class Desk {
  readonly clock = createSkippableClock();
  readonly phone: ModelPhone;
  /** Every snapshot that any life showed. */
  readonly shown: Snapshot[] = [];
  telephony!: Telephony;
  /** How often events became live. */
  timesLive = 0;
  #conductor!: Conductor;
  #life = 0;
  /** How often the phone was told to close. */
  timesClosed = 0;
  readonly #areas;

  static async open(settings: object = {}): Promise<Desk> {
    const desk = new Desk(await startSimulator({ switches: QUICK }), settings);
    const background = await desk.boot();
    const { ui, background: end } = createPortPair('ui', POPUP);
    background.handleConnect(end);
    ui.post({ kind: 'request', id: 'sign-in', request: { kind: 'signIn' } });
    await vi.waitFor(() => expect(ui.received).toContainEqual(expect.objectContaining({ kind: 'answer' })), 10_000);
    ui.disconnect();
    return desk;
  }

  private constructor(
    readonly simulator: Simulator,
    settings: object,
  ) {
    const local = createFakeArea({ 'settings.v1': { clientId: 'desk', ...settings } });
    this.#areas = { local, session: createFakeArea() };
    this.phone = new ModelPhone(simulator.world);
  }

  get snapshot(): Snapshot {
    return this.#conductor.snapshot();
  }

  /** A worker starts, with what is stored. */
  async boot(): Promise<Background> {
    this.#life += 1;
    const life = this.#life;
    const isAlive = (): boolean => life === this.#life;
    const background = createBackground(this.#deps(isAlive));
    this.#conductor.onSnapshot((snapshot) => isAlive() && this.shown.push(snapshot));
    await background.start();
    return background;
  }

  /** The worker dies now; the kernel closes its socket. */
  async kill(): Promise<void> {
    this.#life += 1;
    this.phone.detach();
    await this.faults({ dropGateway: {} });
  }

  async close(): Promise<void> {
    this.#life += 1;
    await this.simulator.close();
  }

  command(command: Command): Promise<CommandResult> {
    return this.#conductor.handleCommand({ id: crypto.randomUUID(), command });
  }

  async remove(number: string): Promise<CommandResult> {
    const { id: personId, generation } = this.row(number);
    return await this.command({ kind: 'remove', personId, generation, delayMs: 0 });
  }

  /** Starts with Dana and Tom, and waits until both are in. */
  async startCall(): Promise<void> {
    const people = [DANA, TOM].map((number) => ({ number, name: '' }));
    for (const number of [DANA, TOM]) this.simulator.world.setCallee(number, { answersAfterMs: 20 });
    expect(await this.command({ kind: 'start', people, bringIn: 'on-answer' })).toEqual({ ok: true });
    await this.within(30_000, () => numbersShownJoined(this.snapshot).length === 2);
    await this.within(5_000, () => this.notices.length === 0);
  }

  /** The browser was killed, with phone and worker, and is started again. */
  async restartBrowser(): Promise<void> {
    await this.kill();
    await this.wipeSession();
    this.phone.reboot();
    await this.lift();
    await this.boot();
  }

  /** Somebody cleared what the browser keeps for the session. */
  async wipeSession(): Promise<void> {
    for (const key of Object.keys(await this.#areas.session.get(null))) await this.#areas.session.remove(key);
  }

  row(number: string): RowView {
    const row = this.snapshot.rows.find((candidate) => candidate.number === number);
    if (!row) throw new Error(`Nobody has the number ${number}`);
    return row;
  }

  get notices(): readonly string[] {
    return this.snapshot.notices.map(({ kind }) => kind);
  }

  /** Pushes the clock until it is so. Fails once more than `limitMs` have passed on it. */
  async within(limitMs: number, isSo: () => boolean): Promise<void> {
    const untilMs = this.clock.steadyMs() + limitMs;
    const look = (): boolean => {
      if (isSo()) return true;
      if (this.clock.steadyMs() > untilMs) return false;
      this.clock.skip(STEP_MS);
      throw new Error('not yet');
    };
    const inTime = await vi.waitFor(look, { timeout: 30_000, interval: 8 });
    expect(inTime, `within ${limitMs} ms: ${isSo}`).toBe(true);
  }

  /** Lets so much time pass, little by little. */
  async pass(forMs: number): Promise<void> {
    const untilMs = this.clock.steadyMs() + forMs;
    await this.within(forMs + STEP_MS, () => this.clock.steadyMs() >= untilMs);
  }

  faults = (wish: object): Promise<void> => this.#control('PUT', wish);
  lift = (): Promise<void> => this.#control('DELETE');

  requests(method: string, path: RegExp): readonly { readonly status: number; readonly atMs: number }[] {
    return this.simulator.ledger().requests.filter((request) => request.method === method && path.test(request.path));
  }

  async #control(method: string, body?: object): Promise<void> {
    const url = `${this.simulator.control}/faults`;
    const response = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) });
    expect(response.status, await response.text()).toBeLessThan(300);
  }

  #deps(isAlive: () => boolean): BackgroundDeps {
    const { local, session } = this.#areas;
    const items = createItems({ local: whileAlive(local, isAlive), session: whileAlive(session, isAlive) });
    return {
      self: SELF,
      epoch: `life-${this.#life}`,
      browser: createFakeBrowser().browser,
      items,
      record: createFakeRecord(),
      clock: this.#clockFor(isAlive),
      builtInClientId: '',
      createPlatform: (_choice, hooks) => this.#createPlatform(items, hooks, isAlive),
      createPhone: ({ onMessage }) => this.#createPhone(isAlive, (message) => isAlive() && onMessage(message)),
      createConductor: (ports) => {
        this.#conductor = createConductor(ports);
        return this.#conductor;
      },
      shutOutPages: async () => {},
      findPhone: async () => false,
      log: () => {},
    };
  }

  #clockFor(isAlive: () => boolean): Clock {
    const after: Clock['after'] = (delayMs, ring) => this.clock.after(delayMs, () => isAlive() && ring());
    return { nowMs: this.clock.nowMs, steadyMs: this.clock.steadyMs, after };
  }

  #createPlatform(items: BackgroundDeps['items'], hooks: PlatformHooks, isAlive: () => boolean): Platform {
    const { auth, telephony, events, account } = createRingCentral({
      server: this.simulator.url,
      clientId: 'desk',
      tokenStore: items.tokens,
      resumeStore: items.platformSession,
      identity: {
        redirectUri: REDIRECT_URI,
        launchWebAuthFlow: async (url) => String(await pressOnSignInPage(url)),
      },
      clock: this.#clockFor(isAlive),
      log: () => {},
      hooks: {
        ...hooks,
        onPatches: async (patches) => (isAlive() ? hooks.onPatches(patches) : undefined),
        onEventsState: (state) => {
          if (state === 'live') this.timesLive += 1;
          hooks.onEventsState(state);
        },
      },
    });
    auth.onChange(hooks.onAuth);
    this.telephony = telephony;
    return { auth, telephony, events, readAccount: account.read, provision: async () => failure('unknown') };
  }

  #createPhone(isAlive: () => boolean, hear: Parameters<ModelPhone['attach']>[0]): AttachablePhone {
    return {
      open: async () => {
        this.phone.open();
        this.phone.attach(hear);
        return success(undefined);
      },
      send: (bootId, command) => isAlive() && this.phone.execute(bootId, command),
      acknowledge: (sequence) => isAlive() && this.phone.acknowledge(sequence),
      close: () => {
        if (isAlive()) this.timesClosed += 1;
      },
      watch: () => {},
      attach: () => {},
    };
  }
}
