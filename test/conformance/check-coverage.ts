import type { Operation } from './description/description';
import { createJudge, keyOf } from './description/judge';
import { placesOf } from './description/schema';
import { placesIn } from './description/validate';
import { EXCEPTIONS } from './exceptions';
import type { Report } from './report';
import type { Exchange } from './scenario/exchange';
import { UNSHOWN } from './unshown';

/** An endpoint of the simulator, parameters as `:name`. */
export interface Endpoint {
  readonly method: string;
  readonly path: string;
  readonly group?: string;
}

/** Tells which endpoints and properties were seen. Fails on what nobody describes, and on what was left out. */
export function checkCoverage(
  report: Report,
  official: readonly Operation[],
  exchanges: readonly Exchange[],
  endpoints: readonly Endpoint[],
): void {
  const judge = createJudge(official, EXCEPTIONS);
  const groups = judge.operations
    .map((operation) => ({ operation, mine: exchanges.filter((each) => judge.operationOf(each) === operation) }))
    .filter(({ mine }) => mine.length > 0);
  report.section('Coverage');
  const toKey = ({ method, path }: Endpoint) => `${method} ${path.replaceAll(/:(\w+)/g, '{}')}`;
  const described = new Map(judge.operations.map((each) => [bare(keyOf(each)), each]));
  const unlisted = endpoints.map(toKey).filter((key) => !described.has(key));
  report.check(`${endpoints.length} endpoints of the simulator, all described`, unlisted);
  const played = new Set(groups.map(({ operation }) => bare(keyOf(operation))));
  report.check(
    'all of them played',
    endpoints.map(toKey).filter((key) => described.has(key) && !played.has(key)),
  );
  report.check(
    'in the rate groups of the description',
    endpoints.flatMap((each) => wrongGroup(each, described.get(toKey(each)))),
  );
  for (const { operation, mine } of groups) noteOperation(report, operation, mine, judge.schemaOf);
  checkSamples(report, groups);
}

/** Parameters have other names here and there. */
function bare(key: string): string {
  return key.replaceAll(/\{\w+\}/g, '{}');
}

function wrongGroup({ method, path, group }: Endpoint, operation: Operation | undefined): readonly string[] {
  if (!operation?.group || !group || operation.group === group) return [];
  return [`${method} ${path}: ${group} instead of ${operation.group}`];
}

interface Played {
  readonly operation: Operation;
  readonly mine: readonly Exchange[];
}

const LINE_LENGTH = 110;

function noteOperation(
  report: Report,
  operation: Operation,
  mine: readonly Exchange[],
  schemaOf: (exchange: Exchange) => Parameters<typeof placesOf>[0] | undefined,
): void {
  const statuses = [...new Set(mine.map(({ status }) => status))].toSorted();
  const good = mine.filter(({ status }) => status < 400);
  const known = new Set(good.flatMap((each) => placesOf(schemaOf(each) ?? {})));
  const seen = new Set(good.flatMap(({ body }) => placesIn(body)));
  const count =
    known.size > 0 ? `  ${[...known].filter((place) => seen.has(place)).length} of ${known.size} properties` : '';
  report.note(`${keyOf(operation)}  ${statuses.join(' ')}${count}`);
  const unseen = [...known].filter((place) => !seen.has(place) && !unseenParent(place, known, seen));
  for (const line of wrap(unseen)) report.note(`    unseen: ${line}`);
}

/** Whether a place lies in an object that was not seen either: one line for the object is enough. */
function unseenParent(place: string, known: ReadonlySet<string>, seen: ReadonlySet<string>): boolean {
  const parent = place.slice(0, Math.max(place.lastIndexOf('.'), 0)).replace(/(\[\])+$/, '');
  return parent !== '' && known.has(parent) && !seen.has(parent);
}

function wrap(words: readonly string[]): readonly string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LINE_LENGTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Properties of the description's own samples that the simulator never shows must be on the list. */
function checkSamples(report: Report, groups: readonly Played[]): void {
  const left = groups.flatMap(({ operation, mine }) => {
    const seen = new Set(mine.filter(({ status }) => status < 400).flatMap(({ body }) => placesIn(body)));
    const shown = new Set(operation.samples.flatMap((sample) => placesIn(sample)));
    return [...shown].filter((place) => !seen.has(place)).map((place) => `${keyOf(operation)} ${place}`);
  });
  const isListed = (text: string) => UNSHOWN.some(({ what }) => what.test(text));
  report.check(
    'every property of the official samples is shown, or on the list of those left out',
    left.filter((each) => !isListed(each)),
  );
  const idle = UNSHOWN.filter(({ what }) => !left.some((each) => what.test(each)));
  report.check(
    `${UNSHOWN.length} reasons on that list, each needed`,
    idle.map(({ because }) => because),
  );
}
