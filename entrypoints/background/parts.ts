import type { Conductor, RecordLink } from '../../lib/conductor/ports';
import type { Hub } from '../../lib/messaging/hub-ports';
import { CallBacks } from './call-backs';
import { SavedCall } from './call-store';
import type { AttachablePhone, BackgroundDeps } from './deps';
import type { FinderSide } from './finder-side';
import { createGate } from './gate';
import {
  createFinderSide,
  createPresence,
  createSession,
  createSites,
  createSound,
  createTray,
  createUpdates,
} from './inside';
import { LinkStates } from './link-states';
import { createNewsClick } from './news-click';
import { conductorPorts, phoneParts, platformHooks } from './outside';
import { SipProvision } from './phone-side';
import { ChosenPlatform } from './platform';
import { Preferences } from './preferences';
import { createRecordKeeper, type RecordKeeper } from './record';
import type { Session } from './session';
import { createShortcuts } from './shortcuts';
import { createMissedNews, createSignals } from './signals';
import type { Sites } from './sites';
import type { Tray } from './tray';
import { createUiSide } from './ui-side';
import type { Wired } from './wired';

/** What is recorded of a missed call is told first: the rep shall hear of it although the disk is full. */
const tellingOf = (parts: Parts): RecordLink => ({
  put: (entries) => {
    parts.tellMissed(entries);
    return parts.record.put(entries);
  },
});

/**
 * Everything that the background is made of, each made once. Nothing is read or sent here. What others take over while
 * they are made comes first.
 */
export class Parts implements Wired {
  readonly deps: BackgroundDeps;
  readonly warn = (text: string): void => this.deps.log('warn', text);
  readonly run = (work: Promise<unknown>): void => {
    work.catch((cause: unknown) => this.warn(`Background work failed: ${String(cause)}`));
  };
  readonly platform: ChosenPlatform = new ChosenPlatform((choice) =>
    this.deps.createPlatform(choice, platformHooks(this)),
  );
  readonly sip = new SipProvision(async () => (await this.platform.current()).provision());
  readonly links = new LinkStates(() => this.hub.broadcastStatus());
  readonly presence = createPresence(this);
  readonly sound = createSound(this);
  readonly updates = createUpdates(this);
  readonly ready = createGate();
  readonly phone: AttachablePhone;
  readonly savedCall: SavedCall;
  readonly callBacks: CallBacks;
  readonly record: RecordKeeper;
  readonly conductor: Conductor;
  readonly preferences: Preferences;
  readonly session: Session;
  readonly sites: Sites;
  readonly tray: Tray;
  readonly finder: FinderSide;
  readonly hub: Hub;
  readonly handleShortcut: ReturnType<typeof createShortcuts>;
  readonly signal = createSignals(
    () => this.deps.browser,
    () => this.preferences.wantsNews() && !this.hub.hasWatchers(),
    () => this.preferences.isPrivate(),
  );
  readonly tellMissed = createMissedNews(
    () => this.deps.browser,
    () => this.preferences.wantsNews(),
    () => this.preferences.isPrivate(),
  );
  readonly handleNews: (id: string) => Promise<void>;
  isShown = false;

  constructor(deps: BackgroundDeps) {
    this.deps = deps;
    this.preferences = new Preferences(deps.items);
    this.phone = deps.createPhone(phoneParts(this));
    this.savedCall = new SavedCall({ items: deps.items, clock: deps.clock, warn: this.warn });
    this.callBacks = new CallBacks(deps.items, this.warn);
    this.record = createRecordKeeper(deps, this.preferences, () => this.conductor.snapshot());
    this.conductor = deps.createConductor(conductorPorts(this, { store: this.savedCall, record: tellingOf(this) }));
    this.session = createSession(this);
    this.sites = createSites(this);
    this.tray = createTray(this);
    this.finder = createFinderSide(this);
    this.hub = createUiSide(this);
    this.handleNews = createNewsClick({
      browser: deps.browser,
      hub: () => this.hub,
      tray: this.tray,
      record: deps.record,
    });
    this.handleShortcut = createShortcuts({
      browser: deps.browser,
      conductor: this.conductor,
      hub: this.hub,
      settings: deps.items.settings,
    });
  }
}
