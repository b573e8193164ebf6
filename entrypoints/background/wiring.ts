import type { Snapshot } from '../../lib/call/snapshot';
import { FINDER_PORT } from '../../lib/finder/messages';
import type { PortLike } from '../../lib/messaging/port-like';
import { isWorthShowing } from '../../lib/messaging/worth-showing';
import { PHONE_PORT } from '../../lib/phone/port';
import { applySettings } from './apply-settings';
import type { BackgroundDeps } from './deps';
import type { FinderSide } from './finder-side';
import { Parts } from './parts';
import { isFromPhone } from './phone-side';
import type { Sites } from './sites';
import type { Tray } from './tray';
import type { Updates } from './updates';

/** The whole background, tied together. Built once per worker life, without a request or a read; `start` begins. */
export class Background {
  readonly #parts: Parts;
  readonly sites: Sites;
  readonly updates: Updates;
  readonly finder: FinderSide;
  readonly tray: Tray;
  /** A key was pressed that the manifest names. */
  readonly handleShortcut: Parts['handleShortcut'];
  /** A notification was clicked. */
  readonly handleNews: Parts['handleNews'];

  constructor(deps: BackgroundDeps) {
    this.#parts = new Parts(deps);
    this.sites = this.#parts.sites;
    this.updates = this.#parts.updates;
    this.finder = this.#parts.finder;
    this.tray = this.#parts.tray;
    this.handleShortcut = this.#parts.handleShortcut;
    this.handleNews = this.#parts.handleNews;
  }

  /** Reads what was saved and carries on. Whoever connected before is greeted at the end of it. */
  async start(): Promise<void> {
    const { deps, conductor, session, sites, ready, run, signal, sound, finder, tray, callBacks } = this.#parts;
    await deps.shutOutPages();
    await Promise.all([this.readSettings(), sites.load(), finder.load(), tray.load(), callBacks.load()]);
    // Its greeting waits in the conductor's queue; one that nobody needs is let go.
    run(deps.findPhone());
    conductor.onSnapshot((snapshot) => this.#handleSnapshot(snapshot));
    await conductor.restore();
    await session.load();
    this.#setShown(conductor.snapshot());
    signal(conductor.snapshot(), tray.count());
    sound.handleSnapshot(conductor.snapshot());
    finder.begin();
    ready.open();
  }

  handleConnect(port: PortLike): void {
    const { hub, phone, deps, finder } = this.#parts;
    if (port.name === FINDER_PORT) finder.handleConnect(port);
    else if (port.name !== PHONE_PORT) hub.handleConnect(port);
    else if (isFromPhone(port, deps.self)) phone.attach(port);
    else port.disconnect();
  }

  /** What waits to be called has changed, whoever changed it. */
  async handleDraft(): Promise<void> {
    const { tray, signal, conductor } = this.#parts;
    await tray.load();
    signal(conductor.snapshot(), tray.count());
  }

  handleAlarm(name: string): void {
    if (name === 'due') this.#parts.conductor.wake();
  }

  /** At the start, after the options page saved something, and after a call. */
  readSettings = async (): Promise<void> => {
    const { preferences, platform, session, sip, deps, isShown, hub, sound, conductor, record, ready, run } =
      this.#parts;
    const { builtInClientId } = deps;
    const wasPrivate = preferences.isPrivate();
    await applySettings({ preferences, platform, session, sip, builtInClientId, isInCall: isShown });
    conductor.handleRules(preferences.rules());
    conductor.handleRinging(preferences.wantsRinging());
    sound.apply();
    run(deps.browser.setMenu(preferences.wantsMenu()));
    hub.broadcastStatus();
    if (preferences.isPrivate() !== wasPrivate) hub.broadcastSnapshot();
    // Only who knows which call is running may drop old ones.
    run(ready.passed.then(() => record.prune()));
  };

  #handleSnapshot(snapshot: Snapshot): void {
    const { hub, presence, sites, updates, run, signal, sound, finder, tray, isShown: wasShown } = this.#parts;
    const isShown = this.#setShown(snapshot);
    hub.broadcastSnapshot();
    signal(snapshot, tray.count());
    run(finder.update());
    sound.handleSnapshot(snapshot);
    presence.update();
    if (isShown && !wasShown) run(sites.showPanels());
    if (isShown || !wasShown) return;
    run(this.readSettings());
    updates.reloadWhenFree();
  }

  #setShown(snapshot: Snapshot): boolean {
    this.#parts.isShown = isWorthShowing(snapshot);
    this.#parts.savedCall.setLive(this.#parts.isShown);
    return this.#parts.isShown;
  }
}

/** Ties the background together. */
export const createBackground = (deps: BackgroundDeps): Background => new Background(deps);
