import type { CallStore } from '../../lib/conductor/ports';
import type { Items } from '../../lib/storage/items';
import { createNewestWins } from '../../lib/storage/newest-wins';

/**
 * Where the call is kept: in memory of the browser session, where a restarted worker finds it at once, and on disk while
 * it is live, where a restarted browser finds a leftover call.
 */
export class SavedCall implements CallStore {
  readonly #items: Pick<Items, 'call' | 'liveCall'>;
  readonly #session;
  readonly #disk;
  #isLive = false;
  #isLeftover = false;

  constructor(items: Pick<Items, 'call' | 'liveCall'>, warn: (text: string) => void) {
    this.#items = items;
    this.#session = createNewestWins<unknown>((state) => items.call.write(state));
    this.#disk = createNewestWins<unknown>((state) =>
      // The copy on disk is a net below the one in the session; the call goes on without it.
      items.liveCall.write(state).catch((cause: unknown) => warn(`The call was not copied to disk: ${String(cause)}`)),
    );
  }

  async load(): Promise<unknown> {
    const call = await this.#items.call.read();
    if (call !== undefined) return call;
    const left = await this.#items.liveCall.read();
    this.#isLeftover = left !== undefined;
    return left;
  }

  /** What belongs to the session of the browser is gone with it; the copy on disk is not. */
  isLeftover(): boolean {
    return this.#isLeftover;
  }

  async save(state: unknown): Promise<void> {
    // What people see waits for the session alone, so it goes first.
    const saved = this.#session.save(state);
    if (this.#isLive) void this.#disk.save(state);
    await saved;
  }

  /** Over and dismissed calls leave nothing on disk. */
  setLive(isLive: boolean): void {
    if (this.#isLive && !isLive) void this.#disk.save(undefined).then(() => this.#items.liveCall.remove());
    this.#isLive = isLive;
  }
}
