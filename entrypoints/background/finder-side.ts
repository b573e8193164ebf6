import { FINDER_PORT, type PageNumber, type ToFinder } from '../../lib/finder/messages';
import { createPageLimits } from '../../lib/messaging/limits';
import type { PortLike } from '../../lib/messaging/port-like';
import { classifySender, type Self } from '../../lib/messaging/sender';
import { includesSite, toPattern } from '../../lib/messaging/site';
import type { Clock } from '../../lib/shared/clock';
import type { Item } from '../../lib/storage/item';
import type { BrowserPorts } from './browser-ports';
import { parseFromFinder } from './from-finder';

/** A page that connects has its one question ready; who is silent for so long is sent away. Unit: milliseconds. */
export const SILENCE_MS = 5_000;

interface FinderParts {
  readonly self: Self;
  readonly browser: Pick<BrowserPorts, 'tabsOn' | 'tabIds' | 'isTabVisible' | 'tellFinder' | 'inject'>;
  /** Where the rep wants numbers to be found. */
  readonly wished: Pick<Item<readonly string[]>, 'read'>;
  readonly isSiteEnabled: (site: string) => boolean;
  /** Of the signed-in rep's account; undefined while nobody is signed in. */
  readonly country: () => string | undefined;
  readonly isInCall: () => boolean;
  readonly clock: Clock;
  /** Settles when all of this is known. */
  readonly ready: Promise<void>;
  /** The rep pressed the icon at a number. */
  readonly onPick: (person: PageNumber, tabId: number) => void;
  readonly warn: (text: string) => void;
}

const OFF: ToFinder = { kind: 'finder-off' };

/** The background's end of the script that finds numbers in pages. Where the rep did not switch it on, none is injected. */
export class FinderSide {
  readonly #parts: FinderParts;
  readonly #limits = createPageLimits();
  #sites: readonly string[] = [];
  #told = '';

  constructor(parts: FinderParts) {
    this.#parts = parts;
  }

  /** Reads where it is wanted; changes nothing. */
  async load(): Promise<void> {
    this.#sites = await this.#parts.wished.read();
  }

  isOn(site: string): boolean {
    return includesSite(this.#sites, site) && this.#parts.isSiteEnabled(site);
  }

  /** Sites or permissions have changed: finders come and go. */
  async refresh(): Promise<void> {
    await this.#parts.ready;
    await this.load();
    await this.#tellAll();
  }

  /** The worker just began: pages know already what holds. */
  begin(): void {
    this.#told = this.#state();
  }

  /** Sign-in or call may have changed; pages are told if it matters to them. */
  async update(): Promise<void> {
    await this.#parts.ready;
    if (this.#sites.length > 0 && this.#told !== this.#state()) await this.#tellAll();
  }

  /** A page of an enabled site is looked at. */
  async handleVisible(tabId: number, site: string): Promise<void> {
    const order = this.#orderFor(site);
    if (order.kind !== 'finder-off') await this.#serve(tabId, order);
  }

  handleConnect(port: PortLike): void {
    if (port.name !== FINDER_PORT) return;
    const cancel = this.#parts.clock.after(SILENCE_MS, () => port.disconnect());
    port.onDisconnect(cancel);
    port.onMessage((message) => {
      cancel();
      void this.#parts.ready.then(() => this.#receive(port, message));
    });
  }

  #receive(port: PortLike, raw: unknown): void {
    const sender = classifySender(port.sender, this.#parts.self, this.#parts.isSiteEnabled);
    const message = sender.kind === 'page' ? parseFromFinder(raw, sender.origin) : undefined;
    if (sender.kind === 'page' && message?.kind === 'hello') port.post(this.#orderFor(sender.origin));
    if (sender.kind === 'page' && message?.kind === 'call') this.#pick(message.person, sender.tabId, sender.origin);
    if (!message) this.#parts.warn('Somebody who is no finder was sent away.');
    // An open port would keep the worker awake for an idle page.
    port.disconnect();
  }

  #pick(person: PageNumber, tabId: number, site: string): void {
    const isInTime = this.#limits.checkRequest(tabId, this.#parts.clock.steadyMs());
    if (isInTime && this.isOn(site)) this.#parts.onPick(person, tabId);
  }

  #orderFor(site: string): ToFinder {
    return this.isOn(site) ? this.#order() : OFF;
  }

  #order(): ToFinder {
    const country = this.#parts.country();
    if (country === undefined) return OFF;
    return { kind: 'finder-settings', country, isInCall: this.#parts.isInCall() };
  }

  #state(): string {
    return JSON.stringify(this.#order());
  }

  async #tellAll(): Promise<void> {
    this.#told = this.#state();
    const order = this.#order();
    const sites = order.kind === 'finder-off' ? [] : this.#sites.filter(this.#parts.isSiteEnabled);
    const served = await this.#parts.browser.tabsOn(sites.map(toPattern));
    const ids = await this.#parts.browser.tabIds();
    // Of a site whose permission is gone the browser no longer tells which tabs it has.
    const others = ids.filter((id) => !served.some((tab) => tab.id === id));
    const looked = served.filter(({ isActive }) => isActive);
    await Promise.all([
      ...others.map((id) => this.#parts.browser.tellFinder(id, OFF)),
      ...looked.map(({ id }) => this.#serveIfVisible(id, order)),
    ]);
  }

  /** What is hidden asks when it is looked at. */
  async #serveIfVisible(tabId: number, order: ToFinder): Promise<void> {
    if (await this.#parts.browser.isTabVisible(tabId)) await this.#serve(tabId, order);
  }

  async #serve(tabId: number, order: ToFinder): Promise<void> {
    if (await this.#parts.browser.tellFinder(tabId, order)) return;
    await this.#parts.browser.inject(tabId, '/finder.js').catch((cause: unknown) => {
      // The tab was closed or has gone elsewhere meanwhile; its next page asks by itself.
      this.#parts.warn(`The finder was not injected: ${String(cause)}`);
    });
  }
}
