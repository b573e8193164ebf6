import type { DialRules } from '../../lib/call/dial-rules';
import type { Layout } from '../../lib/messaging/protocol';
import type { Retention } from '../../lib/record/retention';
import { DEFAULT_SETTINGS, type Items, type Settings } from '../../lib/storage/items';

/** The settings and what else the panel needs to know, kept at hand because panels are greeted synchronously. */
export class Preferences {
  readonly #items: Pick<Items, 'settings' | 'minimisedSites'>;
  #settings: Settings = DEFAULT_SETTINGS;
  #minimised: readonly string[] = [];

  constructor(items: Pick<Items, 'settings' | 'minimisedSites'>) {
    this.#items = items;
  }

  async load(): Promise<Settings> {
    [this.#settings, this.#minimised] = await Promise.all([
      this.#items.settings.read(),
      this.#items.minimisedSites.read(),
    ]);
    return this.#settings;
  }

  /** As they were last read. */
  current(): Settings {
    return this.#settings;
  }

  layout(site: string): Layout {
    return { minimised: this.#minimised.includes(site), removal: this.#settings.removal };
  }

  /** Does the rep want to be told while they look elsewhere? */
  wantsNews(): boolean {
    return this.#settings.notify;
  }

  /** How much of the past is kept. */
  retention(): Retention {
    return { days: this.#settings.historyDays, calls: this.#settings.historyCalls };
  }

  /** What may be dialled. */
  rules(): DialRules {
    const {
      allowedCountries: countries,
      doNotCall,
      premiumNumbers: premium,
      dialsPerMinute,
      dialsPerHour,
    } = this.#settings;
    return { countries, doNotCall, premium, perMinute: dialsPerMinute, perHour: dialsPerHour };
  }

  async setMinimised(site: string, minimised: boolean): Promise<void> {
    this.#minimised = await this.#items.minimisedSites.update((sites) => {
      const others = sites.filter((other) => other !== site);
      return minimised ? [...others, site] : others;
    });
  }
}
