import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ARE_YOU_VISIBLE, STUB_PORT } from '../../lib/messaging/protocol';

/** Left in this isolated world so that a second injection of the same extension changes nothing. */
interface StubWorld {
  partylineStubLives?: () => boolean;
}

/** False once the extension was updated or removed: the page keeps the script, the script lost its extension. */
const isAlive = (): boolean => Boolean(chrome.runtime?.id);

const isVisible = (): boolean => document.visibilityState === 'visible';

/** One question: is there a call to show? The background injects the panel by itself; either way the port closes. */
function ask(): void {
  if (!isVisible() || !isAlive()) return;
  const port = chrome.runtime.connect({ name: STUB_PORT });
  port.onMessage.addListener(() => port.disconnect());
}

function answer(message: unknown, _sender: unknown, respond: (isVisible: boolean) => void): void {
  if (message === ARE_YOU_VISIBLE) respond(isVisible());
}

/** Everything that runs on an enabled site while there is no call. No framework, no observer, no timer. */
export default defineUnlistedScript(() => {
  const world: typeof globalThis & StubWorld = globalThis;
  if (world.partylineStubLives?.()) return;
  world.partylineStubLives = isAlive;
  document.addEventListener('visibilitychange', ask);
  // A page that comes back from the back-forward cache was visible all along and fires nothing else.
  addEventListener('pageshow', (event) => event.persisted && ask());
  chrome.runtime.onMessage.addListener(answer);
  ask();
});
