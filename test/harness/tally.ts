/** What a step of `npm test` found out. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Shown when something failed. */
  readonly output: string;
}

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** One check counts as one. */
export function tallyCheck(code: number, output: string): Tally {
  const ok = code === 0;
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, output };
}

/** Counts tests; a file that did not load, and a run that failed or proved nothing, count as one failure. */
export function tallyVitest(reportText: string | undefined, code: number, output: string): Tally {
  if (reportText === undefined) return tallyCheck(code === 0 ? 1 : code, `${output}\nvitest wrote no report`);
  const report = JSON.parse(reportText) as VitestReport;
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const counted = report.numFailedTests + unloaded.length;
  const provedNothing = code !== 0 || report.numPassedTests === 0;
  const failed = counted === 0 && provedNothing ? 1 : counted;
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests, output };
}

/** Adds up what several steps found. */
export function addTallies(tallies: readonly Tally[]): Omit<Tally, 'output'> {
  const sum = (key: 'passed' | 'failed' | 'skipped') => tallies.reduce((total, tally) => total + tally[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
