import type { Expected, Fragment } from './fragment';

/** What a finder says about one fragment. */
export interface Answer {
  readonly number: string;
  readonly extension?: string | undefined;
  readonly name?: string | undefined;
}

/** How one fragment went. */
export interface Verdict {
  readonly fragment: Fragment;
  readonly missed: readonly string[];
  /** Said to be a number and is none. */
  readonly wrong: readonly string[];
  readonly right: number;
  readonly namesAsked: number;
  readonly namesRight: number;
}

export interface Score {
  readonly fragments: number;
  readonly numbers: number;
  /** 0 to 1. */
  readonly recall: number;
  readonly precision: number;
  readonly names: number;
}

const keyOf = ({ number, extension }: Answer) => (extension === undefined ? number : `${number};ext=${extension}`);

const isNamed = ({ name }: Expected, answers: readonly Answer[], key: string) =>
  answers.some((answer) => keyOf(answer) === key && answer.name === name);

/** Compares the answers for a fragment with what is in it; saying the same twice counts once. */
export function judgeAnswers(fragment: Fragment, answers: readonly Answer[]): Verdict {
  const wanted = new Map(fragment.expected.map((expected) => [keyOf(expected), expected]));
  const said = new Set(answers.map(keyOf));
  const named = [...wanted].filter(([key, { name }]) => name !== undefined && said.has(key));
  return {
    fragment,
    missed: [...wanted.keys()].filter((key) => !said.has(key)),
    wrong: [...said].filter((key) => !wanted.has(key)),
    right: [...said].filter((key) => wanted.has(key)).length,
    namesAsked: named.length,
    namesRight: named.filter(([key, expected]) => isNamed(expected, answers, key)).length,
  };
}

const sum = (verdicts: readonly Verdict[], of: (verdict: Verdict) => number) =>
  verdicts.reduce((total, verdict) => total + of(verdict), 0);

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);

/** The figures of many fragments. */
export function toScore(verdicts: readonly Verdict[]): Score {
  const right = sum(verdicts, (verdict) => verdict.right);
  const missed = sum(verdicts, (verdict) => verdict.missed.length);
  const wrong = sum(verdicts, (verdict) => verdict.wrong.length);
  return {
    fragments: verdicts.length,
    numbers: right + missed,
    recall: share(right, right + missed),
    precision: share(right, right + wrong),
    names: share(
      sum(verdicts, (verdict) => verdict.namesRight),
      sum(verdicts, (verdict) => verdict.namesAsked),
    ),
  };
}
