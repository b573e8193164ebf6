/** Sample rate of everything in the simulator. Unit: Hz. */
export const SAMPLE_RATE_HZ = 8_000;

/** Length of a frame. Unit: milliseconds. */
export const FRAME_MS = 20;

/** Samples in a frame. */
export const FRAME_SAMPLES = (SAMPLE_RATE_HZ * FRAME_MS) / 1_000;

/** How much of the past levels and tones are measured over: 500 ms. Unit: samples. */
export const MEASURED_SAMPLES = SAMPLE_RATE_HZ / 2;

const QUEUE_LIMIT_SAMPLES = 6 * FRAME_SAMPLES;
const PREBUFFER_SAMPLES = 2 * FRAME_SAMPLES;

/** A small jitter buffer between packets that arrive when they like and frames that leave every 20 ms. */
export interface PcmQueue {
  push(samples: Float32Array): void;
  /** The next frame; undefined when the buffer ran dry and is filling up again. */
  pull(): Float32Array | undefined;
}

/** Creates an empty jitter buffer: starts to play at 40 ms, drops the oldest beyond 120 ms. */
export function createPcmQueue(): PcmQueue {
  let waiting = new Float32Array(0);
  let playing = false;
  return {
    push(samples) {
      const joined = new Float32Array(waiting.length + samples.length);
      joined.set(waiting);
      joined.set(samples, waiting.length);
      waiting = joined.length > QUEUE_LIMIT_SAMPLES ? joined.slice(-QUEUE_LIMIT_SAMPLES) : joined;
      playing ||= waiting.length >= PREBUFFER_SAMPLES;
    },
    pull() {
      playing &&= waiting.length >= FRAME_SAMPLES;
      if (!playing) return undefined;
      const frame = waiting.slice(0, FRAME_SAMPLES);
      waiting = waiting.slice(FRAME_SAMPLES);
      return frame;
    },
  };
}

/** The last 500 ms of a stream of frames. */
export interface PcmRing {
  push(frame: Float32Array): void;
  /** Root mean square, 0 to 1. */
  rms(): number;
  /** Oldest first. */
  samples(): Float32Array;
}

/** Creates a ring that starts silent. */
export function createPcmRing(): PcmRing {
  const ring = new Float32Array(MEASURED_SAMPLES);
  let next = 0;
  return {
    push(frame) {
      ring.set(frame, next);
      next = (next + frame.length) % ring.length;
    },
    rms: () => Math.sqrt(ring.reduce((sum, sample) => sum + sample * sample, 0) / ring.length),
    samples() {
      const ordered = new Float32Array(ring.length);
      ordered.set(ring.subarray(next));
      ordered.set(ring.subarray(0, next), ring.length - next);
      return ordered;
    },
  };
}

/** Adds a frame to another, in place, without letting the sum leave -1 to 1. */
export function addInto(sum: Float32Array, frame: Float32Array): void {
  for (let i = 0; i < sum.length; i++) {
    sum[i] = Math.max(-1, Math.min(1, (sum[i] ?? 0) + (frame[i] ?? 0)));
  }
}
