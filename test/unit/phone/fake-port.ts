import type { PortLike } from '../../../lib/phone/port';

/** One end of a pair; the other end is `far`. Messages are cloned, as a browser does. */
export class FakePort implements PortLike {
  readonly received: unknown[] = [];
  far: FakePort | undefined;
  isOpen = true;
  /** Loses what is posted without a sound, as a port whose worker is just being killed. */
  isDying = false;
  #onMessage: (message: unknown) => void = () => undefined;
  #onDisconnect: () => void = () => undefined;

  static pair(): [FakePort, FakePort] {
    const [near, far] = [new FakePort(), new FakePort()];
    near.far = far;
    far.far = near;
    return [near, far];
  }

  post(message: unknown): void {
    if (!this.isOpen || this.isDying || !this.far) return;
    const copy: unknown = structuredClone(message);
    this.far.received.push(copy);
    this.far.#onMessage(copy);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#onMessage = listener;
  }

  onDisconnect(listener: () => void): void {
    this.#onDisconnect = listener;
  }

  /** Only the other end is told, as in a browser. */
  disconnect(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    if (!this.far?.isOpen) return;
    this.far.isOpen = false;
    this.far.#onDisconnect();
  }
}
