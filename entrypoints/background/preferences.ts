import type { Command } from '../../lib/call/commands';
import type { DialRules } from '../../lib/call/dial-rules';
import { DEFAULT_LAYOUT, type Layout, type SiteLayout } from '../../lib/messaging/protocol';
import type { Retention } from '../../lib/record/retention';
import { DEFAULT_SETTINGS, type Items, type Policy, type Settings } from '../../lib/storage/items';
import { rulesOf } from '../../lib/storage/rules-of';

/** So many arrangements are kept. */
const MAX_SITES = 200;

/** The settings and what else the panel needs to know, kept at hand because panels are greeted synchronously. */
export class Preferences {
  readonly #items: Pick<Items, 'settings' | 'layouts' | 'policy'>;
  #settings: Settings = DEFAULT_SETTINGS;
  #fixed: Pick<Policy, 'bringIn' | 'callerId'> = {};
  #layouts: Readonly<Record<string, SiteLayout>> = {};

  constructor(items: Pick<Items, 'settings' | 'layouts' | 'policy'>) {
    this.#items = items;
  }

  async load(): Promise<Settings> {
    const { settings, layouts, policy } = this.#items;
    [this.#settings, this.#layouts, this.#fixed] = await Promise.all([settings.read(), layouts.read(), policy.read()]);
    return this.#settings;
  }

  /** As they were last read. */
  current(): Settings {
    return this.#settings;
  }

  layout(site: string): Layout {
    const { removal, leaveDefault } = this.#settings;
    return { ...(this.#layouts[site] ?? DEFAULT_LAYOUT), removal, leaveDefault };
  }

  /** Shall calls to the rep ring in this browser? */
  wantsRinging(): boolean {
    return this.#settings.ringInBrowser;
  }

  /** Does the rep want to be told while they look elsewhere? */
  wantsNews(): boolean {
    return this.#settings.notify;
  }

  /** Are names and numbers hidden while the rep shares the screen? */
  isPrivate(): boolean {
    return this.#settings.privateMode;
  }

  /** Does the rep want the entry in the menu of selected text? */
  wantsMenu(): boolean {
    return this.#settings.contextMenu;
  }

  /** How much of the past is kept. */
  retention(): Retention {
    return { days: this.#settings.historyDays, calls: this.#settings.historyCalls };
  }

  /** What may be dialled. */
  rules(): DialRules {
    return rulesOf(this.#settings);
  }

  /** A wish as the administrator lets it be, whatever the popup offered. */
  asAllowed(command: Command): Command {
    if (command.kind !== 'start') return command;
    const { bringIn = command.bringIn, callerId = command.callerId } = this.#fixed;
    const { callerId: _, ...rest } = command;
    return { ...rest, bringIn, ...(callerId && { callerId }) };
  }

  async setLayout(site: string, layout: SiteLayout): Promise<void> {
    const { [site]: _, ...others } = this.#layouts;
    // The site that was arranged last stands last, so that the oldest is forgotten first.
    this.#layouts = Object.fromEntries([...Object.entries(others).slice(1 - MAX_SITES), [site, layout]]);
    await this.#items.layouts.write(this.#layouts);
  }
}
