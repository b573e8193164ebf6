import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '../../simulator/world/notification';
import { isObject } from '../description/validate';

/** Forums write it, and JSON does not know it. */
const NO_BREAK_SPACE = '\u00a0';

/** Reads one recorded stream of a folder. Throws if it is not there. */
export function readStream(folder: string, name: string): readonly Envelope[] {
  const parsed: unknown = JSON.parse(readFileSync(join(folder, `recorded-${name}.json`), 'utf8'));
  if (!Array.isArray(parsed)) throw new Error(`recorded-${name}.json is no list of notifications`);
  return parsed;
}

/** The notifications written out in the texts of a folder, in order of appearance. Throws if one cannot be read. */
export function readSeed(folder: string): readonly Envelope[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8').replaceAll(NO_BREAK_SPACE, ' '));
  const found = texts.flatMap(notificationsIn);
  const named = texts.join('').split('"uuid"').length - 1;
  if (named === 0 || found.length !== named)
    throw new Error(`${found.length} of ${named} notifications in ${folder} read`);
  return found;
}

/** The same notifications with invented names, from a file of ours. */
export function readSeedFixture(): readonly Envelope[] {
  const file = new URL('../../fixtures/moved-into-conference.json', import.meta.url);
  const { joined, left } = JSON.parse(readFileSync(file, 'utf8'));
  return [joined, left];
}

/** The JSON objects in a text that look like notifications. */
function notificationsIn(text: string): readonly Envelope[] {
  const found: Envelope[] = [];
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    const object = parse(objectAt(text, at));
    if (!isObject(object) || !('uuid' in object)) continue;
    found.push(object as unknown as Envelope);
    at += objectAt(text, at).length;
  }
  return found;
}

/** The text from an opening brace to the one that closes it. No string in a notification has a brace. */
function objectAt(text: string, start: number): string {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return text.slice(start, at + 1);
  }
  return '';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
