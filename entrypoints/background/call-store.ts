import type { CallStore } from '../../lib/conductor/ports';
import type { Clock } from '../../lib/shared/clock';
import type { Items } from '../../lib/storage/items';
import { createNewestWins } from '../../lib/storage/newest-wins';
import { DialMemory } from './dial-memory';

interface CallStoreParts {
  readonly items: Pick<Items, 'call' | 'liveCall' | 'dials'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly warn: (text: string) => void;
}

/** What nobody can read is given back as it is: the conductor drops it with a warning. */
function readText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Where the call is kept: in memory of the browser session, where a restarted worker finds it at once, and on disk while
 * it is live, where a restarted browser finds a leftover call.
 */
export class SavedCall implements CallStore {
  readonly #parts: CallStoreParts;
  readonly #session;
  readonly #disk;
  readonly #dials: DialMemory;
  #isLive = false;
  #isLeftover = false;
  #toCopy: string | undefined;

  constructor(parts: CallStoreParts) {
    const { items, warn } = parts;
    this.#parts = parts;
    this.#dials = new DialMemory({ dials: items.dials, warn });
    this.#session = createNewestWins<string>((text) => items.call.write(text));
    this.#disk = createNewestWins<string | undefined>((text) =>
      // The copy on disk is a net below the one in the session; the call goes on without it.
      items.liveCall.write(text).catch((cause: unknown) => warn(`The call was not copied to disk: ${String(cause)}`)),
    );
  }

  async load(): Promise<unknown> {
    const { call, liveCall } = this.#parts.items;
    const saved = await call.read();
    if (saved !== undefined) return readText(saved);
    const left = await liveCall.read();
    this.#isLeftover = left !== undefined;
    return left === undefined ? await this.#dials.load() : readText(left);
  }

  /** What belongs to the session of the browser is gone with it; the copy on disk is not. */
  isLeftover(): boolean {
    return this.#isLeftover;
  }

  async save(state: unknown): Promise<void> {
    const text = JSON.stringify(state);
    this.#dials.note(state);
    try {
      await this.#session.save(text);
    } finally {
      this.#copySoon(text);
    }
  }

  /** What people see waits for the session alone. Whatever is saved until the disk has its turn goes with that. */
  #copySoon(text: string): void {
    const isDue = this.#toCopy !== undefined;
    this.#toCopy = text;
    if (!isDue) this.#parts.clock.after(0, () => this.#copy());
  }

  #copy(): void {
    if (this.#isLive && this.#toCopy !== undefined) void this.#disk.save(this.#toCopy);
    this.#toCopy = undefined;
  }

  /** Over and dismissed calls leave nothing on disk. */
  setLive(isLive: boolean): void {
    if (this.#isLive && !isLive) void this.#disk.save(undefined).then(() => this.#parts.items.liveCall.remove());
    this.#isLive = isLive;
  }
}
