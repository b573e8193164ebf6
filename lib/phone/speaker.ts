import type { DeviceState } from './phone';

/** The part of an audio element that is used. */
export type Loudspeaker = Pick<HTMLAudioElement, 'setSinkId' | 'play'>;

/** The part of `navigator.mediaDevices` that is used. */
export type OutputDevices = Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'>;

interface SpeakerParts {
  readonly devices: OutputDevices;
  readonly onState: (state: DeviceState) => void;
}

/** What the browser calls the device that the system chose. */
const SYSTEM = '';

/**
 * Where all legs are heard: the device that the rep chose, or the system's while that one is gone.
 * ```
 *   chosen ──unplugged, refused──▶ missing ──plugged in again──▶ chosen
 *      └──── the browser does not let an element play ──▶ blocked ──it plays──▶ chosen, missing
 * ```
 */
export class Speaker {
  readonly #parts: SpeakerParts;
  readonly #elements = new Set<Loudspeaker>();
  #deviceId = SYSTEM;
  #isMissing = false;
  #blocked = new Set<Loudspeaker>();
  #told: DeviceState = 'chosen';

  constructor(parts: SpeakerParts) {
    this.#parts = parts;
    parts.devices.addEventListener('devicechange', () => void this.#look()); // never rejects, see there
  }

  state(): DeviceState {
    if (this.#blocked.size > 0) return 'blocked';
    return this.#isMissing ? 'missing' : 'chosen';
  }

  choose(deviceId: string): void {
    if (deviceId !== this.#deviceId) {
      this.#deviceId = deviceId;
      this.#isMissing = false;
      this.#routeAll();
    }
    for (const element of [...this.#blocked]) this.play(element);
    this.#tell();
  }

  add(element: Loudspeaker): void {
    this.#elements.add(element);
    if (this.#deviceId !== SYSTEM) void this.#route(element); // never rejects: a refusal is a state
  }

  remove(element: Loudspeaker): void {
    this.#elements.delete(element);
    this.#blocked.delete(element);
    this.#tell();
  }

  /** Plays what the element was given. A browser that wants a click first is told of, and asked again later. */
  play(element: Loudspeaker): void {
    element.play().then(
      () => this.#unblock(element),
      (error: unknown) => this.#handleSilent(element, error),
    );
  }

  #handleSilent(element: Loudspeaker, error: unknown): void {
    const isRefused = error instanceof Error && error.name === 'NotAllowedError';
    if (!isRefused || !this.#elements.has(element)) return; // other errors: the track ended under our hands
    this.#blocked.add(element);
    this.#tell();
  }

  #unblock(element: Loudspeaker): void {
    this.#blocked.delete(element);
    this.#tell();
  }

  #routeAll(): void {
    for (const element of this.#elements) void this.#route(element); // never rejects, see above
  }

  async #route(element: Loudspeaker): Promise<void> {
    const wanted = this.#deviceId;
    try {
      await element.setSinkId(this.#isMissing ? SYSTEM : wanted);
    } catch {
      if (wanted !== this.#deviceId || this.#isMissing) return;
      this.#setMissing(true);
    }
  }

  /** An element whose device is unplugged stays silent until it is sent elsewhere. */
  async #look(): Promise<void> {
    for (const element of [...this.#blocked]) this.play(element);
    if (this.#deviceId === SYSTEM) return;
    const known = await this.#parts.devices.enumerateDevices().catch(() => []);
    const isThere = known.some(({ kind, deviceId }) => kind === 'audiooutput' && deviceId === this.#deviceId);
    if (isThere === this.#isMissing) this.#setMissing(!isThere);
  }

  #setMissing(isMissing: boolean): void {
    this.#isMissing = isMissing;
    this.#routeAll();
    this.#tell();
  }

  #tell(): void {
    const state = this.state();
    if (state === this.#told) return;
    this.#told = state;
    this.#parts.onState(state);
  }
}
