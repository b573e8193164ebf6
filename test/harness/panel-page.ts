import type { Page } from 'playwright-core';
import { type Cdp, toCdp } from './cdp.ts';
import { createSurface, type Surface } from './surface.ts';

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

/** The panel in a page, through its closed shadow root, which only DevTools can open. */
export async function panelIn(page: Page): Promise<Surface & { isShown(): Promise<boolean> }> {
  const cdp = toCdp(await page.context().newCDPSession(page));
  const surface = createSurface(cdp, () => findPanelRoot(cdp));
  return { ...surface, isShown: async () => (await findPanelRoot(cdp)) !== undefined };
}
