import type { CallBackBook } from '../../lib/messaging/limits';
import type { Items } from '../../lib/storage/items';

/** When web pages had people called back, kept at hand because their wishes are judged synchronously. */
export class CallBacks implements CallBackBook {
  readonly #item: Items['callBacks'];
  readonly #warn: (text: string) => void;
  #timesMs: readonly number[] = [];

  constructor({ callBacks }: Pick<Items, 'callBacks'>, warn: (text: string) => void) {
    this.#item = callBacks;
    this.#warn = warn;
  }

  async load(): Promise<void> {
    this.#timesMs = await this.#item.read();
  }

  read(): readonly number[] {
    return this.#timesMs;
  }

  write(timesMs: readonly number[]): void {
    this.#timesMs = timesMs;
    this.#item.write(timesMs).catch((cause: unknown) => this.#warn(`Call-backs were not counted: ${String(cause)}`));
  }
}
