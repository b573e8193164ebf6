import { coldWorkerGoal } from './goals/cold-worker';
import { eventPaintGoal } from './goals/event-paint';
import { heapGoal } from './goals/heap';
import { pageTaxGoal } from './goals/page-tax';
import { popupGoal } from './goals/popup';
import { readsGoal } from './goals/reads';
import { setUpGoal } from './goals/set-up';
import { sizesGoal } from './goals/sizes';
import { stunGoal } from './goals/stun';
import { throughputGoal } from './goals/throughput';
import type { Goal, Row } from './row';
import { toTable } from './table';

const GOALS: readonly Goal[] = [
  sizesGoal,
  pageTaxGoal,
  eventPaintGoal,
  readsGoal,
  throughputGoal,
  coldWorkerGoal,
  popupGoal,
  setUpGoal,
  stunGoal,
  heapGoal,
];

/** The goals named on the command line, or all; undefined when a name is unknown. */
function chooseGoals(names: readonly string[]): readonly Goal[] | undefined {
  const isKnown = names.every((name) => GOALS.some(({ ids }) => ids.includes(name)));
  const isChosen = ({ ids }: Goal): boolean => names.length === 0 || ids.some((id) => names.includes(id));
  return isKnown ? GOALS.filter(isChosen) : undefined;
}

async function runAll(goals: readonly Goal[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const goal of goals) {
    console.error(`… ${goal.ids.join(', ')}`);
    rows.push(...(await goal.run()));
  }
  return rows;
}

const goals = chooseGoals(process.argv.slice(2).map((name) => name.toUpperCase()));
if (goals) {
  const rows = await runAll(goals);
  console.log(toTable(rows));
  process.exitCode = rows.some(({ isMet, isExact }) => isExact && !isMet) ? 1 : 0;
} else {
  console.error(`Choose from: ${GOALS.flatMap(({ ids }) => ids).join(', ')}`);
  process.exitCode = 2;
}
