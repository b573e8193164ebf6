import type { DeviceState, MicrophoneState } from './phone';

/** The part of `navigator.mediaDevices` that is used. */
export type Devices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices' | 'addEventListener'>;

interface MicrophoneParts {
  readonly devices: Devices;
  /** The state or the track changed. */
  readonly onChange: () => void;
  /** The state, each time somebody asked or it changed. */
  readonly onState: (state: MicrophoneState) => void;
  /** Another device is used than before, or the chosen one came or went. */
  readonly onDevice: () => void;
}

const PROCESSING = { echoCancellation: true, noiseSuppression: true, autoGainControl: true } as const;

const isGone = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'OverconstrainedError' || error.name === 'NotFoundError');

function toState(error: unknown): MicrophoneState {
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'denied' : 'missing';
}

/** The one capture of the phone. It opens only when asked, and closing really stops the device. */
export class Microphone {
  readonly #parts: MicrophoneParts;
  #state: MicrophoneState = 'closed';
  #track: MediaStreamTrack | null = null;
  /** Somebody asked for it and nobody took that back. */
  #isWanted = false;
  #isOpening = false;
  /** Empty is the one that the system chose. */
  #deviceId = '';
  #isFallback = false;

  constructor(parts: MicrophoneParts) {
    this.#parts = parts;
    // A headset that was plugged out comes back: the call goes on with whatever is there.
    parts.devices.addEventListener('devicechange', () => {
      this.#reopenIfLost();
      void this.#returnIfBack(); // never rejects: what cannot be listed is not there
    });
  }

  state(): MicrophoneState {
    return this.#state;
  }

  /** The captured track; legs send clones of it. */
  track(): MediaStreamTrack | null {
    return this.#track;
  }

  /** Is it the one that the rep chose? */
  device(): DeviceState {
    return this.#isFallback ? 'missing' : 'chosen';
  }

  /** Takes effect at once; a call goes over to the other device without a gap in its connection. */
  choose(deviceId: string): void {
    if (deviceId === this.#deviceId) return;
    this.#deviceId = deviceId;
    this.#setFallback(false);
    if (this.#state === 'open' && !this.#isOpening) void this.#open(); // never rejects: every failure is a state
  }

  open(): void {
    this.#isWanted = true;
    if (this.#state === 'open') this.#parts.onState('open');
    else if (!this.#isOpening) void this.#open(); // never rejects: every failure is a state
  }

  close(): void {
    this.#isWanted = false;
    this.#stopTrack();
    // What stands in the way stays known until somebody asks again.
    if (this.#state === 'open' || this.#state === 'lost') this.#change('closed');
  }

  /** The rep changed the permission in the browser's settings. */
  permissionChanged(isGranted: boolean): void {
    if (isGranted && this.#state === 'denied') this.#change('closed');
  }

  async #open(): Promise<void> {
    this.#isOpening = true;
    const deviceId = this.#deviceId;
    try {
      this.#take(await this.#capture(deviceId));
    } catch (error) {
      this.#handleRefused(toState(error));
    } finally {
      this.#isOpening = false;
    }
    // The rep chose another one meanwhile.
    if (deviceId !== this.#deviceId && this.#state === 'open') await this.#open();
  }

  /** The chosen device, or the system's while that one is not there. */
  async #capture(deviceId: string): Promise<MediaStream> {
    const capture = (device: MediaTrackConstraints) =>
      this.#parts.devices.getUserMedia({ audio: { ...PROCESSING, ...device }, video: false });
    if (deviceId === '') return await capture({});
    try {
      const stream = await capture({ deviceId: { exact: deviceId } });
      this.#setFallback(false);
      return stream;
    } catch (error) {
      if (!isGone(error)) throw error;
      const stream = await capture({});
      this.#setFallback(deviceId === this.#deviceId);
      return stream;
    }
  }

  #handleRefused(state: MicrophoneState): void {
    // Still unplugged: the next device that comes is taken.
    // And another device that cannot be had leaves the one that works.
    if (!this.#isWanted || this.#state === 'open' || (this.#state === 'lost' && state === 'missing')) return;
    this.#isWanted = false;
    this.#change(state);
  }

  #take(stream: MediaStream): void {
    const [track] = stream.getAudioTracks();
    if (!this.#isWanted || !track) {
      for (const unused of stream.getTracks()) unused.stop();
      return;
    }
    this.#stopTrack();
    this.#track = track;
    // Fires only when the device goes away, not on our own stop.
    track.addEventListener('ended', () => this.#handleLost(track), { once: true });
    this.#change('open');
  }

  #handleLost(track: MediaStreamTrack): void {
    if (track !== this.#track) return;
    this.#track = null;
    this.#change('lost');
    this.#reopenIfLost();
  }

  #reopenIfLost(): void {
    if (this.#isWanted && this.#state === 'lost' && !this.#isOpening) void this.#open(); // never rejects, see above
  }

  /** The chosen device was plugged in again. */
  async #returnIfBack(): Promise<void> {
    if (!this.#isFallback) return;
    const known = await this.#parts.devices.enumerateDevices().catch(() => []);
    const isBack = known.some(({ kind, deviceId }) => kind === 'audioinput' && deviceId === this.#deviceId);
    if (isBack && this.#state === 'open' && !this.#isOpening) await this.#open();
  }

  #setFallback(isFallback: boolean): void {
    if (isFallback === this.#isFallback) return;
    this.#isFallback = isFallback;
    this.#parts.onDevice();
  }

  #stopTrack(): void {
    this.#track?.stop();
    this.#track = null;
  }

  #change(state: MicrophoneState): void {
    this.#state = state;
    this.#parts.onChange();
    this.#parts.onState(state);
  }
}
