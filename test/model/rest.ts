import type { Snapshot } from '../../lib/call/snapshot.ts';
import { conferencesWithHost, livingLegs } from '../harness/simulator.ts';
import type { ShownRow } from '../harness/surface.ts';
import { differences, whereabouts } from '../harness/truth.ts';
import { eventually } from '../harness/wait.ts';
import type { Ledger } from '../simulator/world/ledger.ts';
import { EVERYBODY } from './cast.ts';
import type { Playground } from './playground.ts';

/** The rep's own number in the simulator's account. */
const REP = '+16505550101';

/** The core hears "Check now" once in five seconds; a little later, so that it certainly does. */
const CHECK_EVERY_MS = 5200;
/** Ending, or joining a conference whose first answers were lost, may take as long as the core's own deadlines. */
const SETTLED_MS = 70_000;
/** A read may have to wait for its place in the rate group's minute. */
const AUDIT_MS = 75_000;
/** From the answer of a read to the screen. */
const NEWS_MS = 10_000;

const SETTLED = ['none', 'in', 'left', 'ended'];

/** With somebody on it: one that a lost answer left behind dies by itself. */
const livingConferences = ({ sessions }: Ledger) =>
  sessions.filter(
    ({ origin, ended, parties }) =>
      origin === 'Conference' && !ended && parties.some(({ status }) => status !== 'Disconnected'),
  );

async function settled({ desk }: Playground): Promise<Snapshot> {
  const look = async () => {
    const snapshot = await desk.snapshot();
    if (!SETTLED.includes(snapshot.host.phase.kind)) throw new Error(`The rep's side is ${snapshot.host.phase.kind}`);
    return snapshot;
  };
  return await eventually(look, { what: "the rep's side coming to rest", timeoutMs: SETTLED_MS });
}

/** Asks for an audit and waits until its read of the conference was answered, or the call is over meanwhile. */
async function audit(ground: Playground): Promise<void> {
  const { desk, stage } = ground;
  const isTime = () => performance.now() - ground.lastCheckMs >= CHECK_EVERY_MS;
  await eventually(isTime, { what: 'the next audit being allowed' });
  const before = await stage.simulator.ledger();
  const ids = before.sessions.filter(({ origin }) => origin === 'Conference').map(({ id }) => id);
  await desk.send({ kind: 'checkNow' });
  ground.lastCheckMs = performance.now();
  const isDone = async () => {
    const { requests, requestsUnderWay } = await stage.simulator.ledger();
    const reads = requests.slice(before.requests.length).filter(({ method }) => method === 'GET');
    const isRead = reads.some(({ path }) => ids.some((id) => path.endsWith(`/sessions/${id}`)));
    const isUseless = async () => !(await desk.snapshot()).actions.includes('check-now');
    return requestsUnderWay === 0 && (isRead || (await isUseless()));
  };
  await eventually(isDone, { what: 'the audit', timeoutMs: AUDIT_MS });
}

/** What the rep's own side is, in the same words as the panel. */
function hostTruth(ledger: Ledger): readonly string[] {
  const living = livingConferences(ledger);
  if (living.length === 0) return ['none', 'ended'];
  return conferencesWithHost({ ...ledger, sessions: living }, REP).length > 0 ? ['in'] : ['left'];
}

function rosterTrouble(ground: Playground, rows: readonly ShownRow[], ledger: Ledger): readonly string[] {
  const listed = EVERYBODY.filter(({ name }) => ground.listed.has(name));
  const forgotten = EVERYBODY.filter(
    ({ name, number }) => !ground.listed.has(name) && whereabouts(ledger, number) !== 'not connected',
  );
  const strangers = rows.filter(({ name }) => !ground.listed.has(name));
  return [
    ...differences(rows, ledger, listed),
    ...forgotten.map(({ name }) => `${name} is connected and has no row`),
    ...strangers.map(({ name, state }) => `${name || 'somebody'} has a row: ${state}`),
  ];
}

function ledgerTrouble(ledger: Ledger, isOver: boolean): readonly string[] {
  const ours = livingLegs(ledger).filter(({ number }) => EVERYBODY.some((person) => person.number === number));
  const twice = ours.filter(({ number }, index) => ours.findIndex((leg) => leg.number === number) !== index);
  return [
    ...twice.map(({ number }) => `two legs of ${number} are up`),
    ...(conferencesWithHost(ledger, REP).length > 1 ? ['the rep is on two conferences'] : []),
    ...(isOver ? ours.map(({ number }) => `the call is over, and a leg of ${number} is up`) : []),
  ];
}

/** What the panel says of the rep's own side. */
async function shownPhase({ front: { panel } }: Playground): Promise<string> {
  if (!(await panel.isShown())) return 'none';
  // One after another: each look at the page renames the nodes of the one before.
  for (const kind of SETTLED) if (await panel.has(`[data-host-phase="${kind}"]`)) return kind;
  return 'on the way';
}

/** One sentence for each thing that the panel in front shows otherwise than it is. */
async function trouble(ground: Playground): Promise<readonly string[]> {
  const phase = await shownPhase(ground);
  const rows = await ground.front.panel.rows();
  const ledger = await ground.stage.simulator.ledger();
  const truth = hostTruth(ledger);
  if (phase === 'none') ground.listed.clear();
  return [
    ...(truth.includes(phase) ? [] : [`the rep's side is ${truth.join(' or ')}, the panel says ${phase}`]),
    ...rosterTrouble(ground, rows, ledger),
    ...ledgerTrouble(ledger, phase === 'none' || phase === 'ended'),
  ];
}

/** Lifts the faults, lets one audit pass, and compares. Throws unless the panel tells the truth. */
export async function expectTruthAtRest(ground: Playground): Promise<void> {
  await ground.stage.simulator.clearFaults();
  const { actions } = await settled(ground);
  if (actions.includes('check-now')) await audit(ground);
  const isTrue = async () => {
    const found = await trouble(ground);
    if (found.length > 0) throw new Error(found.join('\n'));
    return true;
  };
  await eventually(isTrue, { what: 'the panel telling the truth', timeoutMs: NEWS_MS });
}
