import type { SenderLike } from './port-like';

/** Extension pages that may speak to the background as themselves. */
export const EXTENSION_PAGES = ['popup', 'options', 'microphone'] as const;
/** One of them. */
export type ExtensionPage = (typeof EXTENSION_PAGES)[number];

/** Who is at the other end of a port, as far as the browser vouches for it. */
export type SenderClass =
  | { readonly kind: 'extension'; readonly page: ExtensionPage }
  | { readonly kind: 'page'; readonly tabId: number; readonly origin: string }
  | { readonly kind: 'stranger' };

/** Who we are to the browser. */
export interface Self {
  /** `runtime.id`. */
  readonly id: string;
  /** `chrome-extension://…`, without a slash at the end. */
  readonly origin: string;
}

const STRANGER: SenderClass = { kind: 'stranger' };

function extensionPage(sender: SenderLike, self: Self): SenderClass {
  if (sender.origin !== undefined && sender.origin !== self.origin) return STRANGER;
  // A frame of ours inside a web page has our URL too, but it is never the top frame.
  if (sender.frameId !== undefined && sender.frameId !== 0) return STRANGER;
  const path = sender.url?.slice(self.origin.length).split(/[?#]/, 1)[0];
  const page = EXTENSION_PAGES.find((name) => path === `/${name}.html`);
  return page ? { kind: 'extension', page } : STRANGER;
}

/** Scheme and host of a site, the grain at which permissions are granted; undefined for anything but https. */
export function toSite(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && hostname !== '' ? `https://${hostname}` : undefined;
}

/** Sorts a sender into its class. Whatever fits none exactly is a stranger and gets no answer. */
export function classifySender(
  sender: SenderLike | undefined,
  self: Self,
  isSiteEnabled: (site: string) => boolean,
): SenderClass {
  if (sender?.id !== self.id) return STRANGER;
  if (sender.url?.startsWith(`${self.origin}/`)) return extensionPage(sender, self);
  const site = toSite(sender.origin);
  const isTopFrame = sender.tabId !== undefined && sender.frameId === 0 && sender.documentLifecycle === 'active';
  if (!isTopFrame || sender.tabId === undefined || site === undefined || !isSiteEnabled(site)) return STRANGER;
  return { kind: 'page', tabId: sender.tabId, origin: site };
}
