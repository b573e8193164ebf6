import { beforeAll, describe, expect, test } from 'vitest';
import { buildCorpus, PARTS, partOf } from '../../corpus/corpus';
import { MIN_PRECISION, MIN_RECALL, verdictsOn } from '../../corpus/report';
import { runInHappyPage } from '../../corpus/run';
import { toScore, type Verdict } from '../../corpus/score';

describe('the corpus', () => {
  const corpus = buildCorpus();

  test('is the same in every run', () => {
    expect(buildCorpus()).toEqual(corpus);
  });

  test('has many fragments with numbers and many without', () => {
    expect(corpus.filter(({ expected }) => expected.length > 0).length).toBeGreaterThan(1_000);
    expect(corpus.filter(({ expected }) => expected.length === 0).length).toBeGreaterThan(600);
  });

  test('keeps a third of each back', () => {
    const heldOut = corpus.filter((fragment) => partOf(fragment) === 'held-out');
    expect(heldOut.length / corpus.length).toBeCloseTo(1 / 3, 1);
    expect(heldOut.some(({ expected }) => expected.length === 0)).toBe(true);
  });
});

describe('the finder', () => {
  let verdicts: readonly Verdict[] = [];

  beforeAll(async () => {
    verdicts = await runInHappyPage();
  }, 60_000);

  test.each(PARTS)('finds nearly all of the %s part, and nearly nothing else', (part) => {
    const { recall, precision } = toScore(verdictsOn(part, verdicts));
    expect(recall).toBeGreaterThanOrEqual(MIN_RECALL);
    expect(precision).toBeGreaterThanOrEqual(MIN_PRECISION);
  });

  test.each(PARTS)('knows the names in the %s part', (part) => {
    expect(toScore(verdictsOn(part, verdicts)).names).toBeGreaterThanOrEqual(0.95);
  });
});
