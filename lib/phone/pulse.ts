import type { Clock } from '../shared/clock';

/** How often a phone with a call is asked for a sign of life. Unit: milliseconds. */
const PULSE_MS = 1_500;
/** Questions in a row that may stay unanswered: told within five seconds, and not for a pause of one. */
const UNANSWERED = 2;

interface PulseParts {
  readonly clock: Clock;
  readonly ask: () => void;
  readonly onSilent: (isSilent: boolean) => void;
}

/** Notices that the phone's document hangs: its port is open, and nothing comes. */
export class Pulse {
  readonly #parts: PulseParts;
  #cancel: (() => void) | undefined;
  #unanswered = 0;
  #isSilent = false;

  constructor(parts: PulseParts) {
    this.#parts = parts;
  }

  get isWatching(): boolean {
    return this.#cancel !== undefined;
  }

  get isSilent(): boolean {
    return this.#isSilent;
  }

  watch(isWatched: boolean): void {
    if (isWatched === this.isWatching) return;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#unanswered = 0;
    if (isWatched) this.#arm();
  }

  /** Something came from the phone, or it is gone altogether, which others tell. */
  heard(): void {
    this.#unanswered = 0;
    this.#tell(false);
  }

  #arm(): void {
    this.#cancel = this.#parts.clock.after(PULSE_MS, () => {
      if (this.#unanswered >= UNANSWERED) this.#tell(true);
      this.#unanswered += 1;
      this.#parts.ask();
      this.#arm();
    });
  }

  #tell(isSilent: boolean): void {
    if (isSilent === this.#isSilent) return;
    this.#isSilent = isSilent;
    this.#parts.onSilent(isSilent);
  }
}
