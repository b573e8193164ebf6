import type { Page } from 'playwright-core';
import { callOn } from './call-on.ts';
import { type Cdp, toCdp } from './cdp.ts';
import { createSurface, type Surface } from './surface.ts';

/** The panel in a page, and what a page's script could do if it got inside. */
export interface PanelPage extends Surface {
  isShown(): Promise<boolean>;
  /** Everything that is in the panel's tree, attributes included. */
  markup(): Promise<string>;
  /** Runs a function with the panel's root as `this`, in a world that the page does not share. */
  inRoot<T, A extends readonly unknown[]>(run: (this: ShadowRoot, ...args: A) => T, ...args: A): Promise<T>;
  /** How the first match is drawn. */
  lookOf(selector: string): Promise<PanelLook>;
  /** Presses the first match the way a script would: with events that no person caused. */
  pressByScript(selector: string): Promise<void>;
}

/** What is left of the page's own styles would show here. Lengths in pixels of the page's view. */
export interface PanelLook {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly color: string;
  readonly background: string;
  readonly fontFamily: string;
  readonly fontSize: string;
  readonly direction: string;
  readonly writingMode: string;
}

interface DomNode {
  readonly nodeId: number;
  readonly localName: string;
  readonly attributes?: readonly string[];
  readonly shadowRootType?: string;
  readonly shadowRoots?: readonly DomNode[];
  readonly children?: readonly DomNode[];
}

function* below(node: DomNode): Generator<DomNode> {
  yield node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) yield* below(child);
}

/** The panel is the closed shadow root that holds something to press or a person. */
function isPanelRoot(node: DomNode): boolean {
  if (node.shadowRootType !== 'closed') return false;
  const marks = ['data-person', 'data-action', 'data-panel'];
  return [...below(node)].some((inner) => marks.some((mark) => inner.attributes?.includes(mark)));
}

async function findPanelRoot(cdp: Cdp): Promise<number | undefined> {
  const { root } = await cdp.send<{ root: DomNode }>('DOM.getDocument', { depth: -1, pierce: true });
  return [...below(root)].find(isPanelRoot)?.nodeId;
}

/** Runs with the root as `this`. */
function readMarkup(this: ShadowRoot): string {
  return this.innerHTML;
}

/** Runs with the root as `this`. */
function readLook(this: ShadowRoot, selector: string): PanelLook | null {
  const element = this.querySelector(selector);
  if (!element) return null;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const { color, backgroundColor, fontFamily, fontSize, direction, writingMode } = getComputedStyle(element);
  return { left, top, right, bottom, color, background: backgroundColor, fontFamily, fontSize, direction, writingMode };
}

/** Runs with the root as `this`. Every way in which a script can press a button. */
function pressInRoot(this: ShadowRoot, selector: string): boolean {
  const button = this.querySelector<HTMLElement>(selector);
  const options = { bubbles: true, composed: true, cancelable: true };
  for (const name of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    button?.dispatchEvent(new MouseEvent(name, options));
  }
  button?.dispatchEvent(new KeyboardEvent('keydown', { ...options, key: 'Enter' }));
  button?.click();
  return button !== null;
}

/** Nodes are seen from a world of our own, as the page may have spoiled what is in its own. */
function inOwnWorld(cdp: Cdp): Cdp {
  const ownWorld = async () => {
    const { frameTree } = await cdp.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
    const world = { frameId: frameTree.frame.id, worldName: 'test' };
    return await cdp.send<{ executionContextId: number }>('Page.createIsolatedWorld', world);
  };
  const send = async <T>(method: string, params: object = {}) =>
    await cdp.send<T>(method, method === 'DOM.resolveNode' ? { ...params, ...(await ownWorld()) } : params);
  return { send };
}

/** The panel in a page, through its closed shadow root, which only DevTools can open. */
export async function panelIn(page: Page): Promise<PanelPage> {
  const cdp = inOwnWorld(toCdp(await page.context().newCDPSession(page)));
  const rootOrFail = async () => {
    const root = await findPanelRoot(cdp);
    if (root === undefined) throw new Error('There is no panel in this page');
    return root;
  };
  return {
    ...createSurface(cdp, () => findPanelRoot(cdp)),
    isShown: async () => (await findPanelRoot(cdp)) !== undefined,
    markup: async () => await callOn(cdp, await rootOrFail(), readMarkup as (this: never) => string),
    inRoot: async (run, ...args) =>
      await callOn(
        cdp,
        await rootOrFail(),
        run as (this: never, ...given: typeof args) => ReturnType<typeof run>,
        ...args,
      ),
    lookOf: async (selector) => {
      const read = readLook as (this: never, selector: string) => PanelLook | null;
      const look = await callOn(cdp, await rootOrFail(), read, selector);
      if (!look) throw new Error(`${selector} is not in the panel`);
      return look;
    },
    pressByScript: async (selector) => {
      const press = pressInRoot as (this: never, selector: string) => boolean;
      if (!(await callOn(cdp, await rootOrFail(), press, selector))) throw new Error(`${selector} is not in the panel`);
    },
  };
}
