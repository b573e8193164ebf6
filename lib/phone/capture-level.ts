import type { Clock } from '../shared/clock';

/** A sixth of a second at 48 kHz: most of what lies between two looks. */
const SAMPLES = 8192;
/** The device is not read on for nobody. Unit: milliseconds. */
const IDLE_MS = 2000;

interface Tap {
  readonly track: MediaStreamTrack;
  readonly context: AudioContext;
  readonly analyser: AnalyserNode;
}

/** How loud the capture itself is: on a muted leg the connection's own counters know only of silence. */
export class CaptureLevel {
  readonly #clock: Clock;
  #tap: Tap | undefined;
  #cancelIdle: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** 0 to 1, the loudest sample of the last moment, as `getStats` tells it. The first answer about a track is 0. */
  measure(track: MediaStreamTrack | null): number {
    if (track !== this.#tap?.track) this.#close();
    if (!track) return 0;
    this.#cancelIdle();
    this.#cancelIdle = this.#clock.after(IDLE_MS, () => this.#close());
    this.#tap ??= open(track);
    const samples = new Float32Array(SAMPLES);
    this.#tap.analyser.getFloatTimeDomainData(samples);
    return Math.min(
      1,
      samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0),
    );
  }

  #close(): void {
    this.#cancelIdle();
    void this.#tap?.context.close(); // it is closed once only, and then there is nothing to fail
    this.#tap = undefined;
  }
}

function open(track: MediaStreamTrack): Tap {
  const context = new AudioContext();
  const analyser = new AnalyserNode(context, { fftSize: SAMPLES });
  context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
  return { track, context, analyser };
}
