import type { CallId, EndpointId, Line, MediaMeter, ToneOf } from '../world/line';
import type { MediaLeg } from './answerer';
import { createEar, type Ear } from './ear';
import { startFrameClock } from './frame-clock';
import { createMeter } from './meter';
import { createPcmRing, FRAME_SAMPLES, type PcmRing } from './pcm';
import { toneFrame } from './tone';

/** A device leg in the mix. */
interface MixedLeg {
  readonly leg: MediaLeg;
  readonly uplink: PcmRing;
}

/** Carries audio between everyone whom the line says to hear each other. */
export interface Mixer {
  attach(callId: CallId, leg: MediaLeg): void;
  detach(callId: CallId): void;
  /** Stops sending to devices: a network that lost the media but not the signalling. */
  setSilent(silent: boolean): void;
  close(): void;
  readonly meter: MediaMeter;
}

const SILENCE = new Float32Array(FRAME_SAMPLES);

/** What each leg says in this frame. */
function pullUplinks(legs: ReadonlyMap<EndpointId, MixedLeg>): ReadonlyMap<EndpointId, Float32Array> {
  const voices = new Map<EndpointId, Float32Array>();
  for (const [endpoint, { leg, uplink }] of legs) {
    const samples = leg.pull() ?? SILENCE;
    uplink.push(samples);
    voices.set(endpoint, samples);
  }
  return voices;
}

/** Starts the mixer: one clock for all legs, a frame every 20 ms. */
export function createMixer({ line, tones }: { readonly line: Line; readonly tones: ToneOf }): Mixer {
  const legs = new Map<EndpointId, MixedLeg>();
  const ears = new Map<EndpointId, Ear>();
  let frame = 0;
  let isSilent = false;

  function mixFor(listener: EndpointId, voices: ReadonlyMap<EndpointId, Float32Array>): void {
    const ear = ears.get(listener) ?? createEar();
    ears.set(listener, ear);
    ear.startFrame();
    for (const source of line.hears(listener)) {
      if (source !== listener) ear.hear(source, voiceOf(source, voices));
    }
    const codes = ear.endFrame();
    if (!isSilent) legs.get(listener)?.leg.send(codes);
  }

  function voiceOf(source: EndpointId, voices: ReadonlyMap<EndpointId, Float32Array>): Float32Array {
    if (source.startsWith('device:')) return voices.get(source) ?? SILENCE;
    return toneFrame(Math.round(tones(source.slice('callee:'.length))), frame);
  }

  const stopClock = startFrameClock(() => {
    const listeners = new Set<EndpointId>([...line.endpoints(), ...legs.keys()]);
    for (const endpoint of ears.keys()) if (!listeners.has(endpoint)) ears.delete(endpoint);
    const voices = pullUplinks(legs);
    for (const listener of listeners) mixFor(listener, voices);
    frame += 1;
  });

  return {
    attach: (callId, leg) => void legs.set(`device:${callId}`, { leg, uplink: createPcmRing() }),
    detach: (callId) => void legs.delete(`device:${callId}`),
    setSilent: (silent) => {
      isSilent = silent;
    },
    close: stopClock,
    meter: createMeter({ line, tones, ears, legs }),
  };
}
