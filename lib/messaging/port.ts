import { browser } from 'wxt/browser';
import { type PortLike, type SenderLike, toPortLike } from './port-like';

interface RawSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly documentLifecycle?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

function toSender(raw: RawSender): SenderLike {
  return {
    ...(raw.id !== undefined && { id: raw.id }),
    ...(raw.url !== undefined && { url: raw.url }),
    ...(raw.origin !== undefined && { origin: raw.origin }),
    ...(raw.frameId !== undefined && { frameId: raw.frameId }),
    ...(raw.documentLifecycle !== undefined && { documentLifecycle: raw.documentLifecycle }),
    ...(raw.tab?.id !== undefined && { tabId: raw.tab.id }),
  };
}

/** Opens a connection to the background from an extension page. */
export const connectToBackground = (name: string): PortLike => toPortLike(browser.runtime.connect({ name }));

/** Hands over every connection that is opened to the background. Call in the first turn of the worker. */
export function onConnection(listener: (port: PortLike) => void): void {
  browser.runtime.onConnect.addListener((port) =>
    listener({ ...toPortLike(port), sender: port.sender && toSender(port.sender) }),
  );
}
