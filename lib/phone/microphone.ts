import type { MicrophoneState } from './phone';

/** The part of `navigator.mediaDevices` that is used. */
export type Devices = Pick<MediaDevices, 'getUserMedia' | 'addEventListener'>;

interface MicrophoneParts {
  readonly devices: Devices;
  /** The state or the track changed. */
  readonly onChange: () => void;
  /** The state, each time somebody asked or it changed. */
  readonly onState: (state: MicrophoneState) => void;
}

const CONSTRAINTS: MediaStreamConstraints = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  video: false,
};

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

  constructor(parts: MicrophoneParts) {
    this.#parts = parts;
    // A headset that was plugged out comes back: the call goes on with whatever is there.
    parts.devices.addEventListener('devicechange', () => this.#reopenIfLost());
  }

  state(): MicrophoneState {
    return this.#state;
  }

  /** The captured track; legs send clones of it. */
  track(): MediaStreamTrack | null {
    return this.#track;
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
    try {
      const stream = await this.#parts.devices.getUserMedia(CONSTRAINTS);
      this.#take(stream);
    } catch (error) {
      this.#handleRefused(toState(error));
    } finally {
      this.#isOpening = false;
    }
  }

  #handleRefused(state: MicrophoneState): void {
    // Still unplugged: the next device that comes is taken.
    if (!this.#isWanted || (this.#state === 'lost' && state === 'missing')) return;
    this.#isWanted = false;
    this.#change(state);
  }

  #take(stream: MediaStream): void {
    const [track] = stream.getAudioTracks();
    if (!this.#isWanted || !track) {
      for (const unused of stream.getTracks()) unused.stop();
      return;
    }
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
