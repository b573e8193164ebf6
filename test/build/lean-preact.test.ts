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

/** What became visible or was told, in order; and how many effects run. */
interface Seen {
  readonly log: string[];
  running: number;
}

function createCounter({ h, useState, useEffect, useLayoutEffect, useMemo, useRef }: Library, seen: Seen) {
  return ({ word }: { readonly word: string }) => {
    const [count, setCount] = useState(0);
    const first = useRef(word);
    const doubled = useMemo(() => count * 2, [count]);
    useLayoutEffect(() => {
      seen.log.push(`layout ${word}`);
      return () => void seen.log.push(`layout off ${word}`);
    }, [word]);
    // The whole one waits for a frame with these: in the end there are as many, on and off.
    useEffect(() => {
      seen.running += 1;
      return () => {
        seen.running -= 1;
      };
    }, [word]);
    return h('button', { onClick: () => setCount((now) => now + 1) }, first.current, doubled);
  };
}

function createDraw(library: Library, seen: Seen) {
  const { h, Fragment } = library;
  const Counter = createCounter(library, seen);
  const ref = (element: HTMLElement | null) => void seen.log.push(element ? 'there' : 'gone');
  return ({ key, kind, word }: Row) => {
    if (kind === 'nothing') return null;
    if (kind === 'text') return word;
    if (kind === 'component') return h(Counter, { key, word });
    if (kind === 'fragment') return h(Fragment, { key }, h('i', null, word), word === 'a' && h('b', null, 'x'));
    const more = { style: { width: `${key}px` }, 'data-key': key, 'aria-busy': word === 'b' };
    return h('p', { key, ref, class: word, ...more }, word);
  };
}

/** Draws lists one after the other, presses a button in each, and writes down all that can be seen of it. */
async function play(library: Library, lists: readonly (readonly Row[])[]): Promise<readonly string[]> {
  const { h, render } = library;
  const seen: Seen = { log: [], running: 0 };
  const draw = createDraw(library, seen);
  const container = document.createElement('div');
  for (const list of lists) {
    render(h('ul', { tabIndex: -1 }, list.map(draw), h('svg', { viewBox: '0 0 1 1' })), container);
    seen.log.push(container.innerHTML);
    container.querySelector('button')?.click();
    await vi.advanceTimersByTimeAsync(AFTER_PAINT_MS);
    seen.log.push(container.innerHTML, `${seen.running} effects`);
  }
  render(null, container);
  await vi.advanceTimersByTimeAsync(AFTER_PAINT_MS);
  return [...seen.log, container.innerHTML];
}

test('the panel’s Preact draws, moves and clears what the whole one does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 3 }), async (lists) => {
      expect(await play(lean, lists)).toEqual(await play(whole, lists));
    }),
    { numRuns: 300 },
  );
}, 60_000);

/** Draws, fails in the middle of drawing, and draws again. */
function recover({ h, render, useState, useEffect }: Library): readonly string[] {
  const container = document.createElement('div');
  const seen: string[] = [];
  const Line = ({ word }: { readonly word: string }) => {
    const [first] = useState(word);
    useEffect(() => void seen.push(`ran ${word}`), [word]);
    if (word === 'bad') throw new Error('bad word');
    return h('p', null, first, word);
  };
  for (const words of [['a', 'b'], ['c', 'bad', 'd'], ['e', 'f', 'g'], ['h']]) {
    try {
      render(
        h(
          'div',
          null,
          words.map((word, key) => h(Line, { key, word })),
        ),
        container,
      );
    } catch (error) {
      seen.push(String(error));
    }
    seen.push(container.innerHTML);
  }
  return seen.filter((line) => !line.startsWith('ran'));
}

test('an error goes to whoever asked for the drawing, and the next drawing is whole', () => {
  expect(recover(lean)).toEqual(recover(whole));
  expect(recover(lean).at(-1)).toBe('<div><p>ah</p></div>');
});
