import type { EventsLink } from '../../lib/conductor/ports';
import type { SipInfo } from '../../lib/phone/phone';
import type { Auth } from '../../lib/ringcentral/auth';
import type { Telephony } from '../../lib/ringcentral/telephony';
import type { Outcome } from '../../lib/shared/outcome';
import type { Settings, StoredAccount } from '../../lib/storage/items';

/** RingCentral as the background uses it: one server, one client id. */
export interface Platform {
  readonly telephony: Telephony;
  readonly events: EventsLink;
  readonly auth: Auth;
  readAccount(): Promise<Outcome<StoredAccount>>;
  provision(): Promise<Outcome<SipInfo>>;
}

/** What a platform is built from; it never changes while one is in use. */
export type PlatformChoice = Pick<Settings, 'server' | 'clientId'>;

/**
 * The platform that the settings name. Settings are read asynchronously, so everybody else gets these forwarding
 * objects, which wait for the first choice.
 */
export class ChosenPlatform {
  readonly #build: (choice: PlatformChoice) => Platform;
  readonly #first: Promise<void>;
  #announce = () => {};
  #platform: Platform | undefined;
  #choice: PlatformChoice | undefined;

  constructor(build: (choice: PlatformChoice) => Platform) {
    this.#build = build;
    this.#first = new Promise((resolve) => {
      this.#announce = resolve;
    });
  }

  /** True when the choice differs from the one in use. The caller makes sure that no call is running. */
  choose(choice: PlatformChoice): boolean {
    if (this.isChosen(choice)) return false;
    this.#platform?.events.stop();
    this.#choice = choice;
    this.#platform = this.#build(choice);
    this.#announce();
    return true;
  }

  isChosen({ server, clientId }: PlatformChoice): boolean {
    return this.#choice?.server === server && this.#choice.clientId === clientId;
  }

  hasClientId(): boolean {
    return Boolean(this.#choice?.clientId);
  }

  async current(): Promise<Platform> {
    await this.#first;
    if (!this.#platform) throw new Error('The platform was announced before it was built');
    return this.#platform;
  }

  readonly events: EventsLink = {
    start: async () => (await this.current()).events.start(),
    stop: () => this.#platform?.events.stop(),
  };

  readonly telephony: Telephony = {
    createConference: async () => (await this.current()).telephony.createConference(),
    readSession: async (id) => (await this.current()).telephony.readSession(id),
    readPresence: async () => (await this.current()).telephony.readPresence(),
    bringIn: async (id, leg) => (await this.current()).telephony.bringIn(id, leg),
    deleteParty: async (id, party, options) => (await this.current()).telephony.deleteParty(id, party, options),
    deleteSession: async (id) => (await this.current()).telephony.deleteSession(id),
    setPartyMuted: async (id, party, muted) => (await this.current()).telephony.setPartyMuted(id, party, muted),
  };
}
