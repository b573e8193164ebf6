import fc from 'fast-check';
import { Window } from 'happy-dom';
import * as preact from 'preact';
import * as hooks from 'preact/hooks';
import { build, type Rollup } from 'vite';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { leanPreact } from '../../.lean-preact';

type Library = Pick<typeof preact, 'h' | 'render' | 'Fragment'> & Pick<typeof hooks, 'useState' | 'useEffect'> & More;
type More = Pick<typeof hooks, 'useLayoutEffect' | 'useMemo' | 'useRef'>;

/** What a test draws: a row of a list, perhaps keyed, perhaps a component of its own. */
interface Row {
  readonly key: number;
  readonly kind: 'element' | 'component' | 'fragment' | 'text' | 'nothing';
  readonly word: string;
}

/** Without a screen to paint, Preact runs effects after 35 ms. Unit: milliseconds. */
const AFTER_PAINT_MS = 100;

const whole: Library = { ...preact, ...hooks };
let lean: Library;

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      leanPreact,
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id.endsWith('entry.js') ? '\0entry.js' : undefined),
        load: (id) => (id === '\0entry.js' ? "export * from 'preact'; export * from 'preact/hooks';" : undefined),
      },
    ],
    build: { write: false, minify: false, lib: { entry: 'entry.js', formats: ['es'] } },
  });
  const [{ output }] = built as [Rollup.RollupOutput];
  lean = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(output[0].code)}`);
}, 30_000);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', new Window().document);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const rows = fc.uniqueArray(
  fc.record<Row>({
    key: fc.nat({ max: 7 }),
    kind: fc.constantFrom('element', 'component', 'fragment', 'text', 'nothing'),
    word: fc.constantFrom('a', 'b', 'c'),
  }),
  { selector: ({ key }) => key, maxLength: 8 },
);

/** Draws lists one after the other, presses a button in each, and writes down all that can be seen of it. */
async function play(library: Library, lists: readonly (readonly Row[])[]): Promise<readonly string[]> {
  const { h, render, Fragment, useState, useEffect, useLayoutEffect, useMemo, useRef } = library;
  const log: string[] = [];
  let running = 0;
  const container = document.createElement('div');
  const Counter = ({ word }: { readonly word: string }) => {
    const [count, setCount] = useState(0);
    const first = useRef(word);
    const doubled = useMemo(() => count * 2, [count]);
    useLayoutEffect(() => {
      log.push(`layout ${word}`);
      return () => void log.push(`layout off ${word}`);
    }, [word]);
    // The whole one waits for a frame with these: in the end there are as many, on and off.
    useEffect(() => {
      running += 1;
      return () => {
        running -= 1;
      };
    }, [word]);
    return h('button', { onClick: () => setCount((now) => now + 1) }, first.current, doubled);
  };
  const draw = ({ key, kind, word }: Row) => {
    if (kind === 'nothing') return null;
    if (kind === 'text') return word;
    if (kind === 'component') return h(Counter, { key, word });
    if (kind === 'fragment') return h(Fragment, { key }, h('i', null, word), word === 'a' && h('b', null, 'x'));
    return h(
      'p',
      {
        key,
        ref: (element) => void log.push(element ? 'there' : 'gone'),
        class: word,
        style: { width: `${key}px` },
        'data-key': key,
        'aria-busy': word === 'b',
      },
      word,
    );
  };
  for (const list of lists) {
    render(h('ul', { tabIndex: -1 }, list.map(draw), h('svg', { viewBox: '0 0 1 1' })), container);
    log.push(container.innerHTML);
    container.querySelector('button')?.click();
    await vi.advanceTimersByTimeAsync(AFTER_PAINT_MS);
    log.push(container.innerHTML, `${running} effects`);
  }
  render(null, container);
  await vi.advanceTimersByTimeAsync(AFTER_PAINT_MS);
  log.push(container.innerHTML);
  return log;
}

test('the panel’s Preact draws, moves and clears what the whole one does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), async (lists) => {
      expect(await play(lean, lists)).toEqual(await play(whole, lists));
    }),
    { numRuns: 300 },
  );
}, 60_000);
