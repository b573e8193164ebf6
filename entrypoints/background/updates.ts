/** Holds an update back while reloading would cost somebody something. */
export class Updates {
  readonly #reload: () => void;
  readonly #isFree: () => boolean;
  #isWaiting = false;

  constructor(isFree: () => boolean, reload: () => void) {
    this.#isFree = isFree;
    this.#reload = reload;
  }

  handleAvailable(): void {
    this.#isWaiting = true;
    this.reloadWhenFree();
  }

  reloadWhenFree(): void {
    if (this.#isWaiting && this.#isFree()) this.#reload();
  }
}
