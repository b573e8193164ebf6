import type { TestBrowser } from './browser.ts';
import { attach, type Cdp, evaluate, listTargets, toCdp } from './cdp.ts';
import { createSurface, type Surface } from './surface.ts';
import { eventually } from './wait.ts';

/** As Windows numbers them, which is what DevTools asks for. */
const KEY_CODES = { Backspace: 8, Tab: 9, Enter: 13 } as const;

export type PopupKey = keyof typeof KEY_CODES;

/** Keys that write what they are called, as on a telephone, and one that is on none. */
type Tone = `${number}` | '*' | '#' | 'x';

const isTone = (key: PopupKey | Tone): key is Tone => key.length === 1;

/** The toolbar popup, opened as the browser opens it. */
export interface Popup extends Surface {
  /** Replaces what a field holds, key by key as far as the page can tell. */
  fill(selector: string, text: string): Promise<void>;
  /** Types with the focus where it is. */
  type(text: string): Promise<void>;
  /** Presses a key with the focus where it is. */
  press(key: PopupKey | Tone): Promise<void>;
  /** Pastes what the clipboard holds into the element that has the focus. */
  paste(): Promise<void>;
  evaluate<T, A extends readonly unknown[]>(run: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  close(): Promise<void>;
}

/** A popup that was just closed, by a press meant to open it, is opened again after this. Unit: milliseconds. */
const LOADED_MS = 2000;

async function findPopup(browser: TestBrowser) {
  const targets = await listTargets(browser.cdp);
  return targets.find(({ url }) => url.startsWith(`chrome-extension://${browser.extensionId}/popup.html`));
}

async function documentOf(cdp: Cdp): Promise<number> {
  const { root } = await cdp.send<{ root: { nodeId: number } }>('DOM.getDocument', { depth: 0 });
  return root.nodeId;
}

function selectAll(selector: string): void {
  const field = document.querySelector<HTMLInputElement>(selector);
  field?.focus();
  field?.select();
}

interface TabTarget {
  readonly targetId: string;
  readonly embedderData?: { readonly tabActive?: boolean };
}

/** Presses the toolbar button on the current tab, which, other than `action.openPopup()`, also grants activeTab. */
async function pressToolbarButton(browser: TestBrowser): Promise<void> {
  const cdp = toCdp(browser.cdp);
  const tabs = { filter: [{ type: 'tab' }] };
  const { targetInfos } = await cdp.send<{ targetInfos: TabTarget[] }>('Target.getTargets', tabs);
  const current = targetInfos.find(({ embedderData }) => embedderData?.tabActive);
  if (!current) throw new Error('No tab is active');
  await cdp.send('Extensions.triggerAction', { id: browser.extensionId, targetId: current.targetId });
}

/** The popup that is there, once its page is complete; undefined where it is gone before that. */
async function attachToPopup(browser: TestBrowser) {
  const target = await findPopup(browser);
  if (!target) return undefined;
  const cdp = await attach(browser.cdp, target.targetId);
  const isComplete = () => evaluate(cdp, () => document.readyState === 'complete');
  const ready = eventually(isComplete, { what: "the popup's page", timeoutMs: LOADED_MS });
  return await ready.then(
    () => ({ target, cdp }),
    () => undefined,
  );
}

/** Opens the popup of the extension's toolbar button, or takes the one that is open. */
export async function openPopup(browser: TestBrowser): Promise<Popup> {
  const open = async () => {
    if (!(await findPopup(browser))) await pressToolbarButton(browser);
    await eventually(() => findPopup(browser), { what: 'the popup', timeoutMs: LOADED_MS });
    return await attachToPopup(browser);
  };
  const { target, cdp } = await eventually(open, { what: 'the popup, complete' });
  const surface = createSurface(cdp, () => documentOf(cdp));
  return {
    ...surface,
    fill: async (selector, text) => {
      await eventually(() => surface.has(selector), { what: selector });
      await evaluate(cdp, selectAll, selector);
      await cdp.send('Input.insertText', { text });
    },
    type: async (text) => void (await cdp.send('Input.insertText', { text })),
    press: async (key) => {
      const text = key === 'Enter' ? { text: '\r' } : isTone(key) ? { text: key } : {};
      const code = { key, code: key, windowsVirtualKeyCode: isTone(key) ? 0 : KEY_CODES[key] };
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...code, ...text });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
    },
    paste: async () => {
      const code = { key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers: 2 };
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...code, commands: ['paste'] });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code });
    },
    evaluate: (run, ...args) => evaluate(cdp, run, ...args),
    close: async () => {
      await browser.cdp.send('Target.closeTarget', { targetId: target.targetId }).catch(() => undefined); // closed itself
      await cdp.detach();
    },
  };
}
