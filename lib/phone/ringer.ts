/** What the ringer plays. */
export type ChimeKind = 'joined' | 'left';

/** The parts of an audio context that are used. */
export type RingerContext = Pick<
  AudioContext,
  'sampleRate' | 'destination' | 'createBuffer' | 'createBufferSource' | 'createGain' | 'resume' | 'suspend'
> & {
  /** Not in TypeScript's library yet. Source: Web Audio API 1.1. */
  readonly setSinkId?: (deviceId: string) => Promise<void>;
};

/** Two seconds of ringing, four of silence, as phones ring. Source: ITU-T E.180. Unit: seconds. */
const RING_ON_S = 2;
const RING_EVERY_S = 6;
/** Two tones that sound like a telephone and are no signal of the network. Unit: hertz. */
const RING_HZ = [587, 740] as const;
const CHIME_S = 0.12;
const CHIME_HZ: Readonly<Record<ChimeKind, readonly [number, number]>> = { joined: [660, 880], left: [880, 660] };
/** Beside a conversation a chime is quiet. */
const CHIME_VOLUME = 0.15;
/** After a chime the sound device is let go. Unit: milliseconds. */
const IDLE_MS = 1_000;

interface RingerParts {
  readonly createContext: () => RingerContext;
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

const tone = (hertz: number, atS: number): number => Math.sin(2 * Math.PI * hertz * atS);
/** Tones that begin and end without a click. Unit: seconds. */
const faded = (atS: number, lengthS: number): number => Math.max(0, Math.min(1, atS / 0.02, (lengthS - atS) / 0.02));

const ringAt = (atS: number): number =>
  faded(atS, RING_ON_S) * 0.5 * RING_HZ.reduce((sum, hertz) => sum + tone(hertz, atS), 0);

const chimeAt =
  (kind: ChimeKind) =>
  (atS: number): number => {
    const index = atS < CHIME_S ? 0 : 1;
    const sinceS = atS - index * CHIME_S;
    return faded(sinceS, CHIME_S) * tone(CHIME_HZ[kind][index], sinceS);
  };

/** Sounds for the rep alone, on a device of their own: ringing, and the chime of somebody who joins or leaves. */
export class Ringer {
  readonly #parts: RingerParts;
  #context: RingerContext | undefined;
  #deviceId = '';
  #volume = 1;
  #ring: { readonly source: AudioBufferSourceNode; readonly gain: GainNode } | undefined;
  #cancelIdle: () => void = () => undefined;

  constructor(parts: RingerParts) {
    this.#parts = parts;
  }

  isRinging(): boolean {
    return this.#ring !== undefined;
  }

  /** Which device, and how loud ringing is there; `volumePercent` 0 is silent. Takes effect at once. */
  choose(deviceId: string, volumePercent: number): void {
    this.#volume = volumePercent / 100;
    if (this.#ring) this.#ring.gain.gain.value = this.#volume;
    if (deviceId === this.#deviceId) return;
    this.#deviceId = deviceId;
    if (this.#context) this.#send(this.#context);
  }

  /** Idempotent. */
  setRinging(isRinging: boolean): void {
    if (isRinging === this.isRinging()) return;
    if (isRinging) {
      this.#ring = this.#play(ringAt, RING_EVERY_S, this.#volume);
      this.#ring.source.loop = true;
      return;
    }
    this.#ring?.source.stop();
    this.#ring = undefined;
    this.#rest();
  }

  chime(kind: ChimeKind): void {
    this.#play(chimeAt(kind), 2 * CHIME_S, CHIME_VOLUME);
    this.#rest();
  }

  #play(amplitudeAt: (atS: number) => number, lengthS: number, volume: number) {
    const context = this.#open();
    const buffer = context.createBuffer(1, Math.ceil(lengthS * context.sampleRate), context.sampleRate);
    const samples = buffer.getChannelData(0);
    for (let index = 0; index < samples.length; index++) samples[index] = amplitudeAt(index / context.sampleRate);
    const [source, gain] = [context.createBufferSource(), context.createGain()];
    source.buffer = buffer;
    gain.gain.value = volume;
    source.connect(gain).connect(context.destination);
    source.start();
    return { source, gain };
  }

  #open(): RingerContext {
    this.#cancelIdle();
    if (!this.#context) {
      this.#context = this.#parts.createContext();
      if (this.#deviceId !== '') this.#send(this.#context);
    }
    this.#context.resume().catch(() => undefined); // without sound the badge and the panel still tell
    return this.#context;
  }

  /** A device that is gone is no reason not to ring: the system's takes over. */
  #send(context: RingerContext): void {
    context.setSinkId?.(this.#deviceId).catch(() => context.setSinkId?.('').catch(() => undefined));
  }

  #rest(): void {
    this.#cancelIdle();
    this.#cancelIdle = this.#parts.after(IDLE_MS, () => {
      if (!this.#ring) this.#context?.suspend().catch(() => undefined); // it is asked again after the next sound
    });
  }
}
