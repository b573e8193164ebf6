import { writeFile } from 'node:fs/promises';
import type { Cdp } from './cdp.ts';
import { eventually } from './wait.ts';

/** One row as a person sees it. */
export interface ShownRow {
  readonly id: string;
  readonly phase: string;
  readonly name: string;
  readonly number: string;
  /** The line below the name: "Joined · 0:12", "Hung up · stayed 1:02". */
  readonly state: string;
  /** Everything in the row, in one line. */
  readonly text: string;
  /** `data-action` of each button that can be pressed. */
  readonly actions: readonly string[];
}

/** Where our own interface is shown: the panel in a page, or the popup. */
export interface Surface {
  rows(): Promise<readonly ShownRow[]>;
  /** All visible words, in one line. */
  text(): Promise<string>;
  has(selector: string): Promise<boolean>;
  /** A trusted click in the middle of the first match, once it can be pressed and has stood still. */
  click(selector: string, timeoutMs?: number): Promise<void>;
  /** The middle of the first match, once it can be pressed and has stood still. */
  pointOf(selector: string): Promise<Point>;
  screenshot(path: string): Promise<void>;
}

/** The node whose subtree is searched; undefined while the surface is not there. */
export type FindRoot = () => Promise<number | undefined>;

const STEADY_MS = 650; // a row that moved takes no click for half a second

/** In pixels of the page's view. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs with the root as `this`. */
function readRows(this: ParentNode): ShownRow[] {
  const line = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  return [...this.querySelectorAll<HTMLElement>('[data-person]')].map((row) => ({
    id: row.dataset.person ?? '',
    phase: row.dataset.phase ?? '',
    name: line(row.querySelector('b')),
    number: line(row.querySelector('.number')),
    state: line(row.querySelector('.state > span')),
    text: line(row),
    actions: [...row.querySelectorAll<HTMLButtonElement>('button[data-action]')]
      .filter((button) => !button.disabled && button.getAttribute('aria-disabled') !== 'true')
      .map((button) => button.dataset.action ?? ''),
  }));
}

/** Runs with the root as `this`. */
function readText(this: Node): string {
  const root = this instanceof Document ? this.body : this;
  const isShown = (node: Element) => !/^(STYLE|SCRIPT|TEMPLATE)$/.test(node.tagName);
  const children = [...(root as ParentNode & Node).childNodes];
  const texts = children.map((node) => (node instanceof Element && !isShown(node) ? '' : (node.textContent ?? '')));
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

/** Runs with the node as `this`. */
function canBePressed(this: Element): boolean {
  return !this.matches(':disabled, [aria-disabled="true"]');
}

async function callOn<T>(cdp: Cdp, nodeId: number, run: (this: never) => T): Promise<T> {
  const { object } = await cdp.send<{ object: { objectId: string } }>('DOM.resolveNode', { nodeId });
  const { result } = await cdp.send<{ result: { value: T } }>('Runtime.callFunctionOn', {
    objectId: object.objectId,
    // The TypeScript runner marks named functions with __name, which the page does not know.
    functionDeclaration: `function () { const __name = (f) => f; return (${run.toString()}).call(this); }`,
    returnByValue: true,
  });
  return result.value;
}

async function middleOf(cdp: Cdp, nodeId: number): Promise<Point> {
  await cdp.send('DOM.scrollIntoViewIfNeeded', { nodeId });
  const { quads } = await cdp.send<{ quads: number[][] }>('DOM.getContentQuads', { nodeId });
  const [x1 = 0, y1 = 0, , , x3 = 0, y3 = 0] = quads[0] ?? [];
  return { x: (x1 + x3) / 2, y: (y1 + y3) / 2 };
}

async function pressAt(cdp: Cdp, { x, y }: Point): Promise<void> {
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  const button = { x, y, button: 'left', clickCount: 1 };
  await cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button });
  await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button });
}

/** Reads and clicks below a root that `findRoot` finds anew each time, closed shadow roots included. */
export function createSurface(cdp: Cdp, findRoot: FindRoot): Surface {
  const find = async (selector: string): Promise<number | undefined> => {
    const root = await findRoot();
    if (root === undefined) return undefined;
    const { nodeId } = await cdp.send<{ nodeId: number }>('DOM.querySelector', { nodeId: root, selector });
    return nodeId === 0 ? undefined : nodeId;
  };
  const steadyPoint = async (selector: string, timeoutMs?: number): Promise<Point> => {
    let seen: { point: Point; sinceMs: number } | undefined;
    const look = async () => {
      const nodeId = await find(selector);
      if (nodeId === undefined || !(await callOn(cdp, nodeId, canBePressed as (this: never) => boolean)))
        return undefined;
      const point = await middleOf(cdp, nodeId);
      const same = seen && seen.point.x === point.x && seen.point.y === point.y;
      seen = same && seen ? seen : { point, sinceMs: performance.now() };
      return performance.now() - seen.sinceMs >= STEADY_MS ? point : undefined;
    };
    const patience = timeoutMs === undefined ? {} : { timeoutMs };
    return await eventually(look, { what: `${selector} standing still, enabled`, ...patience });
  };
  const read = async <T>(run: (this: never) => T, none: T): Promise<T> => {
    const root = await findRoot();
    return root === undefined ? none : await callOn(cdp, root, run);
  };
  return {
    rows: () => read<ShownRow[]>(readRows as (this: never) => ShownRow[], []),
    text: () => read<string>(readText as (this: never) => string, ''),
    has: async (selector) => (await find(selector)) !== undefined,
    pointOf: (selector) => steadyPoint(selector),
    click: async (selector, timeoutMs) => pressAt(cdp, await steadyPoint(selector, timeoutMs)),
    screenshot: async (path) => {
      const { data } = await cdp.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      await writeFile(path, Buffer.from(data, 'base64'));
    },
  };
}
