import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT } from './source';

/** Rows of the catalogue. */
const FAULTS = 87;

const rows = [...readFileSync(`${ROOT}test/faults.md`, 'utf8').matchAll(/^\| (\d+) \| (.+) \| (.+) \|$/gm)].map(
  ([, number = '', fault = '', where = '']) => ({ number: Number(number), fault, where }),
);
const tested = rows.flatMap(({ number, where }) =>
  [...where.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => ({ number, path })),
);

describe('the fault catalogue', () => {
  test('has every row, once and in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: FAULTS }, (_unused, index) => index + 1));
  });

  test('names for each row its tests, or why there is none, or that it is open', () => {
    const isSaid = (where: string): boolean => where === 'open' || where.includes('`test/') || where.length > 20;
    expect(rows.filter(({ where }) => !isSaid(where))).toEqual([]);
  });

  test('faults of events, worker, REST and sign-in are all tested', () => {
    const early = rows.filter(({ number }) => number <= 20 || (number >= 30 && number <= 43));
    expect(early.filter(({ where }) => !where.includes('`test/'))).toEqual([]);
  });

  test.each(tested)('fault $number is in a test name of $path', ({ number, path }) => {
    expect(existsSync(ROOT + path), path).toBe(true);
    expect(readFileSync(ROOT + path, 'utf8')).toMatch(new RegExp(`['"\`]fault ${number}: `));
  });
});
