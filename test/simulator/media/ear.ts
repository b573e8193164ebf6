import type { EndpointId } from '../world/line';
import { decodeMulaw, encodeMulaw } from './g711';
import { addInto, createPcmRing, FRAME_SAMPLES, type PcmRing } from './pcm';

/** What one endpoint hears: the mix itself, and each device's share of it. */
export interface Ear {
  startFrame(): void;
  hear(source: EndpointId, samples: Float32Array): void;
  /** Closes the frame and gives it as µ-law. */
  endFrame(): Buffer;
  /** The last 500 ms as a listener gets them, after µ-law. */
  readonly mix: PcmRing;
  /** The last 500 ms that came from each device. A device has no tone of its own to find in the mix. */
  readonly shares: ReadonlyMap<EndpointId, PcmRing>;
}

/** Creates an ear that has heard nothing. */
export function createEar(): Ear {
  const mix = createPcmRing();
  const shares = new Map<EndpointId, PcmRing>();
  const silence = new Float32Array(FRAME_SAMPLES);
  let sum = new Float32Array(FRAME_SAMPLES);
  let heard = new Map<EndpointId, Float32Array>();
  return {
    mix,
    shares,
    startFrame() {
      sum = new Float32Array(FRAME_SAMPLES);
      heard = new Map();
    },
    hear(source, samples) {
      addInto(sum, samples);
      if (!source.startsWith('device:')) return;
      heard.set(source, samples);
      if (!shares.has(source)) shares.set(source, createPcmRing());
    },
    endFrame() {
      for (const [source, share] of shares) share.push(heard.get(source) ?? silence);
      const codes = encodeMulaw(sum);
      mix.push(decodeMulaw(codes));
      return codes;
    },
  };
}
