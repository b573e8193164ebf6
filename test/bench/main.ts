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
import { toLine, toTable } from './table';

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

/** Tells each row at once. A goal that could not be measured does not take the others with it. */
async function runGoal({ ids, run }: Goal, rows: Row[]): Promise<boolean> {
  console.error(`… ${ids.join(', ')}, ${Math.round(performance.now() / 1000)} s so far`);
  try {
    for await (const row of run()) {
      rows.push(row);
      console.log(toLine(row));
    }
    return true;
  } catch (error) {
    console.error(`${ids.join(', ')} could not be measured:`, error);
    return false;
  }
}

async function runAll(goals: readonly Goal[]): Promise<{ readonly rows: readonly Row[]; readonly isWhole: boolean }> {
  const rows: Row[] = [];
  let isWhole = true;
  for (const goal of goals) isWhole = (await runGoal(goal, rows)) && isWhole;
  return { rows, isWhole };
}

async function main(): Promise<number> {
  const goals = chooseGoals(process.argv.slice(2).map((name) => name.toUpperCase()));
  if (!goals) {
    console.error(`Choose from: ${GOALS.flatMap(({ ids }) => ids).join(', ')}`);
    return 2;
  }
  const { rows, isWhole } = await runAll(goals);
  console.log(`\n${toTable(rows)}`);
  return isWhole && rows.every(({ isMet, isExact }) => isMet || !isExact) ? 0 : 1;
}

// What was measured in this process has timers left, of calls that are over.
process.exit(await main());
