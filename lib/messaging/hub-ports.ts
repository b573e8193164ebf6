import type { NewPerson } from '../call/commands';
import type { Snapshot } from '../call/snapshot';
import type { Handlers } from './answer';
import type { CallBackBook } from './limits';
import type { PortLike } from './port-like';
import type { Layout, Levels, Status } from './protocol';
import type { ExtensionPage, Self } from './sender';

/** What the hub needs of the background. */
export interface HubPorts extends Handlers {
  readonly self: Self;
  /** Names this life of the worker. */
  readonly epoch: string;
  /** Settles when snapshot, status and sites are known; nobody is greeted before. */
  readonly ready: Promise<void>;
  readonly nowMs: () => number;
  readonly snapshot: () => Snapshot;
  /** Are names and numbers hidden from whoever looks on? */
  readonly isPrivate: () => boolean;
  readonly status: () => Status;
  readonly isSiteEnabled: (site: string) => boolean;
  readonly callBacks: CallBackBook;
  readonly layout: (site: string) => Layout;
  /** A stub asked while there is something to show. */
  readonly injectPanel: (tabId: number) => void;
  /** A page of an enabled site is looked at. */
  readonly onPageVisible: (tabId: number, site: string) => void;
  /** Somebody came or went. */
  readonly onPresence: () => void;
  readonly warn: (text: string) => void;
}

/** The background's end of every UI port. */
export interface Hub {
  handleConnect(port: PortLike): void;
  broadcastSnapshot(): void;
  /** Everything beside the call has changed: status for extension pages, layout for web pages. */
  broadcastStatus(): void;
  broadcastLevels(levels: Levels): void;
  /** Sites may have changed: whoever may no longer watch is sent away. */
  recheckSites(): void;
  hasPage(page: ExtensionPage): boolean;
  /** Is anybody looking at the call, in a page or in the popup? */
  hasWatchers(): boolean;
  /** Hands somebody to call to an open popup; false when none is open. */
  prefill(person: NewPerson): boolean;
  /** Moves the focus into the panel of a tab, to that person's row if one is named; false where there is no panel. */
  focusPanel(tabId: number, personId?: string): boolean;
}
