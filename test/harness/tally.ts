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
  readonly testResults: readonly VitestFile[];
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  /** Why the file could not be loaded. */
  readonly message?: string;
  readonly assertionResults: readonly VitestTest[];
}

interface VitestTest {
  readonly status: string;
  readonly fullName: string;
  readonly failureMessages?: readonly string[];
}

const MESSAGE_LINES = 14;

/** Only what failed: the whole output of a thousand tests hides it. */
function describeFailures(files: readonly VitestFile[]): string {
  const cut = (text: string) => text.split('\n').slice(0, MESSAGE_LINES).join('\n');
  const ofFile = (file: VitestFile) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    const tests = failed.map((each) => `✗ ${each.fullName}\n${cut(each.failureMessages?.join('\n') ?? '')}`);
    return tests.length > 0 ? tests : [cut(file.message ?? 'The file failed without a failed test')];
  };
  const broken = files.filter(({ status }) => status === 'failed');
  return broken.map((file) => `${file.name}\n${ofFile(file).join('\n')}`).join('\n\n');
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
  const skipped = report.numPendingTests + report.numTodoTests;
  const told = counted > 0 ? describeFailures(report.testResults) : output;
  return { passed: report.numPassedTests, failed, skipped, output: told };
}

/** Adds up what several steps found. */
export function addTallies(tallies: readonly Tally[]): Omit<Tally, 'output'> {
  const sum = (key: 'passed' | 'failed' | 'skipped') => tallies.reduce((total, tally) => total + tally[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}
