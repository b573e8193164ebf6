import { expect } from 'vitest';
import { success } from '../../../lib/shared/outcome';
import { createScriptedPhone, type ScriptedPhone } from '../../contract/scripted-phone';
import { eventually } from '../../contract/waiting';
import { type Simulator, startSimulator } from '../../simulator/server';
import { type Browser, openBrowser, startWorker, type Worker } from './simulated-worker';

const CALLEE = '+16505550111';

/** A simulator, a phone without SIP, and one browser whose worker can be killed. */
export class SubscriptionBench {
  readonly simulator: Simulator;
  readonly #phone: ScriptedPhone;
  readonly #workers: Worker[] = [];
  /** What the platform told of the own extension, as `party sequence`. */
  readonly #told = new Set<string>();
  #browser = openBrowser();

  /** Starts the simulator once for a whole file. */
  static async open(): Promise<SubscriptionBench> {
    return new SubscriptionBench(await startSimulator({ switches: { rateLimits: false } }));
  }

  private constructor(simulator: Simulator) {
    this.simulator = simulator;
    this.#phone = createScriptedPhone(simulator);
    const own = simulator.world.account.extensions[0]?.id ?? '';
    simulator.world.onNotification(({ event, body }) => {
      if (event.includes(`/extension/${own}/`)) this.#told.add(`${body.parties[0].id} ${body.sequence}`);
    });
  }

  get browser(): Browser {
    return this.#browser;
  }

  get worker(): Worker {
    return this.#workers.at(-1) ?? this.#start();
  }

  /** Forgets everything and signs in anew. */
  async reset(): Promise<void> {
    await this.control('POST', '/reset');
    await this.control('PUT', '/switches', { rateLimits: false });
    this.#browser = openBrowser();
    this.#told.clear();
    expect(await this.#start().auth.signIn()).toEqual(success(undefined));
  }

  stopWorkers(): void {
    for (const each of this.#workers.splice(0)) each.events.stop();
  }

  async control(method: string, path: string, body?: unknown): Promise<void> {
    const url = this.simulator.control + path;
    const response = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }

  /** The worker dies, the kernel closes its socket, and somebody wakes a new one. */
  async restart(): Promise<Worker> {
    this.worker.kill();
    await this.control('PUT', '/faults', { dropGateway: {} });
    return this.#start();
  }

  /** A short call with several events of the own extension. */
  async call(): Promise<void> {
    const { callId, partyId } = await this.#phone.dial(CALLEE);
    await this.#untilStatus(partyId, 'Answered');
    this.#phone.hangUp(callId);
    await this.#untilStatus(partyId, 'Disconnected');
  }

  /** What was told so far no longer counts. */
  forgetTold(): void {
    this.#told.clear();
  }

  /** Waits until everything that the platform told of the own extension was heard. */
  async untilAllHeard(): Promise<void> {
    await eventually(() => {
      const heard = new Set(this.#browser.patches.map(({ party, sequence }) => `${party.partyId} ${sequence}`));
      return this.#told.size > 0 && [...this.#told].every((one) => heard.has(one));
    }, 10_000);
  }

  async untilStates(...states: string[]): Promise<void> {
    await eventually(() => this.worker.states.join() === states.join(), 10_000);
  }

  /** How many requests were made to a path that begins so. */
  requests(method: string, path: string): number {
    const { requests } = this.simulator.ledger();
    return requests.filter((each) => each.method === method && each.path.startsWith(path)).length;
  }

  /** What is saved to take the subscription up again. */
  resume(): { wsc?: string; subscription?: { id: string } } | null {
    return JSON.parse(this.#browser.session.items.get('events') ?? 'null');
  }

  #start(): Worker {
    const started = startWorker(this.simulator, this.#browser);
    this.#workers.push(started);
    return started;
  }

  async #untilStatus(id: string, status: string): Promise<void> {
    const isThere = () =>
      this.simulator.ledger().sessions.some(({ parties }) => parties.some((p) => p.id === id && p.status === status));
    await eventually(isThere);
  }
}
