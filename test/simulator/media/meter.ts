import type { EndpointId, Line, MediaMeter, ToneOf } from '../world/line';
import type { Ear } from './ear';
import { goertzel } from './goertzel';
import { type PcmRing, SAMPLE_RATE_HZ } from './pcm';
import { TONE_HEARD_AMPLITUDE } from './tone';

/** A device whose share of a mix is quieter than this is not heard; Chromium's own noise is about 0.001. */
const VOICE_HEARD_RMS = 0.004;

/** Creates the meter over the samples that the mixer keeps. */
export function createMeter(heard: {
  readonly line: Line;
  readonly tones: ToneOf;
  readonly ears: ReadonlyMap<EndpointId, Ear>;
  readonly legs: ReadonlyMap<EndpointId, { readonly uplink: PcmRing }>;
}): MediaMeter {
  const { line, tones, ears, legs } = heard;
  function tonesIn(samples: Float32Array): readonly EndpointId[] {
    return line.endpoints().filter((endpoint) => {
      if (!endpoint.startsWith('callee:')) return false;
      const frequencyHz = Math.round(tones(endpoint.slice('callee:'.length)));
      return goertzel(samples, SAMPLE_RATE_HZ, frequencyHz) > TONE_HEARD_AMPLITUDE;
    });
  }
  return {
    audioIn: (callId) => legs.get(`device:${callId}`)?.uplink.rms() ?? 0,
    audioOut: (callId) => ears.get(`device:${callId}`)?.mix.rms() ?? 0,
    heardBy(endpoint) {
      const ear = ears.get(endpoint);
      if (!ear) return [];
      const devices = [...ear.shares].filter(([, share]) => share.rms() > VOICE_HEARD_RMS).map(([source]) => source);
      return [...tonesIn(ear.mix.samples()), ...devices];
    },
  };
}
