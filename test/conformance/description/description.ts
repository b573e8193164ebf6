import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Schema } from './schema';
import { isObject } from './validate';

/** One endpoint of the official description. */
export interface Operation {
  readonly method: string;
  /** With parameters in braces, e.g. `/restapi/v1.0/subscription/{subscriptionId}`. */
  readonly path: string;
  /** Rate group, where the description names one. */
  readonly group: string | undefined;
  /** Statuses that the description lists; `default` is any success. */
  readonly statuses: readonly string[];
  /** The schema of a status' body; undefined where the description has none. */
  readonly bodies: Readonly<Record<string, Schema | undefined>>;
  /** Bodies of success that the description shows as examples. */
  readonly samples: readonly unknown[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Reads the official description in a folder. Throws if it is not there, or is none. */
export function readDescription(folder: string): readonly Operation[] {
  const file = join(folder, 'ringcentral-openapi-telephony.json');
  const parsed: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const paths = isObject(parsed) ? parsed.paths : undefined;
  if (!isObject(paths)) throw new Error(`${file} describes no paths`);
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {})
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => toOperation(method, path, operation)),
  );
}

function toOperation(method: string, path: string, operation: unknown): Operation {
  const { responses, ...more } = isObject(operation) ? operation : {};
  const { 'x-throttling-group': group, 'x-error-codes': codes, 'x-http-examples': examples } = more;
  const entries = Object.entries(isObject(responses) ? responses : {});
  const listed = Array.isArray(codes) ? codes.map((code) => String(isObject(code) ? code.httpCode : code)) : [];
  return {
    method: method.toUpperCase(),
    path,
    group: typeof group === 'string' ? group : undefined,
    statuses: [...new Set([...entries.map(([status]) => status), ...listed])],
    bodies: Object.fromEntries(entries.map(([status, response]) => [status, toSchema(response)])),
    samples: Array.isArray(examples) ? examples.flatMap(toSample) : [],
  };
}

function toSchema(response: unknown): Schema | undefined {
  const content = isObject(response) ? response.content : undefined;
  const json = isObject(content) ? content['application/json'] : undefined;
  return isObject(json) && isObject(json.schema) ? (json.schema as Schema) : undefined;
}

/** The JSON below the headers of an example; some of them are not JSON. */
function toSample(example: unknown): readonly unknown[] {
  const text = isObject(example) ? String(example.response) : '';
  try {
    return /^HTTP 20\d/.test(text) ? [JSON.parse(text.slice(text.indexOf('{')))] : [];
  } catch {
    return [];
  }
}

/** The operation that serves a request, or undefined. A literal segment wins over a parameter. */
export function findOperation(operations: readonly Operation[], method: string, path: string): Operation | undefined {
  const segments = path.replace(/\/$/, '').split('/');
  const matching = operations.filter((each) => each.method === method && matches(each.path.split('/'), segments));
  return matching.toSorted((left, right) => parametersOf(left) - parametersOf(right))[0];
}

function parametersOf({ path }: Operation): number {
  return path.split('{').length;
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.length !== segments.length) return false;
  return pattern.every((each, at) => /^[{:]/.test(each) || each === segments[at]);
}
