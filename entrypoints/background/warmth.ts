import type { EventsLink, PhoneLink } from '../../lib/conductor/ports';

/** How long phone and subscription stay ready after the popup closed without a call. Unit: milliseconds. */
export const COOL_AFTER_MS = 120_000;

interface WarmthParts {
  readonly phone: PhoneLink;
  readonly events: EventsLink;
  readonly nowMs: () => number;
  /** Rings `handleCoolAlarm`, also in a later life of the worker. */
  readonly setCoolAlarm: (dueMs: number | null) => void;
}

/**
 * Who needs the phone and the subscription. The conductor sees its two links as if it were alone;
 * they are let go only when neither a call nor a popup needs them: no call, no subscription.
 */
export class Warmth {
  readonly #parts: WarmthParts;
  readonly #calls = { phone: false, events: false };
  #isPopupOpen = false;
  #isWarm = false;

  constructor(parts: WarmthParts) {
    this.#parts = parts;
  }

  /** What the conductor gets instead of the phone itself. */
  get phone(): PhoneLink {
    const { phone } = this.#parts;
    return {
      open: () => {
        this.#calls.phone = true;
        return phone.open();
      },
      send: (bootId, command) => phone.send(bootId, command),
      acknowledge: (sequence) => phone.acknowledge(sequence),
      close: () => {
        this.#calls.phone = false;
        this.#letGo();
      },
    };
  }

  /** What the conductor gets instead of the subscription itself. */
  get events(): EventsLink {
    return {
      start: () => {
        this.#calls.events = true;
        return this.#parts.events.start();
      },
      stop: () => {
        this.#calls.events = false;
        this.#letGo();
      },
    };
  }

  /** A signed-in rep looks at the popup: by the time they press Start, everything is ready. */
  async warm(): Promise<void> {
    this.#isPopupOpen = true;
    this.#isWarm = true;
    this.#parts.setCoolAlarm(null);
    await Promise.all([this.#parts.phone.open(), this.#parts.events.start()]);
  }

  /** The popup closed, or a new worker found a phone that nobody asked for. */
  coolLater(): void {
    this.#isPopupOpen = false;
    this.#isWarm = true;
    this.#parts.setCoolAlarm(this.#parts.nowMs() + COOL_AFTER_MS);
  }

  handleCoolAlarm(): void {
    if (this.#isPopupOpen) return;
    this.#isWarm = false;
    this.#letGo();
  }

  #letGo(): void {
    if (this.#isWarm) return;
    if (!this.#calls.events) this.#parts.events.stop();
    if (!this.#calls.phone) this.#parts.phone.close();
  }
}
