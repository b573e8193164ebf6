import type { Call } from '../../../lib/call/model';
import { reduce } from '../../../lib/call/reduce';
import { toPatches } from '../../../lib/ringcentral/to-facts';

/** What the worker is given: a call, and notifications as they come off the socket. */
export interface Load {
  readonly call: Call;
  readonly texts: readonly string[];
}

/** What it took to go through all texts once, in either way. */
export interface Pass {
  readonly parseMs: number;
  readonly foldMs: number;
}

declare global {
  /** Measures in this worker, for the benchmark outside. */
  function measureThroughput(file: string): Promise<Pass>;
}

/** What nobody could do without: text becomes an object. Broken text is not an exception to be had for free. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseAll({ texts }: Load): number {
  let objects = 0;
  for (const text of texts) objects += parse(text) === undefined ? 0 : 1;
  return objects;
}

function foldAll({ call, texts }: Load): Call {
  let next = call;
  for (const text of texts) {
    for (const patch of toPatches(parse(text)).patches) next = reduce(next, { kind: 'partyChanged', patch, atMs: 0 });
  }
  return next;
}

function time(work: () => unknown): number {
  const fromMs = performance.now();
  work();
  return performance.now() - fromMs;
}

globalThis.measureThroughput = async (file) => {
  const load = (await (await fetch(chrome.runtime.getURL(file))).json()) as Load;
  return { parseMs: time(() => parseAll(load)), foldMs: time(() => foldAll(load)) };
};
