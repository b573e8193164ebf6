import { FINDER_PORT, type FromFinder, parseToFinder, type ToFinder } from '../../lib/finder/messages';

/** False once the extension was updated or removed: the page keeps the script, the script lost its extension. */
export const isAlive = (): boolean => Boolean(chrome.runtime?.id);

/** Says one thing to the background. The port closes with the answer, or at once where none is wanted. */
export function say(message: FromFinder, onAnswer?: (answer: ToFinder) => void): void {
  if (!isAlive()) return;
  const port = chrome.runtime.connect({ name: FINDER_PORT });
  port.onMessage.addListener((raw: unknown) => {
    const answer = parseToFinder(raw);
    if (answer) onAnswer?.(answer);
    port.disconnect();
  });
  port.postMessage(message);
}
