import type { Playground } from '../model/playground.ts';
import { runModel } from '../model/run-model.ts';
import { GENEROUS, setUpPlayground } from '../model/set-up.ts';
import { fromEnv, type Part, type Report } from './part.ts';

const STEPS_A_ROUND = 50;
const REST_EVERY = 5;

async function play(ground: Playground, seed: number, steps: number, report: Report): Promise<void> {
  const { say, isLate } = report;
  const rests = await runModel(ground, { seed, steps, restEvery: REST_EVERY, say, isLate });
  report.passed(`seed ${seed}: the panel told the truth at ${rests} rests`);
}

/** Every second round under the limits that RingCentral sets by default, where waiting is part of the truth. */
async function playRound(number: number, seed: number, steps: number, report: Report): Promise<void> {
  const ground = await setUpPlayground(number % 2 === 0 ? GENEROUS : []);
  await play(ground, seed, steps, report)
    .catch((cause: unknown) => report.failed(`seed ${seed}`, cause))
    .finally(() => ground.stage.close());
}

/** Random steps of rep, callees and network in the shipped build, in rounds with a browser each. */
export const modelPart: Part = {
  name: 'model',
  share: 6,
  run: async (report) => {
    const steps = fromEnv('SOAK_STEPS', 200);
    const firstSeed = fromEnv('SOAK_SEED', Math.floor(Math.random() * 1_000_000));
    report.say(`SOAK_SEED=${firstSeed}`);
    for (let done = 0; done < steps && !(done > 0 && report.isLate()); done += STEPS_A_ROUND) {
      const number = done / STEPS_A_ROUND;
      await playRound(number, firstSeed + number, Math.min(STEPS_A_ROUND, steps - done), report);
    }
  },
};
