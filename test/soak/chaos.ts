import { ROOT, runProgram } from '../harness/process.ts';
import { fromEnv, type Part } from './part.ts';

const RUNS_A_BATCH = 500;
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--config=test/vitest.config.ts', '--project=unit'];
const FILE = 'test/properties/chaos.test.ts';

async function runBatch(seed: number, runs: number): Promise<void> {
  const env = { CHAOS_SEED: String(seed), CHAOS_RUNS: String(runs) };
  const { code, output } = await runProgram(process.execPath, [...VITEST, ROOT + FILE], { env });
  if (code !== 0) throw new Error(output);
}

/** The scenarios of the property tests, many more of them: lost, late and doubled messages, deaths and wishes. */
export const chaosPart: Part = {
  name: 'chaos',
  share: 4,
  run: async ({ passed, failed, isLate }) => {
    const runs = fromEnv('CHAOS_RUNS', 10_000);
    const firstSeed = fromEnv('SOAK_SEED', Math.floor(Math.random() * 1_000_000));
    for (let done = 0; done < runs && !(done > 0 && isLate()); done += RUNS_A_BATCH) {
      const seed = firstSeed + done / RUNS_A_BATCH;
      const batch = Math.min(RUNS_A_BATCH, runs - done);
      const what = `${batch} scenarios of CHAOS_SEED=${seed}, ${done + batch} of ${runs}`;
      await runBatch(seed, batch).then(
        () => passed(what),
        (cause: unknown) => failed(what, cause),
      );
    }
  },
};
