import type { Hub } from '../../lib/messaging/hub';
import type { BootId, FromPhone, PhoneCommand } from '../../lib/phone/phone';
import type { Session } from './session';
import type { Warmth } from './warmth';

interface PresenceParts {
  readonly hub: () => Pick<Hub, 'hasPage' | 'hasWatchers'>;
  readonly session: () => Pick<Session, 'ensureKnown' | 'isSignedIn'>;
  readonly warmth: () => Pick<Warmth, 'warm' | 'coolLater'>;
  readonly isCallShown: () => boolean;
  readonly send: (bootId: BootId, command: PhoneCommand) => void;
  readonly onPopupClosed: () => void;
  readonly run: (work: Promise<unknown>) => void;
}

/** What follows from somebody looking: a phone that is ready before Start, and a level meter that moves. */
export class Presence {
  readonly #parts: PresenceParts;
  #isPopupOpen = false;
  #bootId: BootId | undefined;
  #isWatching = false;

  constructor(parts: PresenceParts) {
    this.#parts = parts;
  }

  isPopupOpen(): boolean {
    return this.#isPopupOpen;
  }

  /** Somebody came or went, signed in, or the call began or ended. */
  update(): void {
    const isOpen = this.#parts.hub().hasPage('popup');
    const wasOpen = this.#isPopupOpen;
    this.#isPopupOpen = isOpen;
    if (isOpen) this.#warm(!wasOpen);
    else if (wasOpen) this.#close();
    this.#watch();
  }

  /** A fresh link is watched by nobody. */
  handlePhone(message: FromPhone): void {
    if (message.kind !== 'hello') return;
    this.#bootId = message.statement.bootId;
    this.#isWatching = false;
    this.#watch();
  }

  #warm(isFresh: boolean): void {
    const { session, warmth, run } = this.#parts;
    if (isFresh) run(session().ensureKnown());
    if (session().isSignedIn()) run(warmth().warm());
  }

  #close(): void {
    this.#parts.warmth().coolLater();
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
