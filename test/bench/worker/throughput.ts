import type { Call } from '../../../lib/call/model';
import { reduce } from '../../../lib/call/reduce';
import { readFrame } from '../../../lib/ringcentral/frames';
import { toPatches } from '../../../lib/ringcentral/to-facts';

/** What the worker is given: a call, and frames with notifications as they come off the socket. */
export interface Load {
  readonly call: Call;
  readonly texts: readonly string[];
  /** Texts that are timed at once: few enough that what else the machine does rarely falls into one way only. */
  readonly lot: number;
}

/** What it took to go through one lot of texts, in either way, one right after the other. Units: milliseconds. */
export interface Lot {
  readonly parseMs: number;
  readonly foldMs: number;
}

declare global {
  /** Measures in this worker, for the benchmark outside. */
  function measureThroughput(file: string): Promise<readonly Lot[]>;
}

/** What nobody could do without: text becomes an object. Broken text is not an exception to be had for free. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseAll(texts: readonly string[]): number {
  let objects = 0;
  for (const text of texts) objects += parse(text) === undefined ? 0 : 1;
  return objects;
}

function foldAll(call: Call, texts: readonly string[]): Call {
  let next = call;
  for (const text of texts) {
    const frame = readFrame(text);
    const patches = frame ? toPatches(frame.body).patches : [];
    for (const patch of patches) next = reduce(next, { kind: 'partyChanged', patch, atMs: 0 });
  }
  return next;
}

function time(work: () => unknown): number {
  const fromMs = performance.now();
  work();
  return performance.now() - fromMs;
}

globalThis.measureThroughput = async (file) => {
  const { call, texts, lot } = (await (await fetch(chrome.runtime.getURL(file))).json()) as Load;
  return Array.from({ length: texts.length / lot }, (_, index): Lot => {
    const some = texts.slice(index * lot, (index + 1) * lot);
    return { parseMs: time(() => parseAll(some)), foldMs: time(() => foldAll(call, some)) };
  });
};
