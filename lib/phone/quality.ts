import type { Quality } from './phone-ports';

/** Counters of one leg at one moment. */
export interface MediaSample {
  readonly atMs: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly jitterMs: number;
  readonly roundTripMs: number;
  /** 0 to 1. */
  readonly microphone: number;
}

/** Audio comes 50 times a second; a gap this long is not jitter any more. Unit: milliseconds. */
const SILENCE_MS = 3000;
/** Above these people start to ask each other to repeat. */
const WEAK_LOSS = 0.05;
const WEAK_JITTER_MS = 60;
const WEAK_ROUND_TRIP_MS = 500;

function numberIn(report: unknown, key: string): number {
  const value: unknown = typeof report === 'object' && report !== null ? Reflect.get(report, key) : undefined;
  return typeof value === 'number' ? value : 0;
}

/** Reads the counters that matter from `getStats`. */
export function toSample(reports: Iterable<unknown>, atMs: number): MediaSample {
  const byType = new Map<unknown, unknown>();
  for (const report of reports) {
    if (typeof report === 'object' && report !== null) byType.set(Reflect.get(report, 'type'), report);
  }
  const inbound = byType.get('inbound-rtp');
  return {
    atMs,
    packetsReceived: numberIn(inbound, 'packetsReceived'),
    packetsLost: numberIn(inbound, 'packetsLost'),
    jitterMs: numberIn(inbound, 'jitter') * 1000,
    roundTripMs: numberIn(byType.get('remote-inbound-rtp'), 'roundTripTime') * 1000,
    microphone: Math.min(1, Math.max(0, numberIn(byType.get('media-source'), 'audioLevel'))),
  };
}

/** Judges one leg over time: hand it each sample. */
export class QualityJudge {
  #before: MediaSample | undefined;
  #heardAtMs: number | undefined;

  judge(now: MediaSample): Quality {
    const before = this.#before;
    this.#before = now;
    if (!before || this.#heardAtMs === undefined) {
      this.#heardAtMs = now.atMs;
      return 'unknown';
    }
    const received = now.packetsReceived - before.packetsReceived;
    if (received > 0) this.#heardAtMs = now.atMs;
    if (now.atMs - this.#heardAtMs >= SILENCE_MS) return 'lost';
    const lost = Math.max(0, now.packetsLost - before.packetsLost);
    const isLossy = lost > 0 && lost / (lost + Math.max(0, received)) > WEAK_LOSS;
    const isWeak = isLossy || now.jitterMs > WEAK_JITTER_MS || now.roundTripMs > WEAK_ROUND_TRIP_MS;
    return isWeak ? 'weak' : 'good';
  }
}
