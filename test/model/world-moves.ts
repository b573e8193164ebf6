import { killWorker } from '../harness/extension.ts';
import { whereabouts } from '../harness/truth.ts';
import { CALLER, EVERYBODY } from './cast.ts';
import type { Dice } from './dice.ts';
import type { Turn } from './playground.ts';
import type { Move } from './rep-moves.ts';

const always = () => true;

async function hangUp({ ground, dice }: Turn): Promise<string> {
  const ledger = await ground.stage.simulator.ledger();
  const there = EVERYBODY.filter(({ number }) => whereabouts(ledger, number) !== 'not connected');
  if (there.length === 0) return 'nobody is there';
  const { name, number } = dice.pick(there);
  await ground.stage.simulator.hangUp(number);
  return name;
}

async function pickUp({ ground, dice }: Turn): Promise<string> {
  const ledger = await ground.stage.simulator.ledger();
  const ringing = EVERYBODY.filter(({ number }) => whereabouts(ledger, number) === 'ringing');
  if (ringing.length === 0) return 'nobody rings';
  const { name, number } = dice.pick(ringing);
  await ground.stage.simulator.answer(number);
  return name;
}

async function callIn({ ground }: Turn): Promise<string> {
  await ground.stage.simulator.callIn(CALLER.number, CALLER.name);
  return CALLER.name;
}

async function turnToTab({ ground, dice }: Turn): Promise<string> {
  ground.front = dice.pick(ground.tabs);
  await ground.front.page.bringToFront();
  return `tab ${ground.tabs.indexOf(ground.front) + 1}`;
}

async function reloadTab({ ground }: Turn): Promise<string> {
  await ground.front.page.reload();
  return `tab ${ground.tabs.indexOf(ground.front) + 1}`;
}

async function kill({ ground }: Turn): Promise<string> {
  await ground.desk.snapshot(); // without a call the worker may sleep; this wakes it
  await killWorker(ground.stage.browser);
  return 'killed';
}

const TELEPHONY = '/telephony/';

/** One fault of the network, limited: what lasts for ever would only prove that nothing works without a network. */
const FAULTS: readonly ((dice: Dice) => object)[] = [
  (dice) => ({ dropEvents: { count: dice.between(1, 4) } }),
  (dice) => ({ reorderEvents: { count: dice.between(1, 3) } }),
  (dice) => ({ duplicateEvents: { count: dice.between(1, 5) } }),
  (dice) => ({ delayEvents: { count: dice.between(1, 3), delayMs: dice.between(300, 2500) } }),
  (dice) => ({ loseAnswer: { method: dice.pick(['POST', 'DELETE', 'GET']), path: TELEPHONY, count: 1 } }),
  (dice) => ({ loseRequest: { method: dice.pick(['POST', 'DELETE', 'GET']), path: TELEPHONY, count: 1 } }),
  (dice) => ({ delayAnswer: { path: TELEPHONY, count: dice.between(1, 3), delayMs: dice.between(200, 2000) } }),
  () => ({ refuseRequest: { method: 'DELETE', path: TELEPHONY, count: 1, status: 503 } }),
  () => ({ dropGateway: {} }),
  () => ({ dropSip: {} }),
];

async function spoil({ ground, dice }: Turn): Promise<string> {
  const fault = dice.pick(FAULTS)(dice);
  await ground.stage.simulator.setFaults(fault);
  return JSON.stringify(fault);
}

/** Everything that happens to the rep. */
export const WORLD_MOVES: readonly Move[] = [
  { name: 'somebody hangs up', weight: 6, isPossible: ({ rows }) => rows.length > 0, play: hangUp },
  { name: 'somebody answers', weight: 6, isPossible: ({ rows }) => rows.length > 0, play: pickUp },
  { name: 'somebody calls in', weight: 1, isPossible: always, play: callIn },
  { name: 'other tab', weight: 3, isPossible: always, play: turnToTab },
  { name: 'reload', weight: 1, isPossible: always, play: reloadTab },
  { name: 'worker', weight: 4, isPossible: always, play: kill },
  { name: 'fault', weight: 8, isPossible: always, play: spoil },
];
