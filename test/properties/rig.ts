import type { Command } from '../../lib/call/commands';
import type { PartyPatch } from '../../lib/call/party';
import type { Snapshot } from '../../lib/call/snapshot';
import { createConductor } from '../../lib/conductor/conductor';
import type { CommandResult, Conductor } from '../../lib/conductor/ports';
import type { ApiCall } from '../../lib/ringcentral/api';
import { createTelephony } from '../../lib/ringcentral/telephony-client';
import { toPatches } from '../../lib/ringcentral/to-facts';
import { type Outcome, success } from '../../lib/shared/outcome';
import { createManualScheduler } from '../simulator/world/manual-scheduler';
import { createWorld, type World } from '../simulator/world/world';
import { Disk } from './disk';
import { MachineClock } from './machine-clock';
import { ModelPhone } from './model-phone';
import { ModelRecord } from './model-record';
import { type Executed, Network } from './network';
import { passTime, settle } from './pass-time';
import type { RigOptions } from './rig-options';

export type { RigOptions } from './rig-options';

const ACCOUNT = { extensionId: '', extensionNumber: '', name: '', country: 'US', ownNumbers: ['+16505550100'] };

/** One profile: a worker that can die, a phone that outlives it, and the telephone network around them. */
export class Rig {
  readonly clock;
  readonly world: World;
  readonly phone: ModelPhone;
  readonly record: ModelRecord;
  readonly disk = new Disk();
  readonly machine;
  /** Every snapshot that any UI saw. */
  readonly shown: Snapshot[] = [];
  #conductor!: Conductor;
  #life = 0;
  #commands = 0;
  readonly #unanswered = new Map<string, () => void>();
  #notifications = 0;
  #areEventsUp = false;
  readonly #options: RigOptions;
  readonly #network: Network;

