import type { IssuedCommand } from '../call/commands';
import { decide, isRefusal } from '../call/decide';
import type { DialRules } from '../call/dial-rules';
import { type Effect, mustBeSaved } from '../call/effects';
import { NOTHING } from '../call/empty';
import type { FactBody } from '../call/facts';
import type { Call } from '../call/model';
import type { PartyPatch } from '../call/party';
import { hasLegs } from '../call/phase';
import { dueEffects, nextDueMs, plan } from '../call/plan';
import { reduce } from '../call/reduce';
import { NO_CALL, type Snapshot } from '../call/snapshot';
import { isSameView, isTimeAlone, view } from '../call/view';
import type { FromPhone } from '../phone/phone';
import { beginning, moveBeginning, notSent, outlivesCall } from './around-effect';
import { phoneFact } from './phone-facts';
import type { Account, CommandResult, Conductor, ConductorPorts } from './ports';
import { restoreCall } from './restore';
import { runEffect } from './run-effect';
import { createSteadyTime, type SteadyTime } from './steady-time';
import { createSaver, type Saver } from './write-behind';

/** Bounds one pass over due work, so that a rule that plans without end cannot hang the worker. */
const MAX_STEPS = 200;

/** Builds the only writer of the call. See `Conductor` for its promises. */
export const createConductor = (ports: ConductorPorts): Conductor => new OneWriter(ports);

class OneWriter implements Conductor {
  readonly #ports: ConductorPorts;
  readonly #saver: Saver;
  readonly #time: SteadyTime;
  readonly #listeners = new Set<(snapshot: Snapshot) => void>();
  /** What arrived before the saved state was loaded. */
  readonly #inbox: (() => void)[] = [];
  #call: Call = NOTHING;
  #isLoaded = false;
  #shown: Snapshot = NO_CALL;
  #shownCall: Call = NOTHING;
  #underWay = 0;
  readonly #idlers: (() => void)[] = [];
  #cancelTimer = (): void => {};
  /** What the browser was asked for last: asking again costs every event a message to it. */
  #alarmMs: number | null | undefined;

  constructor(ports: ConductorPorts) {
    this.#time = createSteadyTime(ports.clock);
    this.#ports = { ...ports, clock: this.#time };
    this.#saver = createSaver({ ...this.#ports, onState: (isFailing) => this.#handleStore(isFailing) });
  }

