import { buildCorpus, PARTS } from './corpus';
import { findInFragment } from './find-in-fragment';
import { openHappyPage } from './happy-page';
import { describePart, isGoodEnough, verdictsOn } from './report';
import { judgeAnswers, toScore, type Verdict } from './score';

const closePage = openHappyPage();
const verdicts: Verdict[] = [];
const startedMs = performance.now();
for (const fragment of buildCorpus()) verdicts.push(judgeAnswers(fragment, await findInFragment(fragment)));
const tookMs = performance.now() - startedMs;
await closePage();

for (const part of PARTS) console.log(describePart(part, verdicts));
console.log(`${(tookMs / 1000).toFixed(1)} s`);
if (!PARTS.every((part) => isGoodEnough(toScore(verdictsOn(part, verdicts))))) process.exitCode = 1;
