import { SUBSCRIPTION_ENDPOINTS } from '../simulator/gateway/subscription-routes';
import { knownOauthEndpoints } from '../simulator/platform-front';
import { knownEndpoints } from '../simulator/rest/handle-rest';
import { checkAnswers } from './check-answers';
import { checkCoverage } from './check-coverage';
import { checkStreams } from './check-streams';
import { readDescription } from './description/description';
import { createReport } from './report';
import { OTHER_SHAPES, playScenario } from './scenario/play';

/** `METHOD path` as an endpoint; its rate group is counted elsewhere. */
function toEndpoint(text: string) {
  const [method = '', path = ''] = text.split(' ');
  return { method, path };
}

const [folder, seedFolder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Usage: npm run conformance -- FOLDER [FOLDER WITH THE SEED]');
  process.exit(2);
}
const report = createReport((line) => console.log(line));
const official = readDescription(folder);
const exchanges = await playScenario();
checkAnswers(report, official, exchanges, await playScenario(OTHER_SHAPES));
const others = [...knownOauthEndpoints(), ...SUBSCRIPTION_ENDPOINTS].map(toEndpoint);
checkCoverage(report, official, exchanges, [...knownEndpoints(), ...others]);
checkStreams(report, folder, seedFolder);
const { line, ok } = report.end();
console.log(`\n${line}`);
process.exitCode = ok ? 0 : 1;
