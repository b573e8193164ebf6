import type { Snapshot } from '../../lib/call/snapshot';
import type { Conductor, ConductorPorts } from '../../lib/conductor/ports';
import { createHub, type Hub } from '../../lib/messaging/hub';
import type { PortLike } from '../../lib/messaging/port-like';
import type { Status } from '../../lib/messaging/protocol';
import { isWorthShowing } from '../../lib/messaging/worth-showing';
import type { FromPhone } from '../../lib/phone/phone';
import { PHONE_PORT } from '../../lib/phone/port';
import { applySettings } from './apply-settings';
import { SavedCall } from './call-store';
import type { AttachablePhone, BackgroundDeps, PhoneParts, PlatformHooks } from './deps';
import { createGate } from './gate';
import { instanceIdIn } from './instance-id';
import { LinkStates } from './link-states';
import { isFromPhone, SipProvision } from './phone-side';
import { ChosenPlatform } from './platform';
import { Preferences } from './preferences';
import { Presence } from './presence';
import { createRequestHandler } from './requests';
import { Session } from './session';
import { createShortcuts } from './shortcuts';
import { createSignals } from './signals';
import { Sites } from './sites';
import { Updates } from './updates';

/** The whole background, tied together. Built once per worker life, without a request or a read; `start` begins. */
export class Background {
  readonly #deps: BackgroundDeps;
  readonly #platform = new ChosenPlatform((choice) => this.#deps.createPlatform(choice, this.#platformHooks()));
  readonly #phone: AttachablePhone;
  readonly #sip = new SipProvision(async () => (await this.#platform.current()).provision());
  readonly #savedCall: SavedCall;
  readonly #conductor: Conductor;
  readonly #session: Session;
  readonly sites: Sites;
  readonly #preferences: Preferences;
  readonly #links = new LinkStates(() => this.#hub.broadcastStatus());
  readonly #presence = this.#createPresence();
  readonly updates = new Updates(
    () => !this.#isShown && !this.#hub.hasPage('popup'),
    () => this.#deps.browser.reload(),
  );
  readonly #hub: Hub;
  readonly #signal = createSignals(
    () => this.#deps.browser,
    () => this.#preferences.wantsNews() && !this.#hub.hasWatchers(),
  );
  readonly #warn = (text: string): void => this.#deps.log('warn', text);
  /** A key was pressed that the manifest names. */
  readonly handleShortcut: ReturnType<typeof createShortcuts>;
  readonly #ready = createGate();
  #isShown = false;

  constructor(deps: BackgroundDeps) {
    this.#deps = deps;
    this.#preferences = new Preferences(deps.items);
    this.#phone = deps.createPhone(this.#phoneParts());
    this.#savedCall = new SavedCall(deps.items, this.#warn);
    this.#conductor = deps.createConductor(this.#conductorPorts());
    this.#session = this.#createSession();
    this.sites = this.#createSites();
    this.#hub = this.#createHub();
    this.handleShortcut = createShortcuts({ browser: deps.browser, conductor: this.#conductor, hub: this.#hub });
  }

  /** Reads what was saved and carries on. Whoever connected before is greeted at the end of it. */
  async start(): Promise<void> {
    await this.#deps.shutOutPages();
    await Promise.all([this.readSettings(), this.sites.load()]);
    // Its greeting waits in the conductor's queue; one that nobody needs is let go.
    this.#run(this.#deps.findPhone());
    this.#conductor.onSnapshot((snapshot) => this.#handleSnapshot(snapshot));
    await this.#conductor.restore();
    await this.#session.load();
    this.#isShown = isWorthShowing(this.#conductor.snapshot());
    this.#savedCall.setLive(this.#isShown);
    this.#signal(this.#conductor.snapshot());
    this.#ready.open();
  }

  handleConnect(port: PortLike): void {
    if (port.name !== PHONE_PORT) this.#hub.handleConnect(port);
    else if (isFromPhone(port, this.#deps.self)) this.#phone.attach(port);
    else port.disconnect();
  }

  handleAlarm(name: string): void {
    if (name === 'due') this.#conductor.wake();
  }

  /** At the start, after the options page saved something, and after a call. */
  readSettings = async (): Promise<void> => {
    await applySettings({
      preferences: this.#preferences,
      platform: this.#platform,
      session: this.#session,
      sip: this.#sip,
      builtInClientId: this.#deps.builtInClientId,
      isInCall: this.#isShown,
    });
    this.#hub.broadcastStatus();
  };

  #handleSnapshot(snapshot: Snapshot): void {
    const wasShown = this.#isShown;
    this.#isShown = isWorthShowing(snapshot);
    this.#savedCall.setLive(this.#isShown);
    this.#hub.broadcastSnapshot();
    this.#signal(snapshot);
    this.#presence.update();
    if (this.#isShown && !wasShown) this.#run(this.sites.showPanels());
    if (this.#isShown || !wasShown) return;
    this.#run(this.readSettings());
    this.updates.reloadWhenFree();
  }

  #handlePhone(message: FromPhone): void {
    this.#links.handlePhone(message);
    this.#presence.handlePhone(message);
    if (message.kind !== 'levels') this.#conductor.handlePhone(message);
    else this.#hub.broadcastLevels({ microphone: message.microphone, quality: message.quality });
  }

  #status(): Status {
    const { phone, events } = this.#links;
    return { signIn: this.#session.state(), sites: this.sites.list(), phone, events };
  }

  /** For work that nobody waits for. */
  #run(work: Promise<unknown>): void {
    work.catch((cause: unknown) => this.#warn(`Background work failed: ${String(cause)}`));
  }

  #platformHooks(): PlatformHooks {
    return {
      onPatches: async (patches) => {
        await Promise.all(patches.map((patch) => this.#conductor.handleNotification(patch)));
      },
      onEventsState: (state) => {
        this.#links.handleEvents(state);
        this.#conductor.handleEventsState(state);
      },
      onPenalty: (untilMs) => this.#conductor.handlePenalty(untilMs),
      onAuth: (status) => this.#run(this.#session.handleAuthChange(status)),
    };
  }

  #phoneParts(): PhoneParts {
    return {
      provision: this.#sip.get,
      forgetProvision: this.#sip.forget,
      instanceId: () => instanceIdIn(this.#deps.items),
      onMessage: (message) => this.#handlePhone(message),
      onLost: () => {
        this.#links.handlePhoneLost();
        this.#conductor.handlePhoneLost();
      },
    };
  }

  #conductorPorts(): ConductorPorts {
    return {
      telephony: this.#platform.telephony,
      phone: this.#phone,
      events: this.#links.follow(this.#platform.events, () => this.#conductor.handleEventsState('live')),
      store: this.#savedCall,
      clock: this.#deps.clock,
      setAlarm: (dueMs) => this.#run(this.#deps.browser.setAlarm('due', dueMs)),
      log: this.#deps.log,
    };
  }

  #createPresence(): Presence {
    return new Presence({
      hub: () => this.#hub,
      session: () => this.#session,
      clock: () => this.#deps.clock,
      warm: () => this.#conductor.warm(),
      isCallShown: () => this.#isShown,
      send: (bootId, command) => this.#phone.send(bootId, command),
      onPopupClosed: () => this.updates.reloadWhenFree(),
      run: (work) => this.#run(work),
    });
  }

  #createSession(): Session {
    return new Session({
      platform: this.#platform,
      items: this.#deps.items,
      onSignedIn: (account) => {
        this.#conductor.handleSignedIn(account);
        this.#presence.warm();
      },
      onSignedOut: () => {
        this.#sip.forget();
        this.#conductor.handleSignedOut();
      },
      onChange: () => this.#hub.broadcastStatus(),
    });
  }

  #createSites(): Sites {
    return new Sites({
      browser: this.#deps.browser,
      wished: this.#deps.items.wishedSites,
      onChange: () => {
        this.#hub.recheckSites();
        this.#hub.broadcastStatus();
      },
      warn: this.#warn,
    });
  }

  #createHub(): Hub {
    const { self, epoch, clock, browser, items } = this.#deps;
    const handleRequest = createRequestHandler({
      browser,
      items,
      session: this.#session,
      isInCall: () => this.#isShown,
      prefill: (digits) => this.#hub.prefill(digits),
      setMinimised: (site, minimised) => this.#preferences.setMinimised(site, minimised),
    });
    return createHub({
      self,
      epoch,
      ready: this.#ready.passed,
      nowMs: () => clock.nowMs(),
      snapshot: () => this.#conductor.snapshot(),
      status: () => this.#status(),
      isSiteEnabled: this.sites.isEnabled,
      layout: (site) => this.#preferences.layout(site),
      handleCommand: (issued) => {
        // Before a call there is nothing to look at but what a call needs.
        if (issued.command.kind === 'checkNow') this.#presence.warm();
        return this.#conductor.handleCommand(issued);
      },
      handleRequest,
      injectPanel: (tabId) => this.#run(this.sites.injectPanel(tabId)),
      onPresence: () => this.#presence.update(),
      warn: this.#warn,
    });
  }
}

/** Ties the background together. */
export const createBackground = (deps: BackgroundDeps): Background => new Background(deps);
