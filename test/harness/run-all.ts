import { PARTS, STAGES, type Step } from './steps.ts';
import { addTallies, type Tally } from './tally.ts';

function describe(step: Step, tally: Tally, durationMs: number): string {
  const verdict = tally.failed > 0 ? 'FAIL' : 'ok  ';
  const counts = tally.passed + tally.failed > 1 || tally.skipped > 0 ? `  ${tally.passed} passed` : '';
  const failed = tally.failed > 0 ? `  ${tally.failed} failed` : '';
  const skipped = tally.skipped > 0 ? `  ${tally.skipped} skipped` : '';
  return `${verdict}  ${step.name.padEnd(18)} ${(durationMs / 1000).toFixed(1).padStart(6)} s${counts}${failed}${skipped}`;
}

async function runStep(step: Step): Promise<Tally> {
  const startedMs = performance.now();
  console.log(`…     ${step.name}`);
  const tally = await step.run();
  console.log(describe(step, tally, performance.now() - startedMs));
  if (tally.failed > 0 && tally.output !== '') console.log(tally.output.replaceAll(/^/gm, '      '));
  return tally;
}

async function runLane(steps: readonly Step[]): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  for (const step of steps) tallies.push(await runStep(step));
  return tallies;
}

async function runStages(stages: typeof STAGES): Promise<readonly Tally[]> {
  const tallies: Tally[] = [];
  for (const lanes of stages) tallies.push(...(await Promise.all(lanes.map(runLane))).flat());
  return tallies;
}

/** The stages asked for on the command line, or all of them. */
function chosenStages(names: readonly string[]): typeof STAGES | undefined {
  if (names.length === 0) return STAGES;
  const parts = names.map((name) => PARTS[name]);
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part ?? []);
}

const stages = chosenStages(process.argv.slice(2));
if (stages) {
  const total = addTallies(await runStages(stages));
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} else {
  console.error(`Choose from: ${Object.keys(PARTS).join(', ')}`);
  process.exitCode = 2;
}
