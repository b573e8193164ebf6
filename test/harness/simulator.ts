import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { CalleeWish } from '../simulator/world/callee.ts';
import type { Ledger, LedgerLeg, LedgerSession } from '../simulator/world/ledger.ts';
import type { Switches } from '../simulator/world/switches.ts';
import { ROOT } from './process.ts';

/** The first line that the simulator prints. */
export interface SimulatorAddress {
  readonly url: string;
  readonly sip: string;
  readonly spki: string;
  readonly hostRules: string;
  /** Plain http, on loopback. */
  readonly control: string;
  /** The demo CRM under the name that the browser maps. */
  readonly crm: string;
}

/** A running simulator and its control API. */
export interface Simulator {
  readonly address: SimulatorAddress;
  ledger(): Promise<Ledger>;
  setCallee(number: string, callee: CalleeWish): Promise<void>;
  hangUp(number: string): Promise<void>;
  /** Picks up a phone that rings. */
  answer(number: string): Promise<void>;
  callIn(from: string, name: string, more?: { readonly autoAnswer?: boolean }): Promise<void>;
  /** Another telephone of the rep takes the call that rings. */
  takeElsewhere(number: string): Promise<void>;
  setFaults(faults: object): Promise<void>;
  clearFaults(): Promise<void>;
  setSwitches(switches: Partial<Switches>): Promise<void>;
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 20_000;

async function ask(control: string, method: string, path: string, body?: object): Promise<unknown> {
  const content = body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {};
  const response = await fetch(`${control.replace(/\/$/, '')}${path}`, { method, ...content });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

function clientOf(control: string): Omit<Simulator, 'address' | 'stop'> {
  const tell = async (method: string, path: string, body?: object) => {
    await ask(control, method, path, body);
  };
  const callee = (number: string) => `/callees/${encodeURIComponent(number)}`;
  return {
    ledger: async () => (await ask(control, 'GET', '/ledger')) as Ledger,
    setCallee: (number, wish) => tell('PUT', callee(number), wish),
    hangUp: (number) => tell('POST', `${callee(number)}/hang-up`),
    answer: (number) => tell('POST', `${callee(number)}/answer`),
    takeElsewhere: (number) => tell('POST', `${callee(number)}/take-elsewhere`),
    callIn: (from, name, more = {}) => tell('POST', '/call-in', { from, name, ...more }),
    setFaults: (faults) => tell('PUT', '/faults', faults),
    clearFaults: () => tell('DELETE', '/faults'),
    setSwitches: (switches) => tell('PUT', '/switches', switches),
    reset: () => tell('POST', '/reset'),
  };
}

/** Starts the simulator as a process of its own, so that its audio never waits for a test. */
export async function startSimulator(more: readonly string[] = []): Promise<Simulator> {
  const args = ['--import', 'tsx', 'test/simulator/main.ts', '--port', '0', ...more];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const line = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The simulator ${why}\n${complaints.join('')}`));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT_MS);
    createInterface(child.stdout).once('line', (first) => {
      clearTimeout(timer);
      resolve(first);
    });
    child.once('exit', (code) => fail(`ended with code ${code}`));
  });
  const address = JSON.parse(line) as SimulatorAddress;
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill();
    });
  return { ...clientOf(address.control), address, stop };
}

/** Conferences in which a party of the rep is present. The invariant of every test is: at most one. */
export function conferencesWithHost(ledger: Ledger, hostNumber: string): readonly LedgerSession[] {
  const isThere = (status: string) => status === 'Answered' || status === 'Gone' || status === 'Hold';
  return ledger.sessions.filter(
    (session) =>
      session.origin === 'Conference' &&
      session.parties.some((party) => party.number === hostNumber && isThere(party.status)),
  );
}

/** Legs that ring or talk. */
export function livingLegs(ledger: Ledger): readonly LedgerLeg[] {
  return ledger.legs.filter((leg) => leg.state !== 'ended');
}

/** Requests of one kind that the product sent, in order. */
export function requestsOf(ledger: Ledger, method: string, path: RegExp): Ledger['requests'] {
  return ledger.requests.filter((request) => request.method === method && path.test(request.path));
}
