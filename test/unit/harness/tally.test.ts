import { describe, expect, test } from 'vitest';
import { addTallies, tallyCheck, tallyVitest } from '../../harness/tally';

const report = (more: object = {}) =>
  JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [],
    ...more,
  });

describe('counting', () => {
  test('a check counts as one', () => {
    expect(tallyCheck(0, '')).toMatchObject({ passed: 1, failed: 0 });
    expect(tallyCheck(2, 'why')).toMatchObject({ passed: 0, failed: 1, output: 'why' });
  });

  test('a test file that could not be loaded is a failure', () => {
    const text = report({
      testResults: [{ name: 'a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }],
    });
    expect(tallyVitest(text, 1, '')).toMatchObject({ passed: 3, failed: 1, output: 'a.test.ts\nno such module' });
  });

  test('a failed test is told with its name and the start of its message', () => {
    const test = { status: 'failed', fullName: 'adds up', failureMessages: ['expected 1 to be 2'] };
    const text = report({
      numFailedTests: 1,
      testResults: [{ name: 'b', status: 'failed', assertionResults: [test] }],
    });
    expect(tallyVitest(text, 1, 'noise').output).toBe('b\n✗ adds up\nexpected 1 to be 2');
  });

  test('a run that failed for no counted reason is a failure', () => {
    expect(tallyVitest(report(), 1, '')).toMatchObject({ passed: 3, failed: 1 });
  });

  test('a missing report is a failure, whatever the exit code says', () => {
    expect(tallyVitest(undefined, 0, '')).toMatchObject({ passed: 0, failed: 1 });
  });

  test('a run without a single test is a failure', () => {
    expect(tallyVitest(report({ numPassedTests: 0 }), 0, '')).toMatchObject({ failed: 1 });
  });

  test('skipped tests are told apart', () => {
    const tallies = [tallyVitest(report({ numPendingTests: 2 }), 0, ''), tallyCheck(0, '')];
    expect(addTallies(tallies)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  });
});