  async restore(): Promise<void> {
    const saved = await this.#ports.store.load().catch(() => undefined);
    this.#call = restoreCall(saved, this.#ports.log);
    this.#isLoaded = true;
    this.#fold({ kind: 'workerStarted', isLeftover: this.#ports.store.isLeftover?.() === true });
    for (const work of this.#inbox.splice(0)) work();
    await this.#track(this.#settle());
  }

  handleCommand(issued: IssuedCommand): Promise<CommandResult> {
    return new Promise((done) => {
      this.#enqueue(() => {
        const result = this.#decide(issued);
        void this.#track(this.#settle()).then(() => done(result));
      });
    });
  }

  handlePhone(message: FromPhone): void {
    const body = phoneFact(message);
    if (!body) return;
    void this.#handle(body).then((isSaved) => {
      if (message.kind === 'event' && isSaved) this.#ports.phone.acknowledge(message.sequence);
    });
  }

  handlePhoneLost = (): void => void this.#handle({ kind: 'phoneLinkLost' });
  handlePhoneSilent = (isSilent: boolean): void => void this.#handle({ kind: 'phoneSilenced', isSilent });
  handleNotification = async (patch: PartyPatch): Promise<void> => {
    if (!(await this.#handle({ kind: 'partyChanged', patch }))) throw new Error('The patch could not be saved');
  };
  handleEventsState = (state: 'live' | 'lost'): void => void this.#handle({ kind: 'eventsChanged', state });
  handleBlocked = (isBlocked: boolean): void => void this.#handle({ kind: 'blockedChanged', isBlocked });
  handlePenalty = (untilMs: number | null): void => void this.#handle({ kind: 'penaltySet', untilMs: untilMs ?? 0 });
  handleSignedIn = ({ country, ownNumbers }: Account): void =>
    void this.#handle({ kind: 'signedIn', account: { country, ownNumbers } });
  handleSignedOut = (): void => void this.#handle({ kind: 'signedOut' });
  handleRules = (rules: DialRules): void => void this.#handle({ kind: 'rulesSet', rules });
  handleRinging = (ringsHere: boolean): void => void this.#handle({ kind: 'ringSet', ringsHere });
  warm = (): void => void this.#handle({ kind: 'warmed' });
  snapshot = (): Snapshot => view(this.#call, this.#time.nowMs());

  wake = (): void => {
    if (this.#isLoaded) void this.#track(this.#settle());
  };

  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  idle(): Promise<void> {
    return new Promise((done) => {
      this.#idlers.push(done);
      this.#settleIdlers();
    });
  }

  #fold(body: FactBody): void {
    this.#followClock();
    this.#call = reduce(this.#call, { ...body, atMs: this.#time.nowMs() });
  }

  /** Before anything is decided, due or folded: no deadline passes because somebody set the clock. */
  #followClock(): void {
    const byMs = this.#time.follow();
    if (byMs === 0) return;
    this.#ports.log('warn', `The clock moved by ${Math.round(byMs / 1000)} s`);
    this.#call = reduce(this.#call, { kind: 'clockMoved', byMs, atMs: this.#time.nowMs() });
  }

  #enqueue(work: () => void): void {
    if (this.#isLoaded) work();
    else this.#inbox.push(work);
  }

  /** Resolves with whether it is saved. */
  #handle(body: FactBody): Promise<boolean> {
    return new Promise((done) => {
      this.#enqueue(() => {
        this.#fold(body);
        const settled = this.#settle();
        void this.#track(settled).then(() => settled.then(done, () => done(false)));
      });
    });
  }

  /** Before anybody learns that a state is not saved, the call knows it and plans accordingly. */
  #handleStore(isFailing: boolean): void {
    this.#ports.log(isFailing ? 'warn' : 'info', `The call ${isFailing ? 'cannot be saved' : 'is saved again'}`);
    void this.#handle({ kind: 'storeChanged', isFailing });
  }

  #decide({ id, command }: IssuedCommand): CommandResult {
    this.#followClock();
    const known = this.#call.results.find((result) => result.id === id);
    if (known) return known.refusal ? { ok: false, refusal: known.refusal } : { ok: true };
    const decision = decide(this.#call, id, command, this.#time.nowMs());
    if (isRefusal(decision)) {
      this.#fold({ kind: 'commandSettled', id, refusal: decision });
      return { ok: false, refusal: decision };
    }
    for (const body of decision) this.#fold(body);
    this.#fold({ kind: 'commandSettled', id });
    return { ok: true };
  }

  /** After facts were folded: begin what is due, save, and only then show. What cannot be saved is shown as such. */
  async #settle(): Promise<boolean> {
    this.#runDue();
    this.#arm();
    const isSaved = await this.#saver.saved(this.#call);
    this.#show();
    return isSaved;
  }

  /** Plans, begins what is due, plans again, until nothing is due. */
  #runDue(): void {
    this.#followClock();
    for (let count = 0; count < MAX_STEPS; count += 1) {
      const [effect] = dueEffects(plan(this.#call), this.#time.nowMs());
      if (!effect) return;
      this.#begin(effect);
    }
    this.#ports.log('error', 'More work was planned in one step than can be right');
  }

  #begin(effect: Effect): void {
    const fact = beginning(effect);
    if (fact) this.#fold(fact);
    if (fact?.kind === 'attempted' || fact?.kind === 'lookBegun') void this.#track(this.#carryOut(effect));
  }

  /** Attempts are on disk before their requests leave; unsaved goes only what is harmless to send twice. */
  async #carryOut(effect: Effect): Promise<void> {
    const { id } = this.#call;
    const movedMs = this.#time.movedMs();
    const isSaved = await this.#saver.saved(this.#call);
    const outcome = isSaved || !mustBeSaved(effect) ? await runEffect(this.#ports, effect) : notSent(effect);
    const facts = outcome.filter((fact) => id === this.#call.id || outlivesCall(fact));
    this.#followClock();
    for (const body of facts) this.#fold(moveBeginning(body, this.#time.movedMs() - movedMs));
    if (facts.length > 0) await this.#settle();
  }

  #show(): void {
    this.#ports.phone.watch(hasLegs(this.#call));
    const nowMs = this.#time.nowMs();
    const next = view(this.#call, nowMs);
    if (isSameView(this.#shown, next) && isTimeAlone(this.#shownCall, this.#call, nowMs)) return;
    this.#shown = next;
    this.#shownCall = this.#call;
    for (const listener of this.#listeners) listener(next);
  }

  #arm(): void {
    this.#cancelTimer();
    const nowMs = this.#time.nowMs();
    const dueMs = nextDueMs(plan(this.#call), nowMs);
    this.#cancelTimer = dueMs === null ? () => {} : this.#ports.clock.after(dueMs - nowMs, this.wake);
    if (dueMs === this.#alarmMs) return;
    this.#alarmMs = dueMs;
    this.#ports.setAlarm(dueMs);
  }

  async #track(work: Promise<unknown>): Promise<void> {
    this.#underWay += 1;
    try {
      await work;
    } catch (error) {
      this.#ports.log('error', `The conductor failed: ${error instanceof Error ? error.message : 'unknown'}`);
    } finally {
      this.#underWay -= 1;
      this.#settleIdlers();
    }
  }

  #settleIdlers(): void {
    if (this.#underWay > 0) return;
    for (const done of this.#idlers.splice(0)) done();
  }
}
