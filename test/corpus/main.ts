import { PARTS } from './corpus';
import { describePart, isGoodEnough, verdictsOn } from './report';
import { runInChromium, runInHappyPage } from './run';
import { toScore } from './score';

const startedMs = performance.now();
const verdicts = process.argv.includes('--chromium') ? await runInChromium() : await runInHappyPage();
const tookMs = performance.now() - startedMs;

for (const part of PARTS) console.log(describePart(part, verdicts));
console.log(`${(tookMs / 1000).toFixed(1)} s`);
if (!PARTS.every((part) => isGoodEnough(toScore(verdictsOn(part, verdicts))))) process.exitCode = 1;
