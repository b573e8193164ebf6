import type { Finder } from '../../lib/finder/finder';
import { FINDER_LIST_PORT, type NumbersOnPage } from '../../lib/finder/messages';
import { toPageNumbers } from '../../lib/finder/page-numbers';

/** A list that changes all the time is sent at most so often. Unit: milliseconds. */
const BETWEEN_LISTS_MS = 1_000;

/** Sends the numbers of the page to whoever shows them, and to nobody else. */
export class ListPorts {
  readonly #finder: () => Finder | undefined;
  readonly #ports = new Set<chrome.runtime.Port>();
  #isComplete = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(finder: () => Finder | undefined) {
    this.#finder = finder;
  }

  /** Takes a port that the extension opened; others are not for this script. */
  accept = (port: chrome.runtime.Port): void => {
    if (port.name !== FINDER_LIST_PORT || port.sender?.id !== chrome.runtime.id) return;
    this.#ports.add(port);
    port.onDisconnect.addListener(() => this.#ports.delete(port));
    this.#isComplete = false;
    this.#post();
    void this.#lookThrough();
  };

  /** Something was found; who watches is told soon. */
  note(): void {
    if (this.#ports.size === 0 || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#post();
    }, BETWEEN_LISTS_MS);
  }

  async #lookThrough(): Promise<void> {
    await this.#finder()?.scanAll(document);
    this.#isComplete = true;
    this.#post();
  }

  #post(): void {
    const numbers = toPageNumbers(this.#finder()?.list() ?? []);
    const message: NumbersOnPage = { kind: 'numbers', numbers, isComplete: this.#isComplete };
    for (const port of this.#ports) port.postMessage(message);
  }
}
