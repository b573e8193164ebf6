import type { Hub } from '../../lib/messaging/hub-ports';
import type { BootId, FromPhone, PhoneCommand } from '../../lib/phone/phone';
import type { Clock } from '../../lib/shared/clock';
import type { Session } from './session';

/** Warmth ends by itself after two minutes; a popup that stays open asks again before. Unit: milliseconds. */
export const WARM_AGAIN_MS = 90_000;

interface PresenceParts {
  readonly hub: () => Pick<Hub, 'hasPage' | 'hasWatchers'>;
  readonly session: () => Pick<Session, 'ensureKnown' | 'isSignedIn'>;
  readonly clock: () => Clock;
  readonly isCallShown: () => boolean;
  /** Makes phone and subscription ready, for a while. */
  readonly warm: () => void;
  readonly send: (bootId: BootId, command: PhoneCommand) => void;
  readonly onPopupClosed: () => void;
  readonly run: (work: Promise<unknown>) => void;
}

/** What follows from somebody looking: a phone that is ready before Start, and a level meter that moves. */
export class Presence {
  readonly #parts: PresenceParts;
  #isPopupOpen = false;
  #cancelWarm: () => void = () => {};
  #bootId: BootId | undefined;
  #isWatching = false;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  /** Somebody came or went, or the call began or ended. */
  update(): void {
    const isOpen = this.#parts.hub().hasPage('popup');
    const wasOpen = this.#isPopupOpen;
    this.#isPopupOpen = isOpen;
    if (isOpen && !wasOpen) this.#open();
    if (!isOpen && wasOpen) this.#close();
    this.#watch();
  }

  /** A signed-in rep looks at the popup: by the time they press Start, everything is ready. */
  warm(): void {
    this.#cancelWarm();
    if (!this.#isPopupOpen || !this.#parts.session().isSignedIn()) return;
    this.#parts.warm();
    this.#cancelWarm = this.#parts.clock().after(WARM_AGAIN_MS, () => this.warm());
  }

  /** A fresh link is watched by nobody. */
  handlePhone(message: FromPhone): void {
    if (message.kind !== 'hello') return;
    this.#bootId = message.statement.bootId;
    this.#isWatching = false;
    this.#watch();
  }

  #open(): void {
    this.#parts.run(this.#parts.session().ensureKnown());
    this.warm();
  }

  #close(): void {
    this.#cancelWarm();
    this.#parts.onPopupClosed();
  }

  /** Measuring costs; it is done only while a call is shown to somebody. */
  #watch(): void {
    const watching = this.#parts.isCallShown() && this.#parts.hub().hasWatchers();
    if (this.#bootId === undefined || watching === this.#isWatching) return;
    this.#isWatching = watching;
    this.#parts.send(this.#bootId, { kind: 'watch', watching });
  }
}
