import { includesSite, toPattern } from '../../lib/messaging/site';
import type { Item } from '../../lib/storage/item';
import type { BrowserPorts } from './browser-ports';

interface SitesParts {
  readonly browser: Pick<
    BrowserPorts,
    'hasPermission' | 'registeredPatterns' | 'registerStub' | 'tabsOn' | 'inject' | 'isTabVisible'
  >;
  readonly wished: Item<readonly string[]>;
  readonly onChange: () => void;
  readonly warn: (text: string) => void;
}

/**
 * The sites on which the panel may appear: wished for by the rep and granted by the browser.
 * Where none is enabled nothing is registered and nothing is injected.
 */
export class Sites {
  readonly #parts: SitesParts;
  #enabled: readonly string[] = [];

  constructor(parts: SitesParts) {
    this.#parts = parts;
  }

  list(): readonly string[] {
    return this.#enabled;
  }

  isEnabled = (site: string): boolean => includesSite(this.#enabled, site);

  /** Reads what is enabled; changes nothing. */
  async load(): Promise<void> {
    const wished = await this.#parts.wished.read();
    const granted = await Promise.all(wished.map((site) => this.#parts.browser.hasPermission(toPattern(site))));
    this.#enabled = wished.filter((_, index) => granted[index]);
  }

  /** After a grant or a new wish: registers the stub and puts it into the pages that are open already. */
  async refresh(): Promise<void> {
    const before = this.#enabled;
    await this.load();
    await this.#register();
    await this.#injectStub(this.#enabled.filter((site) => !before.includes(site)));
    this.#parts.onChange();
  }

  /** After a refusal: what is no longer granted is no longer wished for, so that a later grant does not surprise. */
  async forgetLost(): Promise<void> {
    await this.load();
    const wished = await this.#parts.wished.read();
    // Where nothing is lost nothing is written: everything may just have been deleted.
    if (wished.length > this.#enabled.length) await this.#parts.wished.write(this.#enabled);
    await this.#register();
    this.#parts.onChange();
  }

  /** After an install or update: old scripts are orphans, registrations are gone. */
  async reinstall(): Promise<void> {
    await this.load();
    await this.#register();
    await this.#injectStub(this.#enabled);
  }

  /** A call begins: the panel appears in every tab that somebody looks at. */
  async showPanels(): Promise<void> {
    const tabs = await this.#parts.browser.tabsOn(this.#enabled.map(toPattern));
    await Promise.all(tabs.filter((tab) => tab.isActive).map(({ id }) => this.#showPanelIn(id)));
  }

  async injectPanel(tabId: number): Promise<void> {
    await this.#inject(tabId, '/panel.js');
  }

  async #showPanelIn(tabId: number): Promise<void> {
    const isVisible = await this.#parts.browser.isTabVisible(tabId);
    if (isVisible === true) await this.#inject(tabId, '/panel.js');
    // A page from before the site was enabled has no stub yet; once there it asks by itself.
    if (isVisible === undefined) await this.#inject(tabId, '/stub.js');
  }

  async #register(): Promise<void> {
    const { browser } = this.#parts;
    const wanted = this.#enabled.map(toPattern);
    const registered = await browser.registeredPatterns();
    const isSame = wanted.length === registered.length && wanted.every((pattern) => registered.includes(pattern));
    if (!isSame) await browser.registerStub(wanted);
  }

  async #injectStub(sites: readonly string[]): Promise<void> {
    const tabs = await this.#parts.browser.tabsOn(sites.map(toPattern));
    await Promise.all(tabs.map(({ id }) => this.#inject(id, '/stub.js')));
  }

  async #inject(tabId: number, file: '/stub.js' | '/panel.js'): Promise<void> {
    await this.#parts.browser.inject(tabId, file).catch((cause: unknown) => {
      // The tab was closed, discarded or has gone elsewhere meanwhile; its next page asks by itself.
      this.#parts.warn(`${file} was not injected: ${String(cause)}`);
    });
  }
}
