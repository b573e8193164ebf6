import { buildCorpus } from './corpus';
import { findInFragment } from './find-in-fragment';
import { judgeAnswers, type Verdict } from './score';

/** What the page offers to the test that opened it. */
export interface CorpusPage {
  partylineCorpus?: () => Promise<readonly Verdict[]>;
}

const page: typeof globalThis & CorpusPage = globalThis;

page.partylineCorpus = async () => {
  const verdicts: Verdict[] = [];
  for (const fragment of buildCorpus()) verdicts.push(judgeAnswers(fragment, await findInFragment(fragment)));
  return verdicts;
};
