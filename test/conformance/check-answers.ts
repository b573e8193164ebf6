import { DEMANDS } from './demands';
import { checkDemands, objectsOf } from './description/check-demands';
import type { Operation } from './description/description';
import { createJudge, keyOf } from './description/judge';
import type { Exception } from './exception';
import { EXCEPTIONS } from './exceptions';
import { MUTATIONS, mutate, renamings } from './mutations';
import type { Report } from './report';
import type { Exchange } from './scenario/exchange';

/** Everything that is wrong with an answer. */
type Verdict = (exchange: Exchange) => readonly string[];

/** Holds answers, and those of another run, to description and demands, then proves that this can fail. */
export function checkAnswers(
  report: Report,
  official: readonly Operation[],
  exchanges: readonly Exchange[],
  others: readonly Exchange[],
): void {
  const judge = createJudge(official, EXCEPTIONS);
  const nameOf = (exchange: Exchange) => toName(exchange, judge.operationOf(exchange));
  const verdict: Verdict = (exchange) => [
    ...judge.judge(exchange),
    ...checkDemands(DEMANDS, nameOf(exchange), exchange),
  ];
  report.section('Answers, held to the official description: every object closed, recorded properties demanded');
  for (const [name, group] of groupBy(exchanges, nameOf)) {
    report.check(`${name}${group.length > 1 ? `  × ${group.length}` : ''}`, [...new Set(group.flatMap(verdict))]);
  }
  const otherProblems = others.flatMap((each) => verdict(each).map((problem) => `${nameOf(each)} ${problem}`));
  report.check(`${others.length} answers with the switches that change shapes the other way`, [
    ...new Set(otherProblems),
  ]);
  checkLists(report, official, exchanges, nameOf);
  checkMutations(report, exchanges, nameOf, verdict);
}

/** `METHOD path status`, parameters in braces where the endpoint is known. */
function toName({ method, path, status }: Exchange, operation: Operation | undefined): string {
  return `${operation ? keyOf(operation) : `${method} ${path}`} ${status}`;
}

function groupBy(exchanges: readonly Exchange[], nameOf: (exchange: Exchange) => string) {
  const groups = new Map<string, Exchange[]>();
  for (const exchange of exchanges) groups.set(nameOf(exchange), [...(groups.get(nameOf(exchange)) ?? []), exchange]);
  return [...groups].toSorted(([left], [right]) => left.localeCompare(right));
}

/** An exception that nothing needs, and a demand that nothing meets, are failures. */
function checkLists(
  report: Report,
  official: readonly Operation[],
  exchanges: readonly Exchange[],
  nameOf: (exchange: Exchange) => string,
): void {
  const isIdle = (exception: Exception) => {
    const without = createJudge(
      official,
      EXCEPTIONS.filter((each) => each !== exception),
    );
    return exchanges.every((exchange) => without.judge(exchange).length === 0);
  };
  const idle = EXCEPTIONS.filter(isIdle).map(({ because }) => because);
  report.check(`${EXCEPTIONS.length} exceptions, each with its evidence and each needed`, idle);
  const unmet = DEMANDS.filter((demand) => !exchanges.some((each) => objectsOf(demand, nameOf(each), each).length > 0));
  report.check(
    `${DEMANDS.length} demands by recorded bodies, each with something to look at`,
    unmet.map(({ on, each, evidence }) => `${on.source} ${each}: ${evidence}`),
  );
}

function checkMutations(
  report: Report,
  exchanges: readonly Exchange[],
  nameOf: (exchange: Exchange) => string,
  verdict: Verdict,
): void {
  report.section('Spoilt answers, each of which must be noticed');
  for (const mutation of MUTATIONS) {
    const spoilt = mutate(mutation, exchanges, nameOf);
    const problem = spoilt ? 'not noticed' : 'nothing to spoil';
    const isNoticed = spoilt !== undefined && verdict(spoilt).length > 0;
    report.check(mutation.name, isNoticed ? [] : [problem]);
  }
  const samples = [...groupBy(exchanges, nameOf)].flatMap(([, group]) => group.slice(0, 2));
  const renamed = samples.flatMap(renamings);
  const missed = renamed.filter((exchange) => verdict(exchange).length === 0).map(nameOf);
  report.check(`any property by another name (${renamed.length} spoilt answers)`, [...new Set(missed)]);
}
