import { mkdir, readFile, rm } from 'node:fs/promises';
import { ensureChromium } from './install-chromium.ts';
import { ROOT, runProgram } from './process.ts';
import { type Tally, tallyCheck, tallyVitest } from './tally.ts';

/** One line of `npm test`. */
export interface Step {
  readonly name: string;
  run(): Promise<Tally>;
}

const REPORTS = `${ROOT}.output/reports`;
const MINUTE_MS = 60_000;
/** Only what hangs is ended: a busy machine may take several times as long as a free one. */
const SCRIPT_MS = 6 * MINUTE_MS;
const SUITE_MS = 20 * MINUTE_MS;

/** A script of package.json that either succeeds or fails. */
function script(name: string): Step {
  const run = async () => {
    const { code, output } = await runProgram('npm', ['run', '--silent', name], { timeoutMs: SCRIPT_MS });
    return tallyCheck(code, output);
  };
  return { name, run };
}

/** Projects of test/vitest.config.ts. With `live` each test is shown as it ends. */
function vitest(name: string, projects: readonly string[], live: boolean): Step {
  const report = `${REPORTS}/${name}.json`;
  const reporters = [live ? '--reporter=verbose' : '--reporter=default', '--reporter=json', `--outputFile=${report}`];
  const chosen = projects.map((project) => `--project=${project}`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config=test/vitest.config.ts', ...chosen, ...reporters];
  const run = async () => {
    await mkdir(REPORTS, { recursive: true });
    await rm(report, { force: true });
    const { code, output } = await runProgram(process.execPath, args, { echo: live, timeoutMs: SUITE_MS });
    const text = await readFile(report, 'utf8').catch(() => undefined); // missing when vitest itself failed
    return tallyVitest(text, code, output);
  };
  return { name, run };
}

/** Finds or installs the browser that the end-to-end tests need. */
const chromium: Step = {
  name: 'chromium',
  run: async () => {
    const found = await ensureChromium((line) => console.log(`      ${line}`));
    return tallyCheck(found.ok ? 0 : 1, found.ok ? found.chromium.path : found.advice);
  },
};

const build = script('build');
const lint = script('check:lint');
const types = script('check:types');
const imports = script('check:imports');
const deadCode = script('check:dead-code');
const architecture = vitest('architecture', ['architecture'], false);
const unit = vitest('unit', ['unit', 'component', 'build'], false);
const contract = vitest('contract', ['contract'], false);
const endToEnd = vitest('e2e', ['e2e'], true);

const checks = [lint, types, imports, deadCode, architecture];

/**
 * Stages run one after another; the lanes of a stage run side by side (two cores), the steps of a lane in order.
 * The build comes first because it writes the types that tsc reads; end-to-end tests run alone because they listen.
 */
export const STAGES: readonly (readonly (readonly Step[])[])[] = [
  [[build]],
  [checks, [unit]],
  [[contract], [chromium]],
  [[endToEnd]],
];

/** Parts of the whole that can be asked for by name: `npm test -- unit`. */
export const PARTS: Readonly<Record<string, typeof STAGES>> = {
  check: [[checks]],
  unit: [[[build, unit]]],
  contract: [[[contract]]],
  e2e: [[[build, chromium, endToEnd]]],
};
