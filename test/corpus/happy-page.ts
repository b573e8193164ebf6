import { Window } from 'happy-dom';

/** Names of the page that the finder and the corpus reach through the global object. */
const NEEDED = ['document', 'MutationObserver', 'getComputedStyle', 'Node'] as const;

/** Gives this process a page without a browser. Returns what ends it. */
export function openHappyPage(): () => Promise<void> {
  const window = new Window({ url: 'https://crm.example/' });
  for (const name of NEEDED) Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
  return () => window.happyDOM.close();
}