  constructor(options: RigOptions = {}) {
    this.#options = options;
    const { switches, seed, beside, microphone } = options;
    this.clock = beside?.clock ?? createManualScheduler(options.startMs);
    this.machine = new MachineClock(this.clock);
    this.record = new ModelRecord(options.recordFate);
    const seeds = { ...(switches && { switches }), ...(seed !== undefined && { seed }) };
    this.world = beside?.world ?? createWorld({ scheduler: this.clock, ...seeds });
    this.phone = new ModelPhone(this.world, { ...(microphone && { microphone }), ...(beside && { place: 'B/' }) });
    const { fate, latencyMs = 60, hasRateLimits = false } = options;
    this.#network = new Network({ world: this.world, clock: this.clock, fate, latencyMs, hasRateLimits });
    this.world.onNotification((notification) => this.#deliver(notification));
    this.boot();
  }

  get snapshot(): Snapshot {
    return this.#conductor.snapshot();
  }

  get requests(): readonly ApiCall[] {
    return this.#network.requests;
  }

  /** What RingCentral really did, lost answers included. */
  get executed(): readonly Executed[] {
    return this.#network.executed;
  }

  /** A worker starts, with what is on disk. */
  boot(): void {
    this.#life += 1;
    const life = this.#life;
    const ifAlive =
      <A extends unknown[]>(work: (...args: A) => void) =>
      (...args: A) => {
        if (life === this.#life) work(...args);
      };
    this.#areEventsUp = false;
    const clock = this.machine.clockOf((delayMs, run) => this.clock.after(delayMs, ifAlive(run)));
    const request = this.#network.requestFor({
      clock,
      isAlive: () => life === this.#life,
      onPenalty: ifAlive((untilMs) => this.#conductor.handlePenalty(untilMs)),
      onBlocked: ifAlive((isBlocked) => this.#conductor.handleBlocked(isBlocked)),
    });
    this.#conductor = createConductor({
      clock,
      telephony: createTelephony({ request }),
      phone: {
        open: () => this.#openPhone(life),
        send: ifAlive((bootId, command) => this.phone.execute(bootId, command)),
        acknowledge: ifAlive((sequence) => this.phone.acknowledge(sequence)),
        close: ifAlive(() => this.phone.isHung && this.crashPhone()),
        watch: () => {},
      },
      events: {
        start: () => this.#startEvents(life),
        stop: ifAlive(this.#stopEvents),
      },
      store: { load: this.disk.load, save: (state) => this.#save(life, state) },
      ...{ record: this.record, setAlarm: () => {} },
      log: (level, text) => {
        if (level === 'error') throw new Error(text);
      },
    });
    this.#conductor.onSnapshot(ifAlive((snapshot) => this.shown.push(snapshot)));
    void this.#conductor.restore();
    this.#tellSettings();
    for (const send of this.#unanswered.values()) send();
    if (life > 1) this.phone.attach(ifAlive((message) => this.#conductor.handlePhone(message)));
  }

  /** What the background tells every worker. */
  #tellSettings(): void {
    this.#conductor.handleSignedIn(ACCOUNT);
    if (this.#options.ringsHere) this.#conductor.handleRinging(true);
  }

  /** The worker dies now. `loseWrites` drops what was not on disk yet, which a real death may do or not. */
  kill(): void {
    this.#life += 1;
    this.phone.detach();
    this.#areEventsUp = false;
  }

  /** The gateway's connection: told as lost or live, or gone without a word. What is sent meanwhile is lost. */
  setEvents(state: 'live' | 'lost' | 'silent'): void {
    this.#areEventsUp = state === 'live';
    if (state !== 'silent') this.#conductor.handleEventsState(state);
  }

  /** Something comes through the gateway, whatever it is. */
  hear(notification: unknown): void {
    void this.hearAll(toPatches(notification).patches);
  }

  /** Patches that were read already; resolves when they are saved. */
  async hearAll(patches: readonly PartyPatch[]): Promise<void> {
    await Promise.all(patches.map((patch) => this.#notify(patch)));
  }

  /** RingCentral ended the session. */
  signOut(): void {
    this.#conductor.handleSignedOut();
  }

  crashPhone(): void {
    this.phone.reboot();
    this.#conductor.handlePhoneLost();
  }

  /** The phone's document hangs: it is there, takes what it is told, and does nothing until it wakes up. */
  hangPhone(isHung: boolean): void {
    this.phone.hang(isHung);
    this.#conductor.handlePhoneSilent(isHung);
  }

  /** Like a UI: a command that was not answered is sent again, under the same id, to the next worker. */
  command(command: Command, id?: string): Promise<CommandResult> {
    this.#commands += 1;
    const issued = { id: id ?? `c${this.#commands}`, command };
    return new Promise((done) => {
      this.#unanswered.set(issued.id, () => {
        void this.#conductor.handleCommand(issued).then((result) => {
          this.#unanswered.delete(issued.id);
          done(result);
        });
      });
      this.#unanswered.get(issued.id)?.();
    });
  }

  /** Lets promises settle without moving time. */
  settle = settle;

  /** Moves time on, one due timer after another, letting promises settle in between. */
  run = (forMs: number): Promise<void> => passTime(this.clock, forMs);

  async #save(life: number, state: unknown): Promise<void> {
    if (life !== this.#life) return;
    const { killAtSave } = this.#options;
    if (!(await this.disk.write(state, killAtSave))) return;
    this.kill();
    this.clock.after(killAtSave?.downMs ?? 0, () => this.boot());
    await new Promise(() => {});
  }

  /** What could not be saved comes again with the next connection, or is read. */
  #notify = (patch: PartyPatch): Promise<void> => this.#conductor.handleNotification(patch).catch(() => {});

  #openPhone(life: number): Promise<Outcome<void>> {
    return new Promise((done) => {
      this.clock.after(50, () => {
        if (life !== this.#life) return;
        this.phone.open();
        this.phone.attach((message) => {
          if (life === this.#life) this.#conductor.handlePhone(message);
        });
        done(success(undefined));
      });
    });
  }

  #stopEvents = (): void => {
    this.#areEventsUp = false;
  };

  #startEvents(life: number): Promise<Outcome<void>> {
    return new Promise((done) => {
      this.clock.after(80, () => {
        if (life !== this.#life) return;
        this.#areEventsUp = true;
        this.#conductor.handleEventsState('live');
        done(success(undefined));
      });
    });
  }

  /** Where the account's filter is not allowed, only what concerns the rep's own extension comes. */
  #deliver(notification: { readonly event: string }): void {
    const own = `/extension/${this.world.account.extensions[0]?.id}/`;
    if (this.world.state.switches.accountFilter !== 'allowed' && !notification.event.includes(own)) return;
    const number = this.#notifications;
    this.#notifications += 1;
    for (const delayMs of this.#options.delivery?.(number) ?? [0]) {
      this.clock.after(delayMs, () => {
        if (!this.#areEventsUp) return;
        for (const patch of toPatches(notification).patches) void this.#notify(patch);
      });
    }
  }
}
