import type { Exception } from '../exception';
import type { Exchange } from '../scenario/exchange';
import { findOperation, type Operation } from './description';
import { type Place, rewrite, type Schema } from './schema';
import { validate } from './validate';

/** Compares answers with the description, hardened and corrected by exceptions. */
export interface Judge {
  readonly operations: readonly Operation[];
  judge(exchange: Exchange): readonly string[];
  /** The schema that an answer is held to; undefined where there must be no body, or nothing is described. */
  schemaOf(exchange: Exchange): Schema | undefined;
  operationOf(exchange: Exchange): Operation | undefined;
}

/** Creates a judge. */
export function createJudge(official: readonly Operation[], exceptions: readonly Exception[]): Judge {
  const added = exceptions.flatMap((each) => (each.kind === 'endpoint' ? [each.operation] : []));
  const operations = [...official, ...added];
  const operationOf = ({ method, path }: Exchange) => findOperation(operations, method, path);
  const schemaOf = (exchange: Exchange) => {
    const operation = operationOf(exchange);
    return operation && bodyOf(operation, exchange.status, official, exceptions);
  };
  const judge = (exchange: Exchange) => {
    const operation = operationOf(exchange);
    if (!operation) return judgeStray(exchange, bodyOf(toStray(exchange), exchange.status, official, exceptions));
    const name = keyOf(operation);
    const extra = exceptions.flatMap((each) => (each.kind === 'status' && each.on.test(name) ? [each.status] : []));
    const isSuccess = exchange.status < 400;
    const known = [...operation.statuses, ...extra].some(
      (each) => each === String(exchange.status) || (each === 'default' && isSuccess),
    );
    if (!known) return [`status ${exchange.status} is not described`];
    const schema = schemaOf(exchange);
    if (!schema) return exchange.body === undefined ? [] : ['a body where none is described'];
    return exchange.body === undefined ? ['no body'] : validate(schema, exchange.body);
  };
  return { operations, judge, schemaOf, operationOf };
}

/** `METHOD path`, parameters in braces. */
export function keyOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

/** What nobody describes may only answer that it does not exist. */
function judgeStray({ status, body }: Exchange, schema: Schema | undefined): readonly string[] {
  const isUnknown = status === 404 && Object(body).errorCode === 'CMN-120' && schema !== undefined;
  return isUnknown ? validate(schema, body) : [`an endpoint that the description does not have answered ${status}`];
}

function toStray({ method, path }: Exchange): Operation {
  return { method, path, group: undefined, statuses: [], bodies: {}, samples: [] };
}

function bodyOf(
  operation: Operation,
  status: number,
  official: readonly Operation[],
  exceptions: readonly Exception[],
): Schema | undefined {
  const key = `${keyOf(operation)} ${status}`;
  const find = (wanted: string) => findSchema(official, wanted);
  const instead = exceptions.findLast((each) => each.kind === 'body' && each.on.test(key));
  const described = operation.bodies[status] ?? (status < 400 ? operation.bodies.default : undefined);
  const schema = instead?.kind === 'body' ? instead.instead(find) : described;
  return schema && rewrite(schema, (node, place) => widen(node, place, key, exceptions));
}

function findSchema(official: readonly Operation[], wanted: string): Schema {
  const [method, path, status = ''] = wanted.split(' ');
  return official.find((each) => each.method === method && each.path === path)?.bodies[status] ?? {};
}

function isMeant({ at, beside }: { at?: RegExp; beside?: string }, node: Schema, place: Place): boolean {
  return (
    node.type === 'object' && (beside !== undefined ? beside in (node.properties ?? {}) : at?.test(place) === true)
  );
}

function widen(node: Schema, place: Place, key: string, exceptions: readonly Exception[]): Schema {
  let widened = node;
  for (const each of exceptions) {
    if (each.kind === 'properties' && each.on.test(key) && isMeant(each, node, place)) {
      widened = { ...widened, properties: { ...widened.properties, ...each.adds } };
    }
    if (each.kind === 'values' && each.on.test(key) && each.at.test(place) && widened.enum) {
      widened = { ...widened, enum: [...widened.enum, ...each.allows] };
    }
  }
  return widened;
}
